#include "features/monitor/detect.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "features/monitor/contract/approved.h"
#include "features/monitor/contract/explanations.h"
#include "features/monitor/contract/trials.h"
#include "features/monitor/numbering.h"
#include "features/monitor/rules_in_force.h"
#include "features/monitor/simulate.h"
#include "features/monitor/testing.h"

using namespace waarborg;
using namespace waarborg::monitor;
using matters::TestHouse;

namespace {

std::vector<std::string> keys_of(const std::vector<PartOfRank>& parts) {
  std::vector<std::string> keys;
  for (const auto& part : parts) keys.push_back(part.key);
  return keys;
}

/// What somebody sees of their own look-ups is what the tables and look-ups of all together say of these.
void check_own_look_ups(TestHouse& house, const std::string& rule) {
  const auto content = TestHouse::must(rules_in_force(house.house()));
  const engine::DayNumber first = 20605, last = 20605 + Force::kDays;
  const auto days = TestHouse::must(segments_of(look_ups_folder(house.house()), first - 1, last + 1));
  const auto world = TestHouse::must(DetectionWorld::load(house.house(), content, days, first - 1, last + 1));
  std::set<std::uint32_t> groups;
  for (const auto& day : days)
    for (const auto& block : day.blocks()) groups.insert(block.group);
  std::set<std::string> rules;
  for (const int officer : {7, 8, 20}) {
    const auto number = number_of(house, officer);
    EvidenceReader reader(*world, content, days, first, last);
    reader.want(number, 0);
    std::vector<std::string> expected, found;
    const auto told = [](const SeenLookUp& seen) {
      return fmt::format("{} {} {} {} {} {} {}", to_millis(seen.at), seen.subject, seen.basis, seen.rule,
                         fmt::join(seen.signs, ","), seen.case_known, seen.case_linked);
    };
    for (const auto& [pair, look_ups] : TestHouse::must(reader.read(groups)))
      for (const auto& seen : look_ups) expected.push_back(told(seen));
    for (const auto& seen : TestHouse::must(look_ups_of(house.house(), number, date_of(first), date_of(last)))) {
      found.push_back(told(seen));
      rules.insert(seen.rule);
    }
    std::ranges::sort(expected);
    std::ranges::sort(found);
    CHECK(found == expected);
    CHECK(found.size() >= Force::kDays);
  }
  CHECK(rules.contains(rule));
}

}  // namespace

TEST_CASE("[LOG-03] Detect_WhoLooksAtOneSubjectForDays_IsACaseWithItsReasons") {
  Force force;
  for (int at = 10; at < 40; at += 3) force.look(at, 4, "ex", "", "22:30:00");
  for_a_force(force, [](TestHouse& house) {
    const auto told = run(house);
    CHECK(to_iso(told.day) == Force::day(Force::kDays - 1));
    CHECK(told.look_ups == Force::kOfficers * Force::kDays + Force::kUnexplained + 10);
    CHECK(told.unexplained == Force::kUnexplained + 10);
    CHECK(told.officers == Force::kOfficers);
    REQUIRE(told.cases.size() == 1);
    const auto& one = told.cases.front();
    CHECK(one.officer == number_of(house, 4));
    CHECK(one.group == "N1");
    CHECK(one.peers == "agent, N1");
    CHECK(one.peers_count == Force::kOfficers);
    REQUIRE(one.findings.size() == 1);
    const auto& pair = one.findings.front();
    REQUIRE(pair.look_ups.size() == 10);
    CHECK(pair.look_ups_in_all == 10);
    CHECK(pair.look_ups.front().rule.empty());
    CHECK(pair.look_ups.front().system == "bvh");
    CHECK(pair.look_ups.front().signs == std::vector<std::string>{"off_duty"});
    CHECK(pair.parts.front().key == "days");
    CHECK(pair.parts.front().count == 10);
    CHECK(pair.parts.front().at_least == 1);
    CHECK(std::ranges::count(keys_of(pair.parts), "off_duty") == 2);  // as a sign, and by its days
    Points sum = 0;
    for (const auto& part : pair.parts) sum += part.points;
    CHECK(sum == pair.points);
    sum = one.by_findings;
    for (const auto& part : one.parts) sum += part.points;
    CHECK(sum - one.usual == one.points);
    for (const auto& part : one.parts) CHECK(part.at_least <= part.among);
    REQUIRE(one.weeks.size() >= 13);
    CHECK(std::ranges::any_of(one.weeks, [](const WeekOfWork& week) { return week.unexplained > 0; }));
  });
}

