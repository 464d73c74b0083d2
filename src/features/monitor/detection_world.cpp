#include "features/monitor/detection_world.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <utility>

#include "features/monitor/detect.h"
#include "features/monitor/learnt.h"
#include "features/monitor/log_zone.h"
#include "features/monitor/systems.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace sql = queries::feature_monitor;
using engine::SideRows;

/// Assignments that an officer has under another team than the one it was given to: rules of scope `own` alone count
/// them (engine/explain.h).
constexpr std::uint32_t kOwnOnly = 16;
constexpr std::uint32_t kSecondsOfDay = engine::kSecondsOfDay;

engine::Moment moment_of(std::uint32_t second) { return engine::Moment{second}; }

template <class Row, class Take>
std::vector<Row> rows_of(const SideRows& rows, std::size_t columns, Take take) {
  std::vector<Row> out;
  out.reserve(rows.size() / columns);
  for (std::size_t at = 0; at < rows.size(); at += columns) out.push_back(take(rows.data() + at));
  return out;
}

void set(std::vector<bool>& bits, std::uint32_t at) {
  if (at >= bits.size()) bits.resize(at + at / 2 + 64);
  bits[at] = true;
}

engine::NumberSet numbers_of(const std::set<std::uint32_t>& numbers) {
  engine::NumberSet all;
  for (const auto number : numbers) all.add(number);
  return all;
}

/// What says something about one officer's look-ups.
struct OfOne {
  engine::NumberSet officer, subjects, bases;
  engine::NumberSet cases;  ///< that their look-ups name, or whose subjects they are about
  explicit OfOne(const OneOfficer& one)
      : officer(numbers_of({one.officer})),
        subjects(numbers_of(one.subjects)),
        bases(numbers_of(one.bases)),
        cases(bases) {}

  /// Nothing: all rows are wanted.
  [[nodiscard]] std::optional<engine::SideWanted> wanted_of(SideTable table) const {
    switch (table) {
      case SideTable::people: return std::nullopt;
      case SideTable::duties:
      case SideTable::absences:
      case SideTable::homes:
      case SideTable::relations: return engine::SideWanted{officer, {}};
      case SideTable::cases: return engine::SideWanted{bases, {}};
      case SideTable::links: return engine::SideWanted{bases, subjects};
      case SideTable::assignments: return engine::SideWanted{cases, {}};
      case SideTable::employees: return engine::SideWanted{officer, subjects};
      case SideTable::addresses:
      case SideTable::marks:
      case SideTable::operations: return engine::SideWanted{subjects, {}};
    }
    return std::nullopt;
  }
};

}  // namespace

/// What is read before it becomes the tables of the engine.
struct DetectionWorld::Loading {
  DetectionWorld& world;
  matters::House& house;
  std::span<const engine::Segment> days;
  std::uint32_t from = 0, to = 0;     ///< seconds that matter
  WorldRows* kept = nullptr;          ///< for whoever wants the rows
  const OneOfficer* asked = nullptr;  ///< whose look-ups alone are judged; nobody: all
  std::optional<OfOne> of_one{};      ///< of `asked`, where no others are judged for what is learnt of them
  SideRows assignments_read{}, links_read{};

  Result<SideRows> rows(SideTable table) const {
    const auto& spec = spec_of(table);
    const auto wanted = of_one ? of_one->wanted_of(table) : std::nullopt;
    auto read = TRY(read_side(side_store(house), spec, from, to, wanted ? &*wanted : nullptr));
    if (!of_one && read.empty()) world.empty_.emplace_back(spec.key);
    return read;
  }
  [[nodiscard]] std::uint32_t word_number(Word kind, const std::string& text) const {
    const auto& words = world.words_[static_cast<std::size_t>(kind)];
    const auto found = std::ranges::find(words, text);
    return found == words.end() ? 0 : static_cast<std::uint32_t>(found - words.begin()) + 1;
  }

