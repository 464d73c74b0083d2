#include "features/monitor/learnt.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/monitor/rules_in_force.h"
#include "features/monitor/systems.h"
#include "features/monitor/testing.h"

using namespace waarborg;
using namespace waarborg::monitor;

namespace {

/// Rows of learnt look-ups in one order, whichever parts they came in.
std::vector<std::vector<std::uint32_t>> in_order(const LearntLooks& learnt) {
  std::vector<std::vector<std::uint32_t>> rows;
  for (const auto& [rule, look] : learnt.looks)
    rows.push_back({static_cast<std::uint32_t>(rule), look.subject, look.at, look.actor, look.group});
  std::ranges::sort(rows);
  return rows;
}

}  // namespace

TEST_CASE("[LOG-01] LearntLooks_OfSomeTeamsAtATime_AreThoseOfAllAtOnce") {
  // An officer comes back to an old case; those of another team look at one of its cases long after it, and before that
  // at somebody whom nothing links to them.
  Force force;
  force.look(50, 7, "s7-1");
  for (const int officer : {40, 41, 42}) {
    for (const auto& [day, subject] : {std::pair(5, fmt::format("old-{}", officer)), {52, "other"}, {55, "old-40"}})
      force.look_ups += fmt::format("{}T10:00:00Z,{},N2,bvh,{},,getuige horen,N2-01\n", Force::day(day),
                                    Force::officer(officer), subject);
    force.assignments +=
        fmt::format("old,{0},N2,assigned,{1}T06:00:00Z,{1}T14:00:00Z\n", Force::officer(officer), Force::day(5));
  }
  for (const int subject : {40, 41, 42}) force.links += fmt::format("old,old-{},\n", subject);
  for_a_force(force, [](TestHouse& house) {
    const auto content = TestHouse::must(rules_in_force(house.house()));
    const engine::DayNumber first = 20605, last = 20605 + Force::kDays;
    const auto days = TestHouse::must(segments_of(look_ups_folder(house.house()), first, last));
    const auto world = TestHouse::must(DetectionWorld::load(house.house(), content, days, first, last));
    const auto table = [&](SideTable which) {
      return TestHouse::must(read_side(side_store(house.house()), spec_of(which), 0, 0xFFFFFFFF));
    };
    const LinkTables tables(table(SideTable::assignments), table(SideTable::links), world->of_officer());
    const Systems systems(content, *world, static_cast<std::uint32_t>(last) * engine::kSecondsOfDay);
    constexpr std::uint32_t kWindow = 60 * engine::kSecondsOfDay;
    const auto learnt = [&](LinkScope scope, unsigned threads, std::uint64_t at_once) {
      const std::vector<LinkRule> rules{{scope, {}, 0, kWindow, 1}};
      return TestHouse::must(learnt_looks(days, world->sides(), systems, tables, rules, {}, threads, at_once));
    };
    for (const auto scope : {LinkScope::follow_up, LinkScope::mate_looked, LinkScope::together}) {
      const auto all = learnt(scope, 1, kLearntAtOnce), parts = learnt(scope, 3, 1);
      CHECK_FALSE(all.looks.empty());
      CHECK(in_order(parts) == in_order(all));
      CHECK(parts.top_basis == all.top_basis);
    }
    // Each of the second team is asked about what another of them had reason to look at.
    const auto mates = learnt(LinkScope::mate_looked, 3, 1);
    CHECK(std::ranges::count(mates.looks, number_of(house, 41), [](const auto& one) { return one.look.actor; }) == 1);
  });
}