TEST_CASE("[LOG-02] Detect_ATeamOfAFew_IsNotTold") {
  Force force;
  for (int number = 0; number < 4; ++number)
    force.look_ups +=
        fmt::format("{}T10:00:00Z,80{:02},Z9,bvh,else-{},,getuige horen,Z9-01\n", Force::day(20), number, number);
  force.employees += "8000,own-8000\n";
  force.look_ups += fmt::format("{}T11:00:00Z,8000,Z9,bvh,own-8000,,getuige horen,Z9-01\n", Force::day(40));
  for_a_force(force, [](TestHouse& house) {
    const auto told = run(house);
    REQUIRE(told.cases.size() == 1);
    CHECK(told.cases.front().officer == *TestHouse::must(officer_number(house.house(), "8000")));
    CHECK(told.cases.front().group.empty());
  });
}

TEST_CASE("[LOG-01] Detect_TheOwnRecord_IsAFindingThoughAskedOnce") {
  Force force;
  force.look(50, 7, "own-7");
  for_a_force(force, [](TestHouse& house) {
    const auto told = run(house);
    REQUIRE(told.cases.size() == 1);
    CHECK(told.cases.front().officer == number_of(house, 7));
    const auto keys = keys_of(told.cases.front().findings.front().parts);
    CHECK(std::ranges::find(keys, "self") != keys.end());
  });
}

TEST_CASE("Detect_ManyOnOneSubject_IsOneEvent") {
  Force force;
  for (int number = 0; number < 12; ++number) force.look(30, number, "star");
  for_a_force(force, [](TestHouse& house) {
    const auto told = run(house);
    CHECK(told.cases.empty());
    REQUIRE(told.events.size() == 1);
    CHECK(told.events.front().officers.size() == 12);
    DetectOptions again;
    again.events_known = {told.events.front().subject};
    CHECK(run(house, again).events.empty());
  });
}

TEST_CASE("Detect_WhatWasJudged_DoesNotComeAgain") {
  Force force;
  for (int at = 10; at < 40; at += 3) force.look(at, 4, "ex");
  for_a_force(force, [](TestHouse& house) {
    const auto told = run(house);
    REQUIRE(told.cases.size() == 1);
    const auto& pair = told.cases.front().findings.front();
    DetectOptions judged;
    judged.put_aside = {{told.cases.front().officer, pair.subject, pair.last_day}};
    CHECK(run(house, judged).cases.empty());
    DetectOptions open;
    open.with_open_case = {told.cases.front().officer};
    CHECK(run(house, open).cases.empty());
  });
}

TEST_CASE("Detect_ACaseThatIsRegisteredLate_ExplainsWhatWasNot") {
  Force force;
  for (int at = 45; at < 55; ++at) force.look(at, 4, "ex");
  for_a_force(force, [](TestHouse& house) {
    CHECK(run(house).cases.size() == 1);
    CHECK(run(house).changed.empty());
    Force::bring_in(house, "waarborg-links", "case,subject,from\nlate,ex,\n");
    Force::bring_in(house, "waarborg-assignments",
                    fmt::format("case,officer,team,kind,from,to\nlate,{},N1,assigned,{}T06:00:00Z,\n",
                                Force::officer(4), Force::day(44)));
    const auto told = run(house);
    CHECK(told.cases.empty());
    REQUIRE(told.changed.size() == 10);
    CHECK(told.changed.front().unexplained_before == told.changed.front().unexplained_now + 1);
  });
}

TEST_CASE("Detect_ADayThatComes_GivesWhatAWholeRunGives") {
  Force force;
  for (int at = 10; at < 40; at += 3) force.look(at, 4, "ex");
  Force later;
  later.look_ups = "moment,officer,team,system,subject,case,reason,place\n";
  later.look(60, 5, "own-5");
  for_a_force(force, [&](TestHouse& house) {
    CHECK(run(house).cases.size() == 1);
    Force::bring_in(house, "waarborg-look-ups", later.look_ups);
    const auto told = run(house);
    std::filesystem::remove_all(house.platform().config.data / "look-ups" / "facts");
    const auto whole = run(house);
    REQUIRE(told.cases.size() == 2);
    REQUIRE(whole.cases.size() == 2);
    for (std::size_t at = 0; at < 2; ++at) {
      CHECK(told.cases[at].officer == whole.cases[at].officer);
      CHECK(told.cases[at].points == whole.cases[at].points);
    }
    CHECK(told.look_ups == whole.look_ups);
  });
}