  Result<Done> words() {
    return house.database().read([this](storage::Transaction& tx) -> Result<Done> {
      for (const auto& row : tx.query(sql::words_all)) {
        auto& texts = world.words_[static_cast<std::size_t>(row.integer("kind"))];
        const auto number = static_cast<std::size_t>(row.integer("number"));
        if (texts.size() < number) texts.resize(number);
        texts[number - 1] = row.text("text");
      }
      return Done{};
    });
  }

  Result<Done> people() {
    const auto read = TRY(rows(SideTable::people));
    world.postings_ = rows_of<Posting>(read, 4, [](const std::uint32_t* row) {
      return Posting{row[0], row[1], row[2], row[3]};
    });
    std::ranges::sort(world.postings_);
    return Done{};
  }

  /// The teams under which an officer's look-ups can stand.
  Result<std::map<std::uint32_t, std::set<std::uint32_t>>> teams() const {
    std::map<std::uint32_t, std::set<std::uint32_t>> found;
    std::set<std::uint32_t> assigned;
    for (std::size_t at = 0; of_one && at < assignments_read.size(); at += 6) assigned.insert(assignments_read[at + 1]);
    bool is_known = false;
    for (const auto& posting : world.postings_) {
      if (posting.group == 0) continue;
      is_known = true;
      if (!of_one || assigned.contains(posting.actor)) found[posting.actor].insert(posting.group);
    }
    if (is_known) return found;
    // Nobody said who belongs to which team: the look-ups do.
    engine::Block block;
    for (const auto& day : days)
      for (std::size_t at = 0; at < day.blocks().size(); ++at) {
        if (of_one && !asked->groups.contains(day.blocks()[at].group)) continue;
        TRY(day.read(at, engine::Column::actor, block));
        std::uint32_t last = 0;
        for (std::uint32_t row = 0; row < block.rows; ++row)
          if (std::exchange(last, block.actor[row]) != block.actor[row]) found[block.actor[row]].insert(block.group);
      }
    return found;
  }

  /// Numbers of kinds of assignments as the rules know them, by the number of the word.
  std::vector<std::uint32_t> kinds_of_rules() {
    std::vector<std::string> kinds;
    for (const auto& rule : world.content_.explanations) {
      std::uint32_t bits = 0;
      const auto scope = engine_scope(rule.scope);
      if (!scope) {
        // What is learnt becomes assignments of a kind of its own (learn), which no table has.
        const auto at = static_cast<std::uint32_t>(kinds.size());
        kinds.push_back("*" + rule.key);
        world.rules_.push_back({engine::Scope::own, 1U << at | 1U << (at + kOwnOnly), 0, 0, false});
        continue;
      }
      for (const auto& kind : rule.kinds) {
        auto at = static_cast<std::uint32_t>(std::ranges::find(kinds, kind) - kinds.begin());
        if (at == kinds.size()) kinds.push_back(kind);
        bits |= 1U << at;
        if (*scope == engine::Scope::own) bits |= 1U << (at + kOwnOnly);
      }
      world.rules_.push_back({*scope, bits, rule.before, rule.after, rule.only_the_said});
    }
    std::vector<std::uint32_t> by_word(world.words_[static_cast<std::size_t>(Word::kind)].size() + 1, kOwnOnly);
    for (std::uint32_t at = 0; at < kinds.size(); ++at)
      if (const auto number = word_number(Word::kind, kinds[at]); number != 0) by_word[number] = at;
    return by_word;
  }

