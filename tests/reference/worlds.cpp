// reference_worlds SEED FOLDER: writes a hundred small random worlds under one set of rules as CSV files, and beside
// them what the engine makes of them. Worlds share no actor, subject, case or group, so together they are one log.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "engine/cases.h"
#include "engine/scan.h"
#include "engine/usual.h"

using namespace waarborg::engine;

namespace {

constexpr DayNumber kFirstDay = 20'000;
constexpr std::uint32_t kDays = 24;
constexpr std::uint32_t kWorlds = 100;
constexpr Moment kStart = Moment{kFirstDay} * kSecondsOfDay;

constexpr const char* kPairMeasureNames =
    "days,looks,off_duty,wrong_case,reason,operation,same_case,same_words,close,vague";
constexpr const char* kActorMeasureNames =
    "subjects,weeks,off_duty,volume,rise,breadth,rare_source,rare_hours,rare_place,two_places,vague";

/// The names of measures, and those of what they count for.
std::string with_parts(std::string_view names) {
  std::string parts(names);
  for (std::size_t at = 0; (at = parts.find(',', at)) != std::string::npos; at += 6) parts.insert(at, "_part");
  return fmt::format("{},{}_part", names, parts);
}

struct Everything {
  std::vector<std::vector<Access>> days = std::vector<std::vector<Access>>(kDays);
  std::vector<Link> links;
  std::vector<Assignment> assignments;
  std::vector<Spell> spells;
  std::vector<Relation> relations;
  std::vector<Mark> marks;
  std::vector<Operation> operations;
  std::vector<bool> known_cases;
  std::vector<Signs> reason_signs;
  std::vector<ExplainRule> rules;
  SignSettings settings;
  std::vector<ZoneOffset> offsets;
  Signs always = 0;
  CaseSettings cases;
  std::vector<std::uint32_t> peers, kinds;
  std::uint32_t usual_of = 0;
};

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {
    for (std::uint32_t i = 1 + below(6); i > 0; --i) {
      all_.rules.push_back({static_cast<Scope>(below(3)), 1 + below(7), below(2) * seconds_below(90'000),
                            below(2) * seconds_below(90'000), below(4) == 0});
    }
    all_.settings = {
        below(2) * 1800,   below(3) * 60'000,          below(3) * 20'000,
        below(3) * 50'000, sign_of_relation(below(8)), sign_of_mark(below(8)) | sign_of_relation(below(8))};
    all_.offsets = {{0, 3600 * static_cast<std::int32_t>(below(4)) - 3600},
                    {kStart + seconds_below(kDays * kSecondsOfDay), 3600 * static_cast<std::int32_t>(below(3))}};
    all_.always = sign_of_relation(below(8)) | sign_of_mark(below(8)) | (below(2) == 0 ? kUnknownCase : kAbsent);
    add_case_settings();
    for (std::uint32_t i = 0; i < 5; ++i) all_.reason_signs.push_back(below(2) == 0 ? 0 : sign_of_reason(below(4)));
    for (std::uint32_t world = 0; world < kWorlds; ++world) add_world(world);
    for (auto& day : all_.days) std::sort(day.begin(), day.end());
    std::sort(all_.assignments.begin(), all_.assignments.end());
  }
  [[nodiscard]] const Everything& all() const { return all_; }

 private:
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  /// Whole quarters of an hour, and a second more at times: so that moments meet the very ends of windows.
  std::uint32_t seconds_below(std::uint32_t bound) { return 900 * below(bound / 900) + (below(4) == 0 ? 1 : 0); }
  Moment moment() { return kStart - kSecondsOfDay + seconds_below((kDays + 2) * kSecondsOfDay); }

  void add_case_settings() {
    auto& cases = all_.cases;
    cases.last_day = kFirstDay + static_cast<DayNumber>(kDays - 1 - below(3));
    cases.days = 8 + below(16);
    for (auto& weight : cases.pair_weights) weight = 50 * below(4);
    for (auto& weight : cases.actor_weights) weight = 50 * below(4);
    for (auto& points : cases.sign_points) points = static_cast<Points>(100 * below(4));
    cases.pair_floor = static_cast<Points>(100 * below(6));
    cases.event_actors = below(4) == 0 ? 0 : 2 + below(3);
    cases.event_days = 1 + below(3);
    cases.rare_share = below(4) == 0 ? 0 : 2 + below(6);
    cases.rare_days = 1 + below(3);
    all_.usual_of = below(4) == 0 ? 0 : 5 + below(200);
    cases.vague_share = below(4);
    cases.explained_weight = 25 * below(5);
    cases.event_groups = 1 + below(3);
    cases.team_actors = below(4) == 0 ? 0 : 2 + below(2);
    cases.personal = sign_of_relation(below(8)) | sign_of_mark(below(8));
    for (std::uint32_t actor = 0; actor < 1 + kWorlds * 100; ++actor) {
      all_.peers.push_back(actor % 3);
      all_.kinds.push_back(actor % 5);
    }
  }

  void add_world(std::uint32_t world) {
    const std::uint32_t first = 1 + world * 100, groups = 1 + below(3), actors = 1 + below(8);
    const std::uint32_t bases = 1 + below(20), subjects = 1 + below(30);
    const auto basis = [&] { return first + below(bases); };
    const auto subject = [&] { return first + below(subjects); };
    const auto actor = [&] { return first + below(actors); };
    all_.known_cases.resize(first + 100, false);
    for (std::uint32_t i = 0; i < bases; ++i) all_.known_cases[first + i] = below(4) > 0;
    for (std::uint32_t i = below(60); i > 0; --i) all_.links.push_back({basis(), subject()});
    for (std::uint32_t i = below(40); i > 0; --i) {
      const Moment from = moment();
      all_.assignments.push_back({first + below(groups), basis(), below(5) == 0 ? 0 : actor(), below(3), from,
                                  from + seconds_below(kSecondsOfDay)});
    }
    for (std::uint32_t i = below(30); i > 0; --i) {
      const Moment from = moment();
      all_.spells.push_back({actor(), below(4) == 0 ? Spell::Kind::absence : Spell::Kind::duty, from,
                             from + seconds_below(below(5) == 0 ? 3 * kSecondsOfDay : 30'000)});
    }
    for (std::uint32_t i = below(15); i > 0; --i) all_.relations.push_back({actor(), subject(), below(8)});
    for (std::uint32_t i = below(5); i > 0; --i) all_.marks.push_back({subject(), below(8)});
    for (std::uint32_t i = below(5); i > 0; --i) all_.operations.push_back({subject(), moment()});
    for (std::uint32_t i = 1 + below(100); i > 0; --i) {
      all_.days[below(kDays)].push_back({first + below(groups), actor(), seconds_below(kSecondsOfDay),
                                         below(3) == 0 ? 0 : basis(), below(8) == 0 ? 0 : subject(), 1 + below(3),
                                         below(6), below(3)});
    }
  }

  std::mt19937 random_;
  Everything all_;
};

class Csv {
 public:
  Csv(const std::filesystem::path& folder, const char* name, std::string_view head)
      : file_(folder / (std::string(name) + ".csv")) {
    file_ << head << '\n';
  }
  template <class... Values>
  void row(const Values&... values) {
    std::string line;
    (append(values, line), ...);
    line.back() = '\n';
    file_ << line;
  }

 private:
  template <class Value>
  static void append(const Value& value, std::string& out) {
    fmt::format_to(std::back_inserter(out), "{},", value);
  }
  template <class Value, std::size_t kCount>
  static void append(const std::array<Value, kCount>& values, std::string& out) {
    for (const auto value : values) append(value, out);
  }
  std::ofstream file_;
};

void write_sides(const Everything& all, const std::filesystem::path& folder) {
  Csv links(folder, "links", "basis,subject");
  for (const auto& one : all.links) links.row(one.basis, one.subject);
  Csv assignments(folder, "assignments", "team,basis,actor,kind,starts,ends");
  for (const auto& one : all.assignments) assignments.row(one.group, one.basis, one.actor, one.kind, one.from, one.to);
  Csv rules(folder, "rules", "number,scope,kinds,before,after,only_the_said");
  for (std::size_t i = 0; i < all.rules.size(); ++i) {
    const auto& rule = all.rules[i];
    static constexpr const char* kScopes[] = {"own", "mate", "group"};
    rules.row(i + 1, kScopes[static_cast<int>(rule.scope)], rule.kinds, rule.before, rule.after, rule.only_the_said);
  }
  Csv spells(folder, "spells", "actor,kind,starts,ends");
  for (const auto& one : all.spells) {
    spells.row(one.actor, one.kind == Spell::Kind::duty ? "duty" : "absence", one.from, one.to);
  }
  Csv relations(folder, "relations", "actor,subject,sign");
  for (const auto& one : all.relations) relations.row(one.actor, one.subject, sign_of_relation(one.kind));
  Csv marks(folder, "marks", "subject,sign");
  for (const auto& one : all.marks) marks.row(one.subject, sign_of_mark(one.kind));
  Csv operations(folder, "operations", "subject,moment");
  for (const auto& one : all.operations) operations.row(one.subject, one.moment);
  Csv cases(folder, "cases", "basis");
  for (std::size_t i = 0; i < all.known_cases.size(); ++i) {
    if (all.known_cases[i]) cases.row(i);
  }
  Csv reasons(folder, "reasons", "reason,sign");
  for (std::size_t i = 0; i < all.reason_signs.size(); ++i) reasons.row(i, all.reason_signs[i]);
  Csv settings(
      folder, "settings",
      "grace,roster_within,two_places_within,before_operation,own,of_others,always,last_day,first_day,days,pair_floor,"
      "event_actors,event_days,personal,rare_share,rare_days,vague_share,"
      "explained_weight,event_groups,team_actors,usual_of");
  const auto& cases_of = all.cases;
  settings.row(all.settings.grace, all.settings.roster_within, all.settings.two_places_within,
               all.settings.before_operation, all.settings.own, all.settings.of_others, all.always, cases_of.last_day,
               cases_of.last_day - static_cast<DayNumber>(cases_of.days) + 1, cases_of.days, cases_of.pair_floor,
               cases_of.event_actors, cases_of.event_days, cases_of.personal, cases_of.rare_share, cases_of.rare_days,
               cases_of.vague_share, cases_of.explained_weight, cases_of.event_groups, cases_of.team_actors,
               all.usual_of);
  Csv(folder, "pair_weights", kPairMeasureNames).row(cases_of.pair_weights);
  Csv(folder, "actor_weights", kActorMeasureNames).row(cases_of.actor_weights);
  Csv sign_points(folder, "sign_points", "sign,points");
  for (std::size_t i = 0; i < cases_of.sign_points.size(); ++i) sign_points.row(1U << i, cases_of.sign_points[i]);
  Csv peers(folder, "peers", "actor,peer,kind");
  for (std::size_t i = 0; i < all.peers.size(); ++i) peers.row(i, all.peers[i], all.kinds[i]);
  Csv offsets(folder, "offsets", "starts,seconds");
  for (const auto& one : all.offsets) offsets.row(one.from, one.seconds);
}

void write_cases(const Everything& all, const Facts& facts, const std::filesystem::path& folder) {
  const auto made = make_cases(facts, all.peers, all.cases);
  Csv events(folder, "events", "subject,first_day,last_day,actors");
  for (const auto& one : made.events) events.row(one.subject, one.first_day, one.last_day, one.actors);
  Csv team_work(folder, "team_work", "peer,subject");
  for (const auto& one : made.team_work) team_work.row(one.peer, one.subject);
  Csv findings(folder, "findings",
               fmt::format("actor,subject,first_day,last_day,signs,{},by_signs,points", with_parts(kPairMeasureNames)));
  Csv cases(folder, "actor_cases", fmt::format("place,actor,{},by_findings,points", with_parts(kActorMeasureNames)));
  Csv listed(folder, "listed", "actor,kind,points,usual,above");
  const auto usual = usual_points(made.cases, all.kinds, all.usual_of);
  std::size_t place = 0;
  for (const auto& one : made.cases) {
    const auto kind = all.kinds[one.actor];
    listed.row(one.actor, kind, one.points, usual[kind], one.points - usual[kind]);
    cases.row(++place, one.actor, one.counts, one.parts, one.by_findings, one.points);
    for (const auto& found : one.findings) {
      findings.row(found.actor, found.subject, found.first_day, found.last_day, found.signs, found.counts, found.parts,
                   found.by_signs, found.points);
    }
  }
}

/// Every look-up and what stands by it, a block at a time, as the scan reads them.
bool write_looks(const Everything& all, std::span<const Segment> days, const Sides& sides,
                 const std::filesystem::path& folder) {
  Csv looks(folder, "looks", "id,team,actor,moment,basis,subject,source,reason,place");
  Csv judged(folder, "judged", "id,verdict,signs");
  Block block;
  Explainer::Scratch explain_scratch;
  SignTables::Scratch sign_scratch;
  std::vector<Verdict> verdicts;
  std::vector<Signs> signs;
  std::uint32_t id = 0;
  for (const auto& segment : days) {
    for (std::size_t at = 0; at < segment.blocks().size(); ++at) {
      if (!segment.read(at, Columns::all(), block).ok()) return false;
      const Explainer explainer(*sides.links, sides.assignments[block.group], all.rules);
      explainer.explain(block, segment.day(), explain_scratch, verdicts);
      sides.signs->read(block, segment.day(), *sides.links, sign_scratch, signs);
      for (std::uint32_t i = 0; i < block.rows; ++i, ++id) {
        const auto row = block.row(i);
        looks.row(id, row.group, row.actor, Moment{segment.day()} * kSecondsOfDay + row.second, row.basis, row.subject,
                  row.source, row.reason, row.place);
        judged.row(id, verdicts[i], signs[i]);
      }
    }
  }
  return true;
}

bool write_results(const Everything& all, const std::filesystem::path& folder) {
  std::vector<std::string> bytes;
  for (std::uint32_t number = 0; number < kDays; ++number) {
    const DayNumber day = kFirstDay + static_cast<DayNumber>(number);
    if (!all.days[number].empty()) bytes.push_back(encode_segment(day, all.days[number]));
  }
  std::vector<Segment> days;
  for (const auto& one : bytes) {
    auto segment = Segment::over(waarborg::as_bytes(one), "reference");
    if (!segment.ok()) return false;
    days.push_back(std::move(segment).value());
  }
  const LinkTable links(all.links);
  const SignTables tables(all.spells, all.relations, all.marks, all.known_cases, all.reason_signs, all.settings,
                          all.operations);
  const LocalDays local(all.offsets);
  std::vector<std::vector<Assignment>> assignments(1 + kWorlds * 100);
  for (const auto& one : all.assignments) assignments[one.group].push_back(one);
  const Sides sides{&links, assignments, all.rules, &tables, &local, all.always, true};
  if (!write_looks(all, days, sides, folder)) return false;
  const auto facts = scan(days, sides, 3);
  if (!facts.ok()) return false;
  Csv pairs(folder, "pair_days", "actor,subject,day,looks,unexplained,signs,basis,reason");
  for (const auto& one : facts->pairs) {
    pairs.row(one.actor, one.subject, one.day, one.looks, one.unexplained, one.signs, one.basis, one.reason);
  }
  Csv actors(folder, "actor_days", "actor,day,team,looks,unexplained,off_duty,two_places,vague");
  for (const auto& one : facts->actors) {
    actors.row(one.actor, one.day, one.group, one.looks, one.unexplained, one.off_duty, one.two_places, one.vague);
  }
  Csv habits(folder, "habits", "actor,kind,value,days,looks,unexplained");
  for (const auto& one : facts->habits) {
    habits.row(one.actor, static_cast<int>(one.kind), one.value, one.days, one.looks, one.unexplained);
  }
  Csv shares(folder, "shares", "team,day,verdict,looks,first_looks");
  for (const auto& one : facts->shares) shares.row(one.group, one.day, one.verdict, one.looks, one.first_looks);
  write_cases(all, *facts, folder);
  return true;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const std::filesystem::path folder(words[2]);
  const Maker maker(static_cast<std::uint32_t>(std::atoi(words[1])));
  write_sides(maker.all(), folder);
  return write_results(maker.all(), folder) ? 0 : 1;
}