TEST_CASE("Detect_Controls_AreDrawnOutsideTheCasesAndTheSameForASeed") {
  Force force;
  for (int at = 10; at < 40; at += 3) force.look(at, 4, "ex");
  for_a_force(force, [](TestHouse& house) {
    DetectOptions options;
    options.controls = 3;
    options.control_seed = 7;
    const auto told = run(house, options);
    REQUIRE(told.controls.size() >= 2);
    CHECK(std::ranges::count_if(told.controls, [](const FoundCase& one) { return !one.stood_out; }) == 2);
    for (const auto& one : told.controls) {
      CHECK(one.points == 0);
      REQUIRE(one.findings.size() == 1);
      CHECK(one.findings.front().look_ups.size() == 1);
    }
    const auto again = run(house, options);
    for (std::size_t at = 0; at < told.controls.size(); ++at)
      CHECK(again.controls[at].officer == told.controls[at].officer);
  });
}

TEST_CASE("[LOG-02] LookUpsOf_AnOfficer_ShowsEachWithWhatExplainsIt") {
  Force force;
  force.look(50, 7, "own-7");
  for_a_force(force, [](TestHouse& house) {
    const auto own = look_ups_of(house.house(), number_of(house, 7), date_of(20605 + 45), date_of(20605 + 52));
    REQUIRE(own.ok());
    REQUIRE(own->size() == 10);
    CHECK(own->front().at > own->back().at);
    CHECK(std::ranges::count_if(*own, [](const SeenLookUp& one) { return one.rule == "own_case"; }) == 8);
    CHECK(std::ranges::count_if(*own, [](const SeenLookUp& one) { return one.rule.empty(); }) == 2);
  });
}

TEST_CASE("Detect_AnAccountThatIsAMachine_IsInNoCase") {
  Force force;
  force.people += "7098,2026-01-01T00:00:00Z,N1,automatic\n";
  for (int at = 10; at < 40; ++at) force.look(at, 98, "hot");
  for_a_force(force, [](TestHouse& house) {
    const auto told = run(house);
    CHECK(told.cases.empty());
    CHECK(told.officers == Force::kOfficers);
  });
}

TEST_CASE("[LOG-03] Simulate_OtherRules_TellsWhomTheyWouldList") {
  Force force;
  for (int at = 10; at < 40; at += 3) force.look(at, 4, "ex");
  force.look(50, 7, "own-7");
  for_a_force(force, [](TestHouse& house) {
    auto content = load_detection("content", calendar::Jurisdiction::nl);
    REQUIRE(content.ok());
    content->budget = 10'000;  // three a day for thirty
    const auto now = simulate(house.house(), *content, 30);
    REQUIRE(now.ok());
    CHECK(now->look_ups == Force::kOfficers * 30 + 150 + 4);
    CHECK(now->by_team.at("N1").officers == Force::kOfficers);
    CHECK(now->by_team.at("N1").listed >= 2);
    std::set<std::uint32_t> officers;
    for (const auto& one : now->lists) officers.insert(one.actor);
    CHECK(officers.contains(number_of(house, 4)));
    CHECK(officers.contains(number_of(house, 7)));
    for (auto& sign : content->signs) sign.points = 0;
    for (auto& measure : content->pair_measures) measure.weight = 0;
    const auto nothing = simulate(house.house(), *content, 30);
    REQUIRE(nothing.ok());
    CHECK(nothing->lists.empty());
  });
}

TEST_CASE("[LOG-03] Explained_CountedFromADay_KnowsTheDaysBeforeForWhatIsFirst") {
  Force force;
  for (const int at : {20, 40, 50}) force.look(at, 4, "ex");  // on 21 June, 11 and 21 July
  for_a_force(force, [](TestHouse& house) {
    const auto count = [&](const char* from) {
      return TestHouse::must(
          explained(house.house(), {date_from_iso(from), date_from_iso("2026-07-30")}, date_from_iso("2026-07-01")));
    };
    const auto july = count("2026-07-01"), with_june = count("2026-06-01");
    REQUIRE(july.cells.size() == 1);
    REQUIRE(with_june.cells.size() == 1);
    CHECK(with_june.cells[0].month == "2026-07");
    CHECK(with_june.first_day == *date_from_iso("2026-07-01"));
    CHECK(with_june.whole.looks == july.whole.looks);
    CHECK(with_june.whole.explained == july.whole.explained);
    CHECK(with_june.whole.firsts == july.whole.firsts - 1);
    std::int64_t firsts = 0;
    for (const auto& rule : with_june.rules) firsts += rule.firsts;
    CHECK(firsts == with_june.whole.firsts);
  });
}