  Result<Done> assignments() {
    const auto kinds = kinds_of_rules();
    const auto& read = assignments_read = TRY(rows(SideTable::assignments));
    const auto teams_of = TRY(teams());
    const auto add = [&](const engine::Assignment& one) {
      if (one.group >= world.assignments_.size()) world.assignments_.resize(one.group + std::size_t{1});
      world.assignments_[one.group].push_back(one);
    };
    for (std::size_t at = 0; at < read.size(); at += 6) {
      const std::uint32_t* const row = read.data() + at;
      set(world.cases_, row[0]);
      const std::uint32_t kind = row[3] < kinds.size() ? kinds[row[3]] : kOwnOnly;
      if (kind == kOwnOnly) continue;  // no rule has it
      const std::uint32_t actor = row[1];
      const auto* const posting = world.posting_of(actor, row[4]);
      const std::uint32_t team = row[2] != 0 ? row[2] : posting != nullptr ? posting->group : 0;
      const auto found = teams_of.find(actor);
      const bool own_team = team != 0 || found == teams_of.end();
      engine::Assignment one{team, row[0], actor, kind, moment_of(row[4]), moment_of(row[5])};
      if (own_team) add(one);
      if (actor == 0 || found == teams_of.end()) continue;
      for (const std::uint32_t other : found->second) {
        if (other == team) continue;
        one.group = other;
        one.kind = own_team ? kind + kOwnOnly : kind;
        add(one);
      }
    }
    for (auto& of_group : world.assignments_) std::ranges::sort(of_group);
    return Done{};
  }

  Result<Done> links() {
    const auto& read = links_read = TRY(rows(SideTable::links));
    auto links = rows_of<engine::Link>(read, 3, [](const std::uint32_t* row) { return engine::Link{row[0], row[1]}; });
    for (const auto& link : links) set(world.cases_, link.basis);
    if (of_one)
      for (const auto& link : links) of_one->cases.add(link.basis);
    for (const auto& known = TRY(rows(SideTable::cases));
         const auto& link : rows_of<engine::Link>(known, 2, [](const std::uint32_t* row) {
           return engine::Link{row[0], 0};
         }))
      set(world.cases_, link.basis);
    world.has_links_ = !links.empty();
    world.links_ = std::make_unique<engine::LinkTable>(links);
    if (kept != nullptr) kept->links = std::move(links);
    return Done{};
  }

  /// What is learnt from look-ups holds for single ones: each becomes an assignment of the officer, at that moment, to
  /// a case of the subject that exists here alone.
  Result<Done> learn() {
    std::vector<LinkRule> rules;
    std::vector<std::uint32_t> kinds;  // of each of them
    for (std::size_t at = 0; at < world.content_.explanations.size(); ++at) {
      const auto& rule = world.content_.explanations[at];
      if (engine_scope(rule.scope)) continue;
      rules.push_back(world.link_rule(rule));
      kinds.push_back(static_cast<std::uint32_t>(std::countr_zero(world.rules_[at].kinds)));
    }
    if (rules.empty() || (asked != nullptr && asked->groups.empty())) return Done{};
    const LinkTables tables(assignments_read, links_read, world.of_officer());
    SideRows().swap(assignments_read);  // the tables have them
    const auto learnt = TRY(learnt_looks(days, world.sides(), Systems(world.content_, world, to), tables, rules,
                                         asked != nullptr ? asked->groups : std::set<std::uint32_t>(), threads()));
    std::uint32_t next = learnt.top_basis;
    for (std::size_t at = 0; at < links_read.size(); at += 3) next = std::max(next, links_read[at]);
    auto links = rows_of<engine::Link>(links_read, 3, [](const std::uint32_t* row) {
      return engine::Link{row[0], row[1]};
    });
    std::set<std::uint32_t> changed;
    std::uint32_t subject = 0;
    for (const auto& [rule, look] : learnt.looks) {
      if (std::exchange(subject, look.subject) != look.subject) links.push_back({++next, look.subject});
      if (look.group >= world.assignments_.size()) world.assignments_.resize(look.group + std::size_t{1});
      world.assignments_[look.group].push_back(
          {look.group, next, look.actor, kinds[rule], moment_of(look.at), moment_of(look.at)});
      changed.insert(look.group);
    }
    for (const std::uint32_t group : changed) std::ranges::sort(world.assignments_[group]);
    world.links_ = std::make_unique<engine::LinkTable>(links);
    if (kept != nullptr) kept->links = std::move(links);
    return Done{};
  }

  Result<std::vector<engine::Spell>> spells() const {
    std::vector<engine::Spell> all;
    for (const auto& [table, kind] : {std::pair(SideTable::duties, engine::Spell::Kind::duty),
                                      std::pair(SideTable::absences, engine::Spell::Kind::absence)}) {
      const auto read = TRY(rows(table));
      for (std::size_t at = 0; at < read.size(); at += 3)
        all.push_back({read[at], kind, moment_of(read[at + 1]), moment_of(read[at + 2])});
    }
    return all;
  }

