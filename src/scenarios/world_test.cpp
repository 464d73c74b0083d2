#include "scenarios/world.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/bytes.h"
#include "scenarios/bench.h"
#include "scenarios/calendar.h"
#include "scenarios/look_stream.h"

namespace waarborg::scenarios {

namespace {

WorldSettings small(std::uint64_t seed) {
  WorldSettings settings;
  settings.seed = seed;
  settings.officers = 200;
  settings.days = 130;
  settings.misuse_per_thousand = 5;
  return settings;
}

std::vector<Look> looks_of(const World& world) {
  std::vector<Look> all;
  for (LookStream stream(world); !stream.done();) {
    const Moment midnight = Moment{stream.day()} * engine::kSecondsOfDay;
    for (const auto& one : stream.next()) {
      CHECK_MESSAGE((one.at >= midnight && one.at < midnight + Moment{engine::kSecondsOfDay}), one.at);
      all.push_back(one);
    }
  }
  return all;
}

constexpr std::uint32_t kHour = 3600, kDay = 86'400;

/// Enough to tell one's own record from the work of a team.
Detection some_detection() {
  const std::uint32_t all_tasks = 15;
  Detection one;
  one.rules = {{engine::Scope::own, all_tasks, kHour, 14 * kDay, false},
               {engine::Scope::mate, all_tasks, kHour, 3 * kDay, false},
               {engine::Scope::group, all_tasks, kHour, 3 * kDay, false}};
  one.signs = {kHour, 2 * kDay, 600, 5 * kDay};
  one.of_relations = {engine::sign_of_relation(0)};
  one.always = engine::sign_of_relation(0);
  one.cases.days = 90;
  one.cases.pair_weights = {100, 30};
  one.cases.sign_points[0] = 2500;
  one.cases.pair_floor = 400;
  one.cases.event_actors = 8;
  return one;
}

}  // namespace

TEST_CASE("World_OfOneSeed_IsTheSameTwice_AndOfAnotherSeedAnother") {
  const auto log = make_log(make_world(small(3)));
  CHECK(make_log(make_world(small(3))).bytes == log.bytes);
  CHECK(make_log(make_world(small(4))).bytes != log.bytes);
}

TEST_CASE("Misuse_ChangesNoHonestLook") {
  auto settings = small(3);
  const auto with = looks_of(make_world(settings));
  settings.misuse = false;
  const auto without = looks_of(make_world(settings));
  const auto honest = std::count_if(with.begin(), with.end(), [](const Look& one) { return one.misuse == 0; });
  CHECK(static_cast<std::size_t>(honest) == without.size());
  CHECK(with.size() > without.size());
}

TEST_CASE("Labels_NameEachScenarioAndLevel_AndTheLooksThatBelongToThem") {
  const World world = make_world(small(5));
  std::set<std::pair<Scenario, Level>> seen;
  for (const auto& one : world.misuse) seen.emplace(one.scenario, one.level);
  // A raid may not come in so short a time; everything else does.
  CHECK(seen.size() >= (kScenarios - 1) * kLevels);
  std::map<std::uint32_t, std::uint32_t> looks;
  for (const auto& one : world.misuse_looks) {
    REQUIRE(one.misuse >= 1);
    const auto& its = world.misuse.at(one.misuse - 1);
    CHECK(std::binary_search(its.actors.begin(), its.actors.end(), one.actor));
    CHECK(std::binary_search(its.subjects.begin(), its.subjects.end(), one.subject));
    CHECK(one.at >= (Moment{world.settings.first_day} + world.settings.warm_up - 15) * engine::kSecondsOfDay);
    ++looks[one.misuse];
  }
  for (std::uint32_t i = 0; i < world.misuse.size(); ++i) CHECK(looks[i + 1] == world.misuse[i].looks);
  for (const auto& one : world.misuse) {
    if (one.scenario == Scenario::own_record) CHECK(one.subjects.front() == world.officers[one.actors.front()].subject);
  }
}

TEST_CASE("Background_KeepsToShiftsAndTeams_AndIsMostlyExplained") {
  auto settings = small(6);
  settings.misuse = false;
  const World world = make_world(settings);
  std::map<std::uint32_t, std::vector<const Shift*>> shifts;
  for (const auto& day : world.shifts)
    for (const auto& one : day) shifts[one.officer].push_back(&one);
  for (const auto& one : looks_of(world)) {
    const auto& own = shifts[one.actor];
    const bool at_work = std::any_of(own.begin(), own.end(), [&](const Shift* shift) {
      return shift->from <= one.at && one.at <= shift->to + 600;  // the last question is put to several systems
    });
    if (!at_work) FAIL_CHECK(one.actor);
    if (one.subject == 0 || one.subject > world.subjects) FAIL_CHECK(one.subject);
  }
  const auto facts = facts_of(world, make_log(world), some_detection());
  REQUIRE(facts.ok());
  Outcome outcome;
  count_explained(world, *facts, outcome);
  CHECK(outcome.looks_explained * 100 > outcome.looks * 70);
}

TEST_CASE("Background_LooksAtItself_OnlyInAnIncidentThatTheOfficerWasSentTo") {
  auto settings = small(6);
  settings.misuse = false;
  settings.officers = 400;
  const World world = make_world(settings);
  std::set<std::pair<std::uint32_t, std::uint32_t>> part_of;  // officer, their own record
  for (const auto& day : world.incidents)
    for (const auto& one : day)
      for (const auto& its : one.assignments)
        for (const auto subject : one.subjects) part_of.emplace(its.actor, subject);
  for (const auto& one : looks_of(world)) {
    const bool own = one.subject == world.officers[one.actor].subject;
    if (own && !part_of.contains({one.actor, one.subject})) FAIL_CHECK(one.actor);
  }
}

TEST_CASE("Operation_IsATeamsCaseOfItsSubject") {
  const World world = make_world(small(6));
  REQUIRE(!world.operations.empty());
  const auto& one = world.operations.front();
  Log log;
  const auto look = [&](std::uint32_t team, Moment at) {
    const auto day = static_cast<DayNumber>(at / engine::kSecondsOfDay);
    const auto second = static_cast<std::uint32_t>(at % engine::kSecondsOfDay);
    const std::vector<engine::Access> rows{{team, 1, second, 0, one.subject, 1, 1, 1}};
    log.bytes = {engine::encode_segment(day, rows)};
    log.days.clear();
    log.days.push_back(engine::Segment::over(as_bytes(log.bytes.front()), "day").value());
    auto detection = some_detection();
    detection.rules = {{engine::Scope::group, 1U << static_cast<unsigned>(Task::operation), 14 * kDay, 0, false}};
    return facts_of(world, log, detection)->pairs.empty();
  };
  CHECK(look(one.team, one.at - 2 * kDay));
  CHECK(!look(one.team, one.at - 20 * kDay));
  CHECK(!look(one.team + 1, one.at - 2 * kDay));
}

TEST_CASE("FactsByDay_KnowAnIncidentFromItsRegistrationOn_AndWait") {
  auto settings = small(6);
  settings.misuse = false;
  World world = make_world(settings);
  const Log log = make_log(world);
  auto detection = some_detection();
  detection.wait_days = 0;
  const DayNumber day = world.last_day() - 10;
  const auto unexplained_of = [](const engine::Facts& facts, DayNumber last) {
    std::uint32_t sum = 0;
    for (const auto& one : facts.actors) sum += one.day > last - 5 && one.day <= last ? one.unexplained : 0;
    return sum;
  };
  const auto then = [&](DayNumber last) {
    FactsByDay facts(world, log, detection, {});
    CHECK(facts.move_to(day).value() == last);
    for (const auto& one : facts.facts().pairs) CHECK(one.day <= last + 1);  // the evening of UTC
    return unexplained_of(facts.facts(), last);
  };
  const auto in_the_end = facts_of(world, log, detection);
  REQUIRE(in_the_end.ok());
  const std::uint32_t late = then(day), known = unexplained_of(*in_the_end, day);
  CHECK(late > known);
  detection.wait_days = 10;
  CHECK(then(day - 10) - unexplained_of(*in_the_end, day - 10) < (late - known) / 2);
  detection.wait_days = 0;
  for (auto& incidents : world.incidents)
    for (auto& one : incidents) one.known_from = one.opened;
  CHECK(then(day) == known);
}

TEST_CASE("Peers_OfASmallForce_AreThoseOfARoleThatIsLargeEnough_ElseAllOthers") {
  auto settings = small(6);
  settings.officers = 60;
  const World world = make_world(settings);
  const auto groups = peers_of(world, 20, {});
  for (const auto& one : world.officers) {
    if (one.number == 0) continue;
    const bool own = one.role == Role::patrol || one.role == Role::automatic;
    CHECK((groups.kinds[one.number] != 0) == own);
    if (!own) CHECK(groups.peers[one.number] == 0);
  }
}

TEST_CASE("Calendar_KnowsSummerTime") {
  const auto offsets = offsets_around(20'270, 20'662);
  CHECK(moment_of(offsets, 20'270, 7 * 3600) == Moment{20'270} * 86'400 + 5 * 3600);  // 1 July 2025
  CHECK(moment_of(offsets, 20'460, 7 * 3600) == Moment{20'460} * 86'400 + 6 * 3600);  // 7 January 2026
  CHECK(weekday_of(20'270) == 1);
}

TEST_CASE("Bench_OfASmallForce_FindsWhoLooksAtThemselvesAndBeatsChance") {
  BenchSettings settings;
  settings.world = small(11);
  settings.world.days = 200;
  settings.seeds = 1;
  settings.compared_seeds = 1;
  settings.every = 15;
  settings.detection = some_detection();
  const auto result = run_bench(settings, [](const std::string&) {});
  REQUIRE(result.ok());
  REQUIRE(result->by_author.size() == 1);
  const auto& measured = result->by_author.front();
  CHECK(measured.engine.in_a_year[2][0] == Share{1, 1});
  CHECK(measured.engine.precision.all == 11);
  REQUIRE(measured.baselines.size() == 5);
  CHECK(measured.engine.precision.of > measured.baselines[0].outcome.precision.of);
  CHECK(measured.ablations.size() == 4);
}

}  // namespace waarborg::scenarios