TEST_CASE("[LOG-03] Trial_StoppedAndBegunAgain_GoesOnFromTheListsItKept") {
  Force force;
  for (int at = 10; at < 40; at += 3) force.look(at, 4, "ex");
  force.look(50, 7, "own-7");
  for_a_force(force, [](TestHouse& house) {
    const auto officer = number_of(house, 7);
    const auto open = [&](const std::string& kept) {
      auto trial = Trial::open(house.house(), {{"budget", 10'000}}, 30, kept);
      REQUIRE(trial.ok());
      return std::move(trial).value();
    };
    const auto work_to_end = [&](Trial& trial) {
      while (TestHouse::must(trial.work(std::chrono::milliseconds(0)))) {
      }
      for (const auto& line : trial.tell().lines)
        if (line.officer == officer) return line.then;
      return TriedLine::Times{};
    };
    const auto whole = open("");
    const auto listed = work_to_end(*whole);
    CHECK(listed.times == 1);
    CHECK(std::ranges::any_of(listed.keys, [](const auto& key) { return key.kind == "sign" && key.key == "self"; }));
    const std::string kept = whole->keep();

    auto first = open("");
    while (first->done() < 50) (void)TestHouse::must(first->work(std::chrono::milliseconds(0)));
    CHECK(work_to_end(*open(first->keep())).points == listed.points);
    // What was kept is taken as it is, unless it was made by other rules or of other look-ups.
    const auto with = [&](std::string text, const std::string& from, const std::string& to) {
      const auto at = text.rfind(from);
      REQUIRE(at != std::string::npos);
      return text.replace(at, from.size(), to);
    };
    const auto points = [&](engine::Points its) { return fmt::format(",{},{},", officer, its); };
    const auto marked = with(kept, points(listed.points), points(listed.points + 7));
    CHECK(work_to_end(*open(marked)).points == listed.points + 7);
    CHECK(work_to_end(*open(with(marked, "\"look_ups\":", "\"look_ups\":1"))).points == listed.points);
    CHECK(work_to_end(*open(with(marked, "\"content\":\"", "\"content\":\"other "))).points == listed.points);
  });
}

TEST_CASE("[LOG-02] Annex_OfAForce_TellsRulesTermsAndSpreadWithoutSmallNumbers") {
  Force force;
  for (int at = 10; at < 40; at += 3) force.look(at, 4, "ex");
  for_a_force(force, [](TestHouse& house) {
    const i18n::Translator t(house.platform().texts, i18n::Language::en, "Europe/Amsterdam");
    std::string said;
    const auto hear = [&](std::string_view line) { said += std::string(line) + "\n"; };
    CHECK(print_annex(house.house(), t, 30, hear) == 0);
    for (const char* part : {"| Own case | from 2 hours before its beginning to 30 days after its end | "
                             "Police systems for police work only (rule LOG-01) |",
                             "Look-ups are kept 5 years (LOG-02)",
                             "| Absences (without their cause) | nothing brought in |", "| N1 | 30 | "})
      CHECK_MESSAGE(said.find(part) != std::string::npos, part);
    CHECK_MESSAGE(said.find("annex.") == std::string::npos, said);
    said.clear();
    SimulateCommand command;
    command.days = 30;
    command.content = "content/detection.yaml";
    CHECK(simulate_detection(house.house(), t, command, hear) == 0);
    CHECK(said.find("Officers whom only the other rules list: 0") != std::string::npos);
    command.content = "content/nothing.yaml";
    CHECK(simulate_detection(house.house(), t, command, hear) == 1);
  });
}

TEST_CASE("[LOG-03] Budget_OfAForceOfAnySize_IsSavedUpFromRunToRun") {
  constexpr int kBudget = 24;  // 0.24 a day for a thousand
  for (const std::size_t staff : {60U, 1'000U, 65'000U}) {
    std::size_t daily = 0, weekly = 0;
    for (engine::DayNumber day = 20'000; day < 20'364; ++day) daily += room_between(kBudget, staff, day, day + 1);
    for (engine::DayNumber day = 20'000; day < 20'364; day += 7) weekly += room_between(kBudget, staff, day, day + 7);
    CHECK(daily == weekly);
    CHECK(static_cast<double>(daily) == doctest::Approx(0.24 * static_cast<double>(staff) / 1'000 * 364).epsilon(0.15));
  }
  CHECK(room_between(kBudget, 65'000, 20'000, 20'001) == 15);
  CHECK(room_between(kBudget, 65'000, 20'001, 20'001) == 0);
}

TEST_CASE("[LOG-03] Detect_InASmallForce_ListsACaseOnlyWhenTheBudgetHasRoom") {
  Force force;
  for (int at = 10; at < 40; at += 3) force.look(at, 4, "ex", "", "22:30:00");
  for_a_force(force, [](TestHouse& house) {
    DetectOptions options;
    const Date today = house.house().today();
    options.last_run = add_days(today, -1);
    CHECK(TestHouse::must(detect(house.house(), options)).cases.size() <= 1);
    // Thirty officers have room for one case in 139 days.
    options.last_run = add_days(today, -140);
    const auto long_after = TestHouse::must(detect(house.house(), options));
    CHECK(long_after.cases.size() == 1);
    // One a week; a third of them would be findings that the budget left out, and there are none.
    CHECK(long_after.controls.size() == 14);
    options.last_run = today;
    const auto again = TestHouse::must(detect(house.house(), options));
    CHECK(again.cases.empty());
    CHECK(again.controls.empty());
    CHECK(again.ranked > 0);
  });
}

TEST_CASE("Spread_OfGroups_IsOfThoseLargeEnough") {
  CHECK(spread_of({{"a", {20, 1}}, {"b", {40, 4}}, {"c", {5, 5}}}, 20) == doctest::Approx(2));
  CHECK(spread_of({{"a", {20, 0}}, {"b", {40, 4}}}, 20) == 0);
  CHECK(spread_of({{"a", {20, 1}}}, 20) == 0);
}

TEST_CASE("Detect_WithoutDays_SaysSo") {
  for_each_house([](TestHouse& house) {
    const auto detected = detect(house.house(), {});
    REQUIRE_FALSE(detected.ok());
    CHECK(detected.error().code == "detection.no_days");
  });
}

TEST_CASE("[LOG-03] OwnLookUps_OfOneOfficer_AreJudgedAsAmongAllTables") {
  Force force;
  // At home, of a colleague, in the case of a team mate, in one that does not exist and in one of somebody else.
  force.look(50, 7, "own-7");
  force.look(50, 7, "own-8");
  force.look(50, 7, "s8-50");
  force.look(51, 7, "s9-51", "nothing");
  force.look(51, 7, "s9-2", "c9-3", "22:00:00");
  for_a_force(force, [](TestHouse& house) { check_own_look_ups(house, "own_case"); });
}

TEST_CASE("[LOG-03] OwnLookUps_WhereARuleIsLearnt_AreJudgedAsAmongAllLookUps") {
  // Officer 7 comes back to a subject of an old case, looks at what a mate had reason to look at long before, and at
  // two subjects beside somebody of another team.
  Force force;
  force.look(50, 7, "s7-1");
  force.look(49, 7, "s8-40");
  for (const char* const subject : {"x", "y"}) {
    force.look(50, 7, subject);
    force.look_ups +=
        fmt::format("{}T10:00:00Z,{},N2,bvh,{},,getuige horen,N2-01\n", Force::day(50), Force::officer(20), subject);
  }
  for (const auto& [scope, days] : {std::pair("follow_up", 90), std::pair("mate_looked", 20), std::pair("together", 7)})
    for_a_force(force, [&](TestHouse& house) {
      ApprovedExplanation wish;
      wish.key = wish.scope = scope;
      wish.after = static_cast<std::uint32_t>(days) * engine::kSecondsOfDay;
      wish.least = 1;
      wish.asked_by = house.account("ina");
      wish.approved_by = house.account("petra");
      wish.from = house.house().today();
      REQUIRE(house.house()
                  .database()
                  .write([&](storage::Transaction& tx) { return approve_explanation(tx, house.house(), wish); })
                  .ok());
      check_own_look_ups(house, std::string(scope) + "_1");
    });
}