  /// Addresses and households that an officer and a subject share, by their tokens.
  Result<Done> add_household(const std::set<std::pair<std::uint32_t, std::uint32_t>>& own,
                             std::vector<engine::Relation>& relations) const {
    const auto homes = TRY(rows(SideTable::homes));
    const auto addresses = TRY(rows(SideTable::addresses));
    if (!world.content_.own_household) return Done{};
    std::multimap<std::uint32_t, std::uint32_t> at_home;
    for (std::size_t at = 0; at < homes.size(); at += 2) at_home.emplace(homes[at + 1], homes[at]);
    for (std::size_t at = 0; at < addresses.size(); at += 2) {
      const auto [first, last] = at_home.equal_range(addresses[at + 1]);
      for (auto one = first; one != last; ++one)
        if (!own.contains({one->second, addresses[at]})) relations.push_back({one->second, addresses[at], 1});
    }
    return Done{};
  }

  Result<Done> signs() {
    std::vector<engine::Relation> relations;
    std::vector<engine::Mark> marks;
    std::set<std::pair<std::uint32_t, std::uint32_t>> own;
    const auto employees = TRY(rows(SideTable::employees));
    for (std::size_t at = 0; at < employees.size(); at += 2) {
      relations.push_back({employees[at], employees[at + 1], 0});
      marks.push_back({employees[at + 1], 0});
      own.emplace(employees[at], employees[at + 1]);
    }
    TRY(add_household(own, relations));
    const auto given = TRY(rows(SideTable::relations));
    const auto marked = TRY(rows(SideTable::marks));
    for (const auto& sign : world.content_.signs) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(sign.bit));
      const std::uint32_t relation = sign.relation.empty() ? 0 : word_number(Word::kind, sign.relation);
      const std::uint32_t mark = sign.mark.empty() ? 0 : word_number(Word::kind, sign.mark);
      for (std::size_t at = 0; relation != 0 && at < given.size(); at += 3)
        if (given[at + 2] == relation) relations.push_back({given[at], given[at + 1], bit});
      for (std::size_t at = 0; mark != 0 && at < marked.size(); at += 2)
        if (marked[at + 1] == mark) marks.push_back({marked[at], bit - 8});
    }
    std::vector<engine::Signs> of_reasons{kNoReason};
    TRY(house.database().read([&](storage::Transaction& tx) -> Result<Done> {
      tx.for_each(sql::reason_signs, {}, [&](const storage::Row& row) {
        const auto number = static_cast<std::size_t>(row.integer("number"));
        if (number >= of_reasons.size()) of_reasons.resize(number + number / 2 + 64);
        of_reasons[number] = static_cast<engine::Signs>(row.integer("signs"));
      });
      return Done{};
    }));
    const auto spells_read = TRY(spells());
    const auto near = TRY(rows(SideTable::operations));
    const auto operations = rows_of<engine::Operation>(near, 2, [](const std::uint32_t* row) {
      return engine::Operation{row[0], moment_of(row[1])};
    });
    if (kept != nullptr) {
      kept->spells = spells_read;
      kept->relations = relations;
      kept->marks = marks;
      kept->operations = operations;
      kept->cases = world.cases_;
      kept->reasons = of_reasons;
    }
    world.signs_ = std::make_unique<engine::SignTables>(spells_read, relations, marks, world.cases_,
                                                        std::move(of_reasons), world.content_.duty, operations);
    return Done{};
  }
};

