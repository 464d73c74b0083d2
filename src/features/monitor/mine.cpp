// Which links would explain what no rule explains: each candidate is asked of unexplained look-ups and of officers and
// subjects paired at random, and those that add most beyond chance are proposed, one after the other.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "features/monitor/judged.h"
#include "features/monitor/side_import.h"
#include "features/monitor/stored_days.h"

namespace waarborg::monitor {
namespace {

constexpr std::uint32_t kHour = 3600, kDay = 24 * kHour, kYear = 366 * kDay;
/// What is proposed explains at least so many look-ups, one in 200 of them, and these twice as often as by chance.
constexpr std::int64_t kLeastHeld = 5;
constexpr double kLeastSupport = 0.005, kLeastLift = 2, kLeastPrecision = 0.5;
constexpr int kDraws = 20;
constexpr std::chrono::milliseconds kBetweenProgress{2000};
constexpr std::size_t kExamples = 3;

struct Window {
  std::uint32_t before, after;
};

struct Candidate {
  LinkRule rule;
  std::vector<bool> holds, holds_looks;  ///< of the first look-ups asked, of the look-ups asked
  ProposedExplanation told;
};

/// Every so manieth, so that no more than kAskedMax are asked.
std::vector<Look> spread(const std::vector<Look>& all, const std::vector<std::uint32_t>& places) {
  const std::size_t step = std::max<std::size_t>(1, (places.size() + kAskedMax - 1) / kAskedMax);
  std::vector<Look> some;
  for (std::size_t at = 0; at < places.size(); at += step) some.push_back(all[places[at]]);
  return some;
}

/// What is asked about the candidates.
struct Asked {
  std::vector<Look> firsts, looks, also, paired;
};

class Miner : public Mining {
 public:
  Miner(matters::House& house, DaysAsked days, std::int64_t looks_max)
      : house_(house), days_(days), looks_max_(looks_max) {}

  Result<bool> work(std::chrono::milliseconds time) override {
    const auto until = std::chrono::steady_clock::now() + time;
    if (!finder_) {
      TRY(load());
      collect();
      make_candidates();
    }
    while (next_ < candidates_.size()) {
      ask(candidates_[next_++]);
      if (std::chrono::steady_clock::now() >= until) return true;
    }
    choose();
    return false;
  }
  [[nodiscard]] std::int64_t done() const override { return static_cast<std::int64_t>(next_); }
  [[nodiscard]] std::int64_t total() const override { return static_cast<std::int64_t>(candidates_.size()); }
  Mined tell() override { return std::move(told_); }

 private:
  Result<Done> load();
  void collect();
  [[nodiscard]] std::vector<std::uint32_t> firsts_of_days() const;
  [[nodiscard]] std::vector<Look> pair_at_random() const;
  void make_candidates();
  void add(LinkScope scope, const std::vector<std::uint32_t>& kinds, std::initializer_list<Window> windows,
           std::initializer_list<std::uint32_t> least = {0});
  [[nodiscard]] bool is_covered(const LinkRule& rule) const;
  void ask(Candidate& candidate);
  void choose();
  void tell(Candidate& candidate, const std::vector<bool>& reached);
  void tell_groups(const Candidate& candidate, ProposedExplanation& told) const;
  [[nodiscard]] std::string key_of(const LinkRule& rule) const;

