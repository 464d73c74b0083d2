#include "scenarios/outcome.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace waarborg::scenarios {

namespace {

bool has(const std::vector<std::uint32_t>& sorted, std::uint32_t value) {
  return std::binary_search(sorted.begin(), sorted.end(), value);
}

bool shows(const Listed& listed, const Misuse& misuse) {
  if (listed.day < misuse.first_day) return false;
  if (listed.actor != 0 && !has(misuse.actors, listed.actor)) return false;
  if (listed.actor == 0 && !misuse.is_event()) return false;
  return std::any_of(listed.subjects.begin(), listed.subjects.end(),
                     [&](std::uint32_t subject) { return has(misuse.subjects, subject); });
}

/// A case of one of the crowd is no false one, but only the event finds the crowd.
bool finds(const Listed& listed, const Misuse& misuse) {
  return shows(listed, misuse) && (listed.actor == 0) == misuse.is_event();
}

template <class Array>
void add_all(Array& to, const Array& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i].add(from[i]);
}

void count_false(const World& world, const std::vector<bool>& wrongly, Outcome& outcome) {
  for (const auto& officer : world.officers) {
    if (officer.number == 0) continue;
    const bool wrong = wrongly[officer.number];
    outcome.false_by_role[static_cast<std::size_t>(officer.role)].count(wrong);
    if (officer.role == Role::automatic) continue;
    outcome.false_by_rank[officer.rank].count(wrong);
    outcome.false_by_hours[officer.around_the_clock ? 1 : 0].count(wrong);
  }
}

}  // namespace

void Outcome::add(const Outcome& other) {
  for (std::size_t i = 0; i < kScenarios; ++i) {
    add_all(in_a_year[i], other.in_a_year[i]);
    add_all(in_90_days[i], other.in_90_days[i]);
    add_all(explained[i], other.explained[i]);
  }
  precision.add(other.precision);
  ceiling.add(other.ceiling);
  staff_days += other.staff_days;
  add_all(false_by_role, other.false_by_role);
  add_all(false_by_rank, other.false_by_rank);
  add_all(false_by_hours, other.false_by_hours);
  looks += other.looks;
  looks_explained += other.looks_explained;
}

Outcome outcome_of(const World& world, const std::vector<Listed>& listed, const Budget& budget) {
  Outcome outcome;
  for (const auto& misuse : world.misuse) {
    const auto found =
        std::find_if(listed.begin(), listed.end(), [&](const Listed& one) { return finds(one, misuse); });
    const auto scenario = static_cast<std::size_t>(misuse.scenario) - 1, level = static_cast<std::size_t>(misuse.level);
    outcome.in_a_year[scenario][level].count(found != listed.end());
    outcome.in_90_days[scenario][level].count(found != listed.end() && found->day < misuse.first_day + 90);
  }
  std::vector<bool> wrongly(world.officers.size(), false);
  for (const auto& one : listed) {
    const bool right =
        std::any_of(world.misuse.begin(), world.misuse.end(), [&](const Misuse& misuse) { return shows(one, misuse); });
    outcome.precision.count(right);
    if (!right && one.actor != 0) wrongly[one.actor] = true;
  }
  outcome.ceiling = {std::min<std::uint64_t>(world.misuse.size(), listed.size()), listed.size()};
  outcome.staff_days =
      std::uint64_t{world.settings.officers} * static_cast<std::uint64_t>(budget.last_day - budget.first_day + 1);
  count_false(world, wrongly, outcome);
  return outcome;
}

void count_explained(const World& world, const engine::Facts& facts, Outcome& outcome) {
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> looked;  // not all of a crowd look at everybody
  for (const auto& one : world.misuse_looks) looked.emplace(one.misuse, one.actor, one.subject);
  for (const auto& [number, actor, subject] : looked) {
    const Misuse& misuse = world.misuse[number - 1];
    const auto at = std::lower_bound(facts.pairs.begin(), facts.pairs.end(), std::pair(actor, subject),
                                     [](const engine::PairDay& one, const std::pair<std::uint32_t, std::uint32_t>& k) {
                                       return std::pair(one.actor, one.subject) < k;
                                     });
    bool of_interest = false;
    for (auto one = at; one != facts.pairs.end() && one->actor == actor && one->subject == subject; ++one) {
      of_interest = of_interest || (one->day >= misuse.first_day - 1 && one->day <= misuse.last_day + 1);
    }
    outcome.explained[static_cast<std::size_t>(misuse.scenario) - 1][static_cast<std::size_t>(misuse.level)].count(
        !of_interest);
  }
  for (const auto& share : facts.shares) {
    outcome.looks += share.looks;
    if (share.verdict != 0) outcome.looks_explained += share.looks;
  }
}

}  // namespace waarborg::scenarios
