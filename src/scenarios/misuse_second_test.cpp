#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "scenarios/calendar.h"
#include "scenarios/look_stream.h"
#include "scenarios/misuse_plans.h"

namespace waarborg::scenarios {

namespace {

WorldSettings of_second(std::uint64_t seed) {
  WorldSettings settings;
  settings.seed = seed;
  settings.officers = 400;
  settings.days = 393;
  settings.misuse_per_thousand = 5;
  settings.misuse_by = MisuseBy::second;
  return settings;
}

const World& world_of_second() {
  static const World kWorld = make_world(of_second(7));
  return kWorld;
}

bool at_work(const World& world, const Look& look) {
  return std::any_of(world.shifts.begin(), world.shifts.end(), [&](const auto& day) {
    return std::any_of(day.begin(), day.end(), [&](const Shift& one) {
      return one.officer == look.actor && one.from <= look.at && look.at <= one.to;
    });
  });
}

std::map<std::uint32_t, std::vector<const Look*>> looks_by_piece(const World& world) {
  std::map<std::uint32_t, std::vector<const Look*>> all;
  for (const auto& one : world.misuse_looks) all[one.misuse].push_back(&one);
  return all;
}

/// Each look of the scenario, with the piece it belongs to.
template <class Check>
void each_look(Scenario scenario, const Check& check) {
  const World& world = world_of_second();
  std::uint32_t seen = 0;
  for (const auto& one : world.misuse_looks) {
    const Misuse& piece = world.misuse.at(one.misuse - 1);
    if (piece.scenario != scenario) continue;
    ++seen;
    check(piece, one);
  }
  CHECK(seen > 0);
}

}  // namespace

TEST_CASE("SecondAuthor_OfOneSeed_WritesTheSameTwice_AndNotWhatTheFirstWrites") {
  auto settings = of_second(3);
  settings.officers = 200;
  const auto sum = [&] {
    std::uint64_t all = 0;
    const World world = make_world(settings);
    for (const auto& one : world.misuse_looks) all = mixed(all, mixed(one.at, mixed(one.actor, one.subject)));
    return all;
  };
  const auto once = sum();
  CHECK(sum() == once);
  settings.misuse_by = MisuseBy::first;
  CHECK(sum() != once);
}

TEST_CASE("SecondAuthor_LeavesTheHonestYearAsItIs") {
  auto settings = of_second(3);
  settings.officers = 200;
  settings.days = 90;
  const auto honest = [&] {
    std::uint64_t all = 0;
    const World world = make_world(settings);
    for (LookStream stream(world); !stream.done();) {
      for (const auto& one : stream.next()) {
        if (one.misuse == 0) all += mixed(one.at, mixed(one.actor, one.subject));
      }
    }
    return all;
  };
  const auto with = honest();
  settings.misuse = false;
  CHECK(honest() == with);
}

TEST_CASE("SecondAuthor_OfEachScenarioAndLevel_LooksAsOftenAndAsLongAsThePlanSays") {
  const World& world = world_of_second();
  std::set<std::pair<Scenario, Level>> seen;
  for (const auto& one : world.misuse) {
    seen.emplace(one.scenario, one.level);
    const MisusePlan& plan = plan_of(one.scenario, one.level);
    CAPTURE(static_cast<int>(one.scenario));
    CAPTURE(static_cast<int>(one.level));
    if (one.is_event()) {
      CHECK(one.actors.size() >= plan.sittings.least);
      CHECK(one.actors.size() <= plan.sittings.most);
      continue;
    }
    CHECK(one.actors.size() == 1);
    const bool habit = one.scenario == Scenario::off_duty && one.level == Level::naive;
    const std::uint32_t most = habit ? kOffDutyHabit.sittings.most : plan.sittings.most + plan.others.most;
    CHECK(one.looks >= 1);
    CHECK(one.looks <= most * plan.systems.most);
    // A free spell may put a sitting off until the next day at work.
    const std::uint32_t days = habit ? kOffDutyHabit.days.most : plan.days.most;
    CHECK(one.last_day - one.first_day <= static_cast<DayNumber>(days + 40));
  }
  CHECK(seen.size() == kScenarios * kLevels);
}

TEST_CASE("SecondAuthor_WhoTakesNoCare_GivesNoReasonThatSoundsRight") {
  const World& world = world_of_second();
  for (const auto& one : world.misuse_looks) {
    const Misuse& piece = world.misuse.at(one.misuse - 1);
    if (piece.level != Level::naive || piece.scenario == Scenario::false_link) continue;
    CHECK((one.reason == 0 || one.reason >= kFirstGeneralReason));
  }
}

TEST_CASE("SecondAuthor_OwnRecordIsTheirOwn_AndAColleaguesThatOfAnEmployee") {
  const World& world = world_of_second();
  each_look(Scenario::own_record,
            [&](const Misuse&, const Look& one) { CHECK(one.subject == world.officers[one.actor].subject); });
  std::set<std::uint32_t> employees;
  for (const auto& one : world.officers) employees.insert(one.subject);
  each_look(Scenario::colleague, [&](const Misuse&, const Look& one) {
    CHECK(employees.count(one.subject) == 1);
    CHECK(one.subject != world.officers[one.actor].subject);
  });
}

TEST_CASE("SecondAuthor_OffDutyIsNotAtWork_AndWithCareTheRestIs") {
  const World& world = world_of_second();
  for (const auto& [number, looks] : looks_by_piece(world)) {
    const Misuse& piece = world.misuse.at(number - 1);
    if (piece.scenario == Scenario::off_duty) CHECK(!at_work(world, *looks.front()));
    if (piece.scenario != Scenario::off_duty && !piece.is_event() && piece.level != Level::naive) {
      CHECK(at_work(world, *looks.front()));
    }
  }
}

TEST_CASE("SecondAuthor_FalseIncidentIsAlwaysGiven_AndNaivelyDoesNotExistOrIsAnyOther") {
  const World& world = world_of_second();
  std::uint32_t invented = 0;
  each_look(Scenario::false_link, [&](const Misuse& piece, const Look& one) {
    CHECK(one.basis != 0);
    if (piece.level == Level::naive && one.basis > world.last_basis) ++invented;
    if (piece.level != Level::naive) CHECK(one.basis <= world.last_basis);
  });
  CHECK(invented > 0);
}

TEST_CASE("SecondAuthor_BeforeARaid_LooksAtItsTargetsAndNotAfterIt") {
  const World& world = world_of_second();
  each_look(Scenario::before_raid, [&](const Misuse& piece, const Look& one) {
    CHECK(std::any_of(world.operations.begin(), world.operations.end(), [&](const Operation& raid) {
      return one.at < raid.at + 600 && one.at + (piece.last_day - piece.first_day + 32) * 86'400U > raid.at;
    }));
  });
}

}  // namespace waarborg::scenarios