  matters::House& house_;
  const DaysAsked days_;
  const std::int64_t looks_max_;
  std::unique_ptr<StoredDays> stored_;
  std::optional<LinkTables> tables_;
  std::optional<LinkFinder> finder_;
  Asked asked_;
  std::vector<Candidate> candidates_;
  std::size_t next_ = 0;  ///< the candidate that is asked next
  Mined told_;
};

Result<Done> Miner::load() {
  stored_ = TRY(stored_days(house_, days_));
  const auto teams = some_teams(stored_->days, looks_max_);
  auto systems = stored_->systems();
  auto judged = TRY(judged_looks(stored_->days, stored_->world->sides(), systems, teams));
  told_.content = stored_->content.version + " " + stored_->content.fingerprint;
  told_.teams = teams.teams;
  told_.teams_asked = teams.teams_asked;
  told_.looks_in_all = teams.looks;
  told_.one_of_officers = static_cast<int>(teams.one_of_officers);
  // Wide enough for the widest window that is tried.
  const auto begin = static_cast<std::uint32_t>(std::max(0, stored_->days.front().day())) * kDay;
  const auto end = static_cast<std::uint32_t>(stored_->days.back().day() + 1) * kDay;
  const auto rows = [&](SideTable table) {
    return read_side(side_store(house_), spec_of(table), begin > kYear ? begin - kYear : 0, end + kYear);
  };
  const auto assignments = TRY(rows(SideTable::assignments));
  const auto links = TRY(rows(SideTable::links));
  tables_.emplace(assignments, links, stored_->world->of_officer());
  finder_.emplace(*tables_, std::move(judged.looks));
  return Done{};
}

/// The first look-up of each officer at each subject within the days asked, by officer and subject: places in the list.
std::vector<std::uint32_t> Miner::firsts_of_days() const {
  const auto& all = finder_->looks();
  std::vector<std::uint32_t> firsts;
  std::set<std::uint32_t> met;  // officers of one subject
  for (std::uint32_t at = 0; at < all.size(); ++at) {
    if (at > 0 && all[at].subject != all[at - 1].subject) met.clear();
    // By subject and time, so the earliest comes first.
    if (stored_->is_asked(all[at].at) && met.insert(all[at].actor).second) firsts.push_back(at);
  }
  std::ranges::sort(firsts, {}, [&](std::uint32_t at) { return std::pair(all[at].actor, all[at].subject); });
  return firsts;
}

void Miner::collect() {
  const auto& all = finder_->looks();
  std::vector<std::uint32_t> unexplained, firsts, also;
  engine::DayNumber first = stored_->last, last = stored_->first;
  for (std::uint32_t at = 0; at < all.size(); ++at) {
    if (!stored_->is_asked(all[at].at)) continue;
    const auto day = stored_->local_day(all[at].at);
    first = std::min(first, day);
    last = std::max(last, day);
    ++told_.looks;
    if (all[at].verdict == 0) unexplained.push_back(at);
  }
  for (const std::uint32_t at : firsts_of_days()) (all[at].verdict == 0 ? firsts : also).push_back(at);
  told_.first_day = date_of(first);
  told_.day = date_of(last);
  told_.unexplained = static_cast<std::int64_t>(unexplained.size());
  told_.firsts = static_cast<std::int64_t>(firsts.size() + also.size());
  told_.firsts_unexplained = static_cast<std::int64_t>(firsts.size());
  asked_ = {spread(all, firsts), spread(all, unexplained), spread(all, also), {}};
  asked_.paired = pair_at_random();
  told_.firsts_asked = static_cast<std::int64_t>(asked_.firsts.size());
  told_.looks_asked = static_cast<std::int64_t>(asked_.looks.size());
  told_.also_asked = static_cast<std::int64_t>(asked_.also.size());
  told_.paired = static_cast<std::int64_t>(asked_.paired.size());
}

/// Each first look-up once more with another officer of that day who never looked at the subject; where all of that day
/// did, with any officer who did not.
std::vector<Look> Miner::pair_at_random() const {
  const auto& looks = finder_->looks();
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_day;  // places in the list
  std::map<std::uint32_t, std::uint32_t> anybody;
  for (std::uint32_t at = 0; at < looks.size(); ++at) {
    auto& day = by_day[looks[at].at / kDay];
    if (day.empty() || looks[day.back()].actor != looks[at].actor) day.push_back(at);
    anybody.try_emplace(looks[at].actor, at);
  }
  std::vector<std::uint32_t> all;
  all.reserve(anybody.size());
  for (const auto& [actor, at] : anybody) all.push_back(at);
  std::mt19937_64 random(1);
  std::vector<Look> paired;
  for (const auto& look : asked_.firsts) {
    for (const auto* const officers : {&by_day.at(look.at / kDay), &all}) {
      const std::size_t before = paired.size();
      for (int draw = 0; draw < kDraws && paired.size() == before; ++draw) {
        const auto& other = looks[(*officers)[random() % officers->size()]];
        if (finder_->ever_looked(other.actor, look.subject)) continue;
        paired.push_back({look.subject, look.at, other.actor, other.group, 0});
      }
      if (paired.size() > before) break;
    }
  }
  return paired;
}

/// A rule there is counts all that this one would.
bool Miner::is_covered(const LinkRule& rule) const {
  return std::ranges::any_of(stored_->content.explanations, [&](const Explanation& known) {
    const auto its = stored_->world->link_rule(known);
    return known.scope == rule.scope && !known.only_the_said && its.before >= rule.before && its.after >= rule.after &&
           (rule.least == 0 || its.least <= rule.least) && std::ranges::includes(its.kinds, rule.kinds);
  });
}

void Miner::add(LinkScope scope, const std::vector<std::uint32_t>& kinds, std::initializer_list<Window> windows,
                std::initializer_list<std::uint32_t> least) {
  for (const auto& window : windows)
    for (const std::uint32_t count : least) {
      LinkRule rule{scope, kinds, window.before, window.after, count};
      if (!is_covered(rule)) candidates_.push_back({std::move(rule), {}, {}, {}});
    }
}

void Miner::make_candidates() {
  const auto of_officers = tables_->kinds_of_officers(), of_groups = tables_->kinds_of_groups();
  for (const std::uint32_t kind : of_officers)
    for (const LinkScope scope : {LinkScope::own, LinkScope::mate, LinkScope::near_case})
      add(scope, {kind}, {{kHour, 7 * kDay}, {kDay, 30 * kDay}, {7 * kDay, 90 * kDay}});
  for (const std::uint32_t kind : of_groups) {
    add(LinkScope::group, {kind}, {{kHour, 7 * kDay}, {kDay, 30 * kDay}});
    for (const LinkScope scope : {LinkScope::habit, LinkScope::team_habit, LinkScope::role_habit})
      add(scope, {kind}, {{0, 0}, {kDay, 7 * kDay}}, {1, 3});
  }
  std::set<std::uint32_t> any(of_officers.begin(), of_officers.end());
  any.insert(of_groups.begin(), of_groups.end());
  for (const std::uint32_t kind : any) add(LinkScope::open_case, {kind}, {{0, 0}, {kDay, 7 * kDay}});
  add(LinkScope::mate_looked, {}, {{kDay, kDay}, {7 * kDay, 7 * kDay}});
  add(LinkScope::together, {}, {{kDay, kDay}, {7 * kDay, 7 * kDay}}, {1, 3});
  add(LinkScope::follow_up, {}, {{0, 30 * kDay}, {0, 90 * kDay}});
}

void Miner::ask(Candidate& candidate) {
  // Variants of one link stand beside each other; what was learnt for the one before is of no use any more.
  if (next_ >= 2 && candidates_[next_ - 2].rule.scope != candidate.rule.scope) finder_->forget();
  const auto ask_of = [&](const std::vector<Look>& looks) {
    std::vector<bool> holds;
    holds.reserve(looks.size());
    for (const auto& look : looks) holds.push_back(finder_->holds(candidate.rule, look));
    return holds;
  };
  const auto held = [&](const std::vector<Look>& looks) { return std::ranges::count(ask_of(looks), true); };
  auto& told = candidate.told;
  candidate.holds = ask_of(asked_.firsts);
  candidate.holds_looks = ask_of(asked_.looks);
  told.firsts = std::ranges::count(candidate.holds, true);
  told.looks = std::ranges::count(candidate.holds_looks, true);
  told.by_chance = held(asked_.paired);
  told.also = held(asked_.also);
  const bool follows = candidate.rule.scope == LinkScope::follow_up;
  // Nobody follows up at first; and who is paired at random never looked before.
  const auto base = static_cast<double>(follows ? asked_.looks.size() : asked_.firsts.size());
  const auto pairs = std::max<double>(1, static_cast<double>(asked_.paired.size()));
  told.support = base == 0 ? 0 : static_cast<double>(follows ? told.looks : told.firsts) / base;
  told.chance = static_cast<double>(told.by_chance) / pairs;
  told.lift = told.support / std::max(told.chance, 1 / pairs);
  told.precision = told.support <= told.chance || told.chance >= 1
                       ? 0
                       : (told.support - told.chance) / ((1 - told.chance) * told.support);
  told.proposed = (follows ? told.looks : told.firsts) >= kLeastHeld && told.support >= kLeastSupport &&
                  told.lift >= kLeastLift && told.precision >= kLeastPrecision;
}

std::string Miner::key_of(const LinkRule& rule) const {
  std::string key(link_scope_name(rule.scope));
  for (const std::uint32_t kind : rule.kinds) key += "_" + stored_->world->word(Word::kind, kind);
  std::set<std::string> taken;
  for (const auto& known : stored_->content.explanations) taken.insert(known.key);
  const std::string plain = key;
  for (int next = 2; taken.contains(key); ++next) key = plain + "_" + std::to_string(next);
  return key;
}

void Miner::tell(Candidate& candidate, const std::vector<bool>& reached) {
  auto& told = candidate.told;
  const auto& rule = candidate.rule;
  told.key = key_of(rule);
  told.scope = link_scope_name(rule.scope);
  for (const std::uint32_t kind : rule.kinds) told.kinds.push_back(stored_->world->word(Word::kind, kind));
  told.before = rule.before;
  told.after = rule.after;
  told.least = rule.least;
  for (std::size_t at = 0; at < reached.size(); ++at) {
    if (!candidate.holds[at] || reached[at]) continue;
    ++told.fresh;
    const auto& look = asked_.firsts[at];
    if (told.examples.size() < kExamples)
      told.examples.push_back({look.actor, look.subject, from_millis(std::int64_t{look.at} * 1000)});
  }
  if (told.proposed) tell_groups(candidate, told);
  told_.links.push_back(told);
}

void Miner::tell_groups(const Candidate& candidate, ProposedExplanation& told) const {
  std::map<std::string, ProposedExplanation::HeldBy> teams, roles;
  std::map<const ProposedExplanation::HeldBy*, std::set<std::uint32_t>> officers;
  const auto of_officer = stored_->world->of_officer();
  for (std::size_t at = 0; at < asked_.looks.size(); ++at) {
    const auto& look = asked_.looks[at];
    for (auto* const one : {&teams[stored_->world->word(Word::group, look.group)],
                            &roles[stored_->world->word(Word::role, of_officer.role(look.actor, look.at))]}) {
      ++one->asked;
      one->held += candidate.holds_looks[at] ? 1 : 0;
      officers[one].insert(look.actor);
    }
  }
  for (const auto& [from, to] : {std::pair(&teams, &told.teams), std::pair(&roles, &told.roles)})
    for (auto& [name, one] : *from) {
      one.name = name;
      one.officers = static_cast<std::int64_t>(officers[&one].size());
      to->push_back(one);
    }
}

/// Of each link with its kinds one variant is told: the one that adds most beyond chance to what came before.
void Miner::choose() {
  std::vector<bool> reached(asked_.firsts.size());
  std::vector<Candidate*> left;
  left.reserve(candidates_.size());
  for (auto& candidate : candidates_) left.push_back(&candidate);
  const auto worth = [&](const Candidate& one) {
    std::int64_t fresh = 0;
    for (std::size_t at = 0; at < reached.size(); ++at) fresh += one.holds[at] && !reached[at] ? 1 : 0;
    if (one.rule.scope == LinkScope::follow_up) fresh = one.told.looks;
    // What is not proposed comes after everything that is, by its narrowest window; following up explains no first
    // look-up, so what it adds cannot be set beside what the others add.
    return std::tuple(one.told.proposed, one.rule.scope != LinkScope::follow_up,
                      one.told.proposed ? static_cast<double>(fresh) * one.told.precision
                                        : -static_cast<double>(one.rule.before + one.rule.after));
  };
  while (!left.empty()) {
    const auto best = std::ranges::max_element(left, {}, [&](const Candidate* one) { return worth(*one); });
    Candidate& chosen = **best;
    const auto [proposed, of_firsts, adds] = worth(chosen);
    if (proposed && adds < static_cast<double>(kLeastHeld)) chosen.told.proposed = false;
    if (chosen.told.firsts + chosen.told.looks > 0) tell(chosen, reached);
    if (chosen.told.proposed)
      for (std::size_t at = 0; at < reached.size(); ++at) reached[at] = reached[at] || chosen.holds[at];
    const LinkRule rule = chosen.rule;
    std::erase_if(left,
                  [&](const Candidate* one) { return one->rule.scope == rule.scope && one->rule.kinds == rule.kinds; });
  }
  std::ranges::stable_partition(told_.links, &ProposedExplanation::proposed);
  told_.firsts_reached = std::ranges::count(reached, true);
}

}  // namespace

std::unique_ptr<Mining> Mining::open(matters::House& house, const DaysAsked& asked, std::int64_t looks_max) {
  return std::make_unique<Miner>(house, asked, looks_max);
}

Result<Mined> mine(matters::House& house, const DaysAsked& asked,
                   const std::function<void(std::int64_t done, std::int64_t total)>& progress) {
  const auto mining = Mining::open(house, asked);
  while (TRY(mining->work(kBetweenProgress)))
    if (progress) progress(mining->done(), mining->total());
  return mining->tell();
}

}  // namespace waarborg::monitor
