#include "features/monitor/links.h"

#include <doctest/doctest.h>

using namespace waarborg::monitor;

namespace {

constexpr std::uint32_t kWard = 1, kAssigned = 2, kWest = 7, kEast = 8, kNever = 0xFFFFFFFF;

/// Subjects 1 to 3 stand in cases 11 to 13 of the west, 4 in 14 of the east; 20 is a case with subjects 1 and 4, which
/// officer 5 is assigned to.
struct Links {
  LinkTables tables;
  LinkFinder finder;

  explicit Links(std::vector<Look> looks, int* roles_asked = nullptr)
      : tables({11,    0,   kWest, kWard, 100, 200,   12,    0,   kWest, kWard, 100, 200, 13,        0,   kWest,
                kWard, 100, 200,   14,    0,   kEast, kWard, 100, 200,   21,    5,   0,   kAssigned, 100, kNever},
               {11, 1, 0, 12, 2, 0, 13, 3, 0, 14, 4, 0, 20, 1, 0, 20, 4, 0, 21, 4, 0},
               {[](std::uint32_t, std::uint32_t) { return 0U; },
                [roles_asked](std::uint32_t, std::uint32_t) {
                  return roles_asked == nullptr ? 0U : static_cast<std::uint32_t>(++*roles_asked > 0);
                }}),
        finder(tables, std::move(looks)) {}
  bool holds(const LinkRule& rule, const Look& look) { return finder.holds(rule, look); }
};
Look look(std::uint32_t actor, std::uint32_t subject, std::uint32_t at = 150, std::uint32_t group = 1,
          std::uint8_t verdict = 0) {
  return {subject, at, actor, group, verdict};
}

}  // namespace

TEST_CASE("LinkFinder_Habit_CountsOtherSubjectsOfTheUnitAlone") {
  Links links({look(5, 1), look(5, 1, 160), look(5, 2), look(6, 4)});
  const LinkRule habit{LinkScope::habit, {kWard}, 0, 0, 1};
  CHECK(links.holds(habit, look(5, 1)));
  CHECK(links.holds(habit, look(5, 3)));
  CHECK_FALSE(links.holds(habit, look(5, 4)));       // nothing else in the east
  CHECK_FALSE(links.holds(habit, look(6, 4)));       // the look-up itself teaches nothing
  CHECK_FALSE(links.holds(habit, look(5, 3, 201)));  // the unit does not answer for the subject any more
  CHECK(links.holds({LinkScope::habit, {kWard}, 0, 10, 1}, look(5, 3, 201)));
  CHECK_FALSE(links.holds({LinkScope::habit, {kWard}, 0, 0, 2}, look(5, 1)));
  CHECK(links.holds({LinkScope::team_habit, {kWard}, 0, 0, 2}, look(9, 3)));
  CHECK_FALSE(links.holds({LinkScope::role_habit, {kWard}, 0, 0, 1}, look(9, 3)));  // no role is known
}

TEST_CASE("LinkFinder_WhereNothingIsLearnt_FindsThatOutOnce") {
  std::vector<Look> looks;
  for (std::uint32_t at = 100; at < 200; ++at) looks.push_back(look(5, 1, at));
  int roles_asked = 0;
  Links links(looks, &roles_asked);
  // The cases of these assignments are linked to nobody who was looked up.
  for (const auto& one : looks) CHECK_FALSE(links.holds({LinkScope::role_habit, {kAssigned}, 0, 0, 1}, one));
  CHECK(roles_asked <= 200);
}

TEST_CASE("LinkFinder_NearCase_GoesOverOneCommonCase") {
  Links links({});
  CHECK(links.holds({LinkScope::near_case, {kAssigned}, 0, 0, 1}, look(5, 1)));
  CHECK_FALSE(links.holds({LinkScope::near_case, {kAssigned}, 0, 0, 1}, look(6, 1)));
  CHECK_FALSE(links.holds({LinkScope::near_case, {kAssigned}, 0, 0, 1}, look(5, 2)));
  CHECK(links.holds({LinkScope::own, {kAssigned}, 0, 0, 1}, look(5, 4)));
  CHECK(links.holds({LinkScope::open_case, {kWard}, 0, 0, 1}, look(99, 4)));
}

TEST_CASE("LinkFinder_OtherLookUps_CountWithinTheirWindowAndWhenExplained") {
  Links links({look(5, 1, 100, 1, 3), look(6, 2, 100), look(7, 2, 100), look(6, 3, 100), look(7, 3, 400)});
  const LinkRule mate{LinkScope::mate_looked, {}, 10, 50, 1};
  CHECK(links.holds(mate, look(9, 1, 150)));
  CHECK(links.holds(mate, look(9, 1, 90)));
  CHECK_FALSE(links.holds(mate, look(9, 1, 151)));
  CHECK_FALSE(links.holds(mate, look(9, 1, 150, 2)));  // another team
  CHECK_FALSE(links.holds(mate, look(9, 2, 110)));     // theirs is unexplained
  CHECK(links.holds({LinkScope::follow_up, {}, 0, 50, 1}, look(5, 1, 150)));
  CHECK_FALSE(links.holds({LinkScope::follow_up, {}, 0, 50, 1}, look(6, 2, 150)));
  // 6 and 7 share subject 2 beside subject 3.
  CHECK(links.holds({LinkScope::together, {}, 0, 500, 1}, look(7, 3, 400)));
  CHECK_FALSE(links.holds({LinkScope::together, {}, 0, 500, 2}, look(7, 3, 400)));
  CHECK_FALSE(links.holds({LinkScope::together, {}, 0, 50, 1}, look(7, 3, 400)));
}