Result<std::unique_ptr<DetectionWorld>> DetectionWorld::load(matters::House& house, const DetectionContent& content,
                                                             std::span<const engine::Segment> days,
                                                             engine::DayNumber first, engine::DayNumber last,
                                                             WorldRows* rows, const OneOfficer* one) {
  std::unique_ptr<DetectionWorld> world(new DetectionWorld(content));
  const auto second_of = [](engine::DayNumber day) {
    return static_cast<std::uint32_t>(std::max<std::int64_t>(0, std::int64_t{day} * kSecondsOfDay));
  };
  const std::uint32_t reach = content.reach();
  const std::uint32_t begin = second_of(first), end = second_of(last + 1);
  // Others' look-ups are judged too where something is learnt of them.
  const bool learns = std::ranges::any_of(
      content.explanations, [](const Explanation& rule) { return !engine_scope(rule.scope).has_value(); });
  Loading loading{*world, house, days, begin > reach ? begin - reach : 0, end + reach, rows, one};
  if (one != nullptr && !learns) loading.of_one.emplace(*one);
  TRY(loading.words());
  TRY(loading.people());
  TRY(loading.links());  // first: of one officer, the cases of their subjects alone are wanted
  TRY(loading.assignments());
  world->has_cases_ = std::ranges::find(world->cases_, true) != world->cases_.end();
  TRY(loading.learn());
  TRY(loading.signs());
  auto offsets = zone_offsets(house.platform.config.zone, begin, end + kSecondsOfDay);
  if (rows != nullptr) rows->offsets = offsets;
  world->local_ = std::make_unique<engine::LocalDays>(std::move(offsets));
  return world;
}

engine::Sides DetectionWorld::sides() const {
  engine::Sides sides;
  sides.links = links_.get();
  sides.assignments = assignments_;
  sides.rules = rules_;
  sides.signs = signs_.get();
  sides.local = local_.get();
  sides.always = content_.always();
  return sides;
}

engine::CaseSettings DetectionWorld::case_settings(engine::DayNumber last_day) const {
  auto settings = content_.case_settings(last_day);
  const auto points_of = [&](engine::Signs sign) -> engine::Points& {
    return settings.sign_points[static_cast<std::size_t>(std::countr_zero(sign))];
  };
  if (!has_cases_) points_of(engine::kUnknownCase) = 0;
  if (!has_links_) points_of(engine::kUnlinkedCase) = 0;
  for (const auto measure : {engine::PairMeasure::wrong_case, engine::PairMeasure::same_case}) {
    if (!has_cases_ || !has_links_) settings.pair_weights[static_cast<std::size_t>(measure)] = 0;
  }
  return settings;
}

LinkRule DetectionWorld::link_rule(const Explanation& rule) const {
  LinkRule link{rule.scope, {}, rule.before, rule.after, rule.least};
  const auto& words = words_[static_cast<std::size_t>(Word::kind)];
  for (const auto& kind : rule.kinds) {
    const auto found = std::ranges::find(words, kind);
    if (found != words.end()) link.kinds.push_back(static_cast<std::uint32_t>(found - words.begin()) + 1);
  }
  std::ranges::sort(link.kinds);
  return link;
}

OfOfficer DetectionWorld::of_officer() const {
  const auto part = [this](std::uint32_t Posting::*which) {
    return [this, which](std::uint32_t actor, std::uint32_t at) {
      const auto* const posting = posting_of(actor, at);
      return posting == nullptr ? 0 : posting->*which;
    };
  };
  return {part(&Posting::group), part(&Posting::role)};
}

std::string DetectionWorld::word(Word kind, std::uint32_t number) const {
  const auto& words = words_[static_cast<std::size_t>(kind)];
  return number == 0 || number > words.size() ? "" : words[number - 1];
}

const Posting* DetectionWorld::posting_of(std::uint32_t actor, std::uint32_t at) const {
  const auto after = std::ranges::upper_bound(postings_, std::pair(actor, at), {},
                                              [](const Posting& one) { return std::pair(one.actor, one.from); });
  if (after == postings_.begin() || std::prev(after)->actor != actor) return nullptr;
  return &*std::prev(after);
}

bool DetectionWorld::is_linked(std::uint32_t basis, std::uint32_t subject) const {
  const auto subjects = links_->subjects_of(basis);
  return std::binary_search(subjects.begin(), subjects.end(), subject);
}

}  // namespace waarborg::monitor
