#include "engine/listing.h"

#include <doctest/doctest.h>

#include "scenarios/baselines.h"
#include "scenarios/outcome.h"

namespace waarborg::scenarios {

namespace {

Budget one_a_day(DayNumber last_day) {
  Budget budget;
  budget.cases = 1;
  budget.staff = 100;
  budget.first_day = 1;
  budget.last_day = last_day;
  budget.last_actor = 100;
  return budget;
}

}  // namespace

TEST_CASE("Review_ListsWhatTheBudgetAllows_MostPointsFirst") {
  const Ranker ranker = [](DayNumber) {
    return std::vector<Candidate>{{1, 10, 0, {{7, 100}}}, {2, 0, 0, {{8, 300}, {9, 100}}}, {3, 0, 0, {{8, 50}}}};
  };
  const auto listed = engine::review(ranker, 100, one_a_day(2));
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].actor == 2);
  CHECK(listed[0].points == 350);
  CHECK(listed[1].actor == 1);
  // Half a case a day is one every other day.
  CHECK(engine::review(ranker, 50, one_a_day(4)).size() == 2);
}

TEST_CASE("Review_OfAnOfficerSeenBefore_CountsNewFindingsAlone") {
  const Ranker ranker = [](DayNumber day) {
    Candidate one{1, 500, 0, {{7, 400}}};
    if (day >= 3) one.parts.push_back({8, 100});
    return std::vector<Candidate>{one};
  };
  const auto listed = engine::review(ranker, 100, one_a_day(4));
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].points == 900);
  CHECK(listed[1].day == 3);
  CHECK(listed[1].points == 100);
  CHECK(listed[1].subjects == std::vector<std::uint32_t>{8});
}

TEST_CASE("Review_TakesOffWhatIsUsual_AndLeavesOutAccountsOfSystems") {
  const Ranker ranker = [](DayNumber) {
    return std::vector<Candidate>{{1, 0, 400, {{7, 400}}}, {101, 0, 0, {{7, 900}}}};
  };
  CHECK(engine::review(ranker, 100, one_a_day(3)).empty());
}

TEST_CASE("Outcome_CountsFoundAndFalse_ByWhatACaseShows") {
  World world;
  world.settings.officers = 3;
  world.officers.resize(4);
  for (std::uint32_t i = 1; i <= 3; ++i) world.officers[i].number = i;
  world.misuse.push_back({Scenario::neighbour, Level::naive, {1}, {70}, 5, 9, 3});
  world.misuse.push_back({Scenario::celebrity, Level::naive, {2, 3}, {80}, 5, 9, 3});
  const Budget budget = one_a_day(10);
  const auto outcome = outcome_of(
      world, {{4, 1, 1, {70}}, {6, 1, 1, {60, 70}}, {6, 2, 1, {80}}, {7, 3, 1, {60}}, {8, 0, 1, {80}}}, budget);
  CHECK(outcome.in_a_year[1][0] == Share{1, 1});
  CHECK(outcome.in_a_year[3][0] == Share{1, 1});
  // Before it began, a case of the same officer was a false one; one of the crowd is none.
  CHECK(outcome.precision == Share{3, 5});
  CHECK(outcome.ceiling == Share{2, 5});
  CHECK(outcome.false_per_thousand_a_day() == doctest::Approx(2 * 1000.0 / 30));
  CHECK(outcome.false_by_rank[0] == Share{2, 3});
}

TEST_CASE("Features_CountTheWindow_AndNaiveRulesHitOnThem") {
  engine::Facts facts;
  facts.actors = {{1, 10, 1, 5, 2, 0, 0}, {1, 40, 1, 150, 3, 1, 0}, {2, 40, 1, 7, 0, 0, 0}};
  facts.pairs = {{1, 7, 38, 1, 1, 0, 0, 0}, {1, 7, 39, 1, 1, 1, 0, 0}, {1, 7, 40, 1, 1, 0, 0, 0}};
  const auto features = features_of(facts, 40, 30, 1);
  REQUIRE(features.size() == 2);
  CHECK(features[0].counts[Features::looks] == 150);
  CHECK(features[0].counts[Features::days_on_one] == 3);
  CHECK(naive_rules_hit(features[0]) == 4);
  CHECK(naive_rules_hit(features[1]) == 0);
}

}  // namespace waarborg::scenarios
