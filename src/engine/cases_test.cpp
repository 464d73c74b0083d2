// The meaning of make_cases is recomputed in SQL by tests/reference; here, what it is for.
#include "engine/cases.h"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

using namespace waarborg::engine;

namespace {

constexpr DayNumber kLast = 20'000;

/// A hundred actors who each looked, unexplained, at four subjects of their own on one day, and worked that day.
Facts ordinary() {
  Facts facts;
  for (std::uint32_t actor = 1; actor <= 100; ++actor) {
    for (std::uint32_t i = 0; i < 4; ++i) facts.pairs.push_back({actor, actor * 10 + i, kLast - 20, 1, 1, 0});
    facts.actors.push_back({actor, kLast - 20, 1, 30, 4, 0});
  }
  return facts;
}

CaseSettings settings() {
  CaseSettings all;
  all.last_day = kLast;
  all.pair_weights = {100, 0, 100, 100, 50};
  all.actor_weights = {100, 100, 0, 0, 0};
  all.sign_points[0] = 800;
  all.pair_floor = 200;
  all.event_actors = 8;
  all.personal = sign_of_relation(0);
  return all;
}

/// With the days that the actors of pairs must have had.
Facts settled(Facts facts) {
  for (const auto& pair : facts.pairs)
    facts.actors.push_back({pair.actor, pair.day, 1, pair.looks, pair.unexplained, 0});
  facts.settle();
  return facts;
}

Cases made(const Facts& facts, const CaseSettings& with = settings()) { return make_cases(settled(facts), {}, with); }

}  // namespace

TEST_CASE("Cases_OfOrdinaryDays_AreNone") { CHECK(made(ordinary()).cases.empty()); }

TEST_CASE("Cases_OneSubjectOnFiveDays_IsTheFirst_AndSaysHowRare") {
  auto facts = ordinary();
  for (DayNumber day = kLast - 10; day < kLast - 5; ++day) facts.pairs.push_back({7, 5000, day, 2, 2, 0});
  const auto cases = made(facts).cases;
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].actor == 7);
  REQUIRE(cases[0].findings.size() == 1);
  const auto& found = cases[0].findings[0];
  CHECK(found.subject == 5000);
  CHECK(found.counts == std::array<std::uint32_t, kPairMeasures>{5, 10, 0, 0, 0});
  CHECK(found.parts[0] == 864);  // one in 401 pairs: log2 is 8.647
  CHECK(found.first_day == kLast - 10);
  CHECK(found.last_day == kLast - 6);
}

TEST_CASE("Cases_Parts_AddUp") {
  auto facts = ordinary();
  for (DayNumber day = kLast - 40; day < kLast; day += 3) {
    facts.pairs.push_back({7, 5000 + static_cast<std::uint32_t>(day % 4), day, 3, 2, kOffDuty});
  }
  facts.pairs.push_back({9, 6000, kLast, 1, 0, sign_of_relation(0)});
  for (const auto& one : made(facts).cases) {
    Points findings = 0;
    std::uint32_t halvings = 0;
    for (const auto& found : one.findings) {
      CHECK(found.points == std::accumulate(found.parts.begin(), found.parts.end(), found.by_signs));
      findings += found.points >> halvings++;
    }
    CHECK(one.by_findings == findings);
    CHECK(one.points == std::accumulate(one.parts.begin(), one.parts.end(), one.by_findings));
  }
}

TEST_CASE("Cases_OwnRecord_IsAFindingThoughItHappenedOnce") {
  auto facts = ordinary();
  facts.pairs.push_back({9, 6000, kLast, 1, 1, sign_of_relation(0)});
  const auto cases = made(facts).cases;
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].actor == 9);
  CHECK(cases[0].findings[0].by_signs == 800);
}

TEST_CASE("Cases_ManyOnOneSubject_AreOneEventAndNoCases") {
  auto facts = ordinary();
  for (std::uint32_t actor = 1; actor <= 50; ++actor) {
    facts.pairs.push_back({actor, 7000, kLast - static_cast<DayNumber>(actor % 2), 1, 1, kOffDuty});
  }
  facts.pairs.push_back({60, 7000, kLast, 1, 1, kOffDuty | sign_of_relation(0)});
  const auto found = made(facts);
  REQUIRE(found.events.size() == 1);
  CHECK(found.events[0] == Event{7000, kLast - 1, kLast, 51});
  REQUIRE(found.cases.size() == 1);  // who is close to the subject is not lost in the crowd
  CHECK(found.cases[0].actor == 60);
}

TEST_CASE("Cases_OfAnotherPeerGroup_AreComparedWithTheirOwn") {
  auto facts = ordinary();
  std::vector<std::uint32_t> peers(201, 0);
  for (std::uint32_t actor = 101; actor <= 200; ++actor) {
    peers[actor] = 1;
    for (DayNumber day = kLast - 4; day <= kLast; ++day) facts.pairs.push_back({actor, actor * 10, day, 1, 1, 0});
  }
  facts = settled(facts);
  CHECK(make_cases(facts, peers, settings()).cases.empty());
  CHECK(make_cases(facts, {}, settings()).cases.size() == 100);
}

TEST_CASE("Cases_BeforeTheWindow_DoNotCount") {
  auto facts = ordinary();
  for (DayNumber day = kLast - 200; day < kLast - 89; ++day) facts.pairs.push_back({7, 5000, day, 2, 2, kOffDuty});
  CHECK(made(facts).cases.empty());
}

TEST_CASE("Cases_OneOrTwoLooksAWeekForAYear_StandOutByTheirWeeks") {
  auto facts = ordinary();
  auto with = settings();
  with.days = 448;
  // Everybody has some weeks with an unexplained look; one has nearly all, each time at somebody else.
  for (std::uint32_t actor = 1; actor <= 100; ++actor) {
    for (std::uint32_t week = 0; week < actor % 9; ++week) {
      facts.pairs.push_back({actor, actor * 1000 + week, kLast - static_cast<DayNumber>(week * 31), 1, 1, 0});
    }
  }
  for (std::uint32_t week = 0; week < 64; ++week) {
    facts.pairs.push_back({42, 90'000 + week, kLast - static_cast<DayNumber>(week * 7), 1, 1, 0});
  }
  with.pair_floor = 0;
  const auto cases = made(facts, with).cases;
  REQUIRE(cases.size() == 100);
  CHECK(cases[0].actor == 42);
  CHECK(cases[0].counts[static_cast<std::size_t>(ActorMeasure::weeks)] == 64);
  CHECK(cases[0].parts[static_cast<std::size_t>(ActorMeasure::weeks)] == 664);  // one in 100: log2 is 6.644
}

TEST_CASE("Cases_ACaseNumberSaidForManyWhoHaveNoLinkToIt_GoesWithEachOfThem") {
  auto facts = ordinary();
  for (std::uint32_t i = 0; i < 6; ++i) {
    facts.pairs.push_back({7, 5000 + i, kLast - 3, 1, 1, kUnlinkedCase, 77, 12});
  }
  facts.pairs.push_back({7, 5100, kLast - 3, 1, 1, kUnlinkedCase, 78, 12});
  const auto cases = made(facts).cases;
  REQUIRE(cases.size() == 1);
  REQUIRE(cases[0].findings.size() == 7);
  for (const auto& found : cases[0].findings) {
    CHECK(found.counts[static_cast<std::size_t>(PairMeasure::same_case)] == (found.subject == 5100 ? 0 : 5));
    CHECK(found.counts[static_cast<std::size_t>(PairMeasure::same_words)] == 6);
  }
}

TEST_CASE("Cases_ASystemHardlyEverUsed_CountsItsUnexplainedLooks") {
  auto facts = ordinary();
  for (std::uint32_t actor = 1; actor <= 100; ++actor)
    facts.habits.push_back({actor, Habit::Kind::source, 1, 1, 30, 4});
  facts.habits.push_back({7, Habit::Kind::source, 2, 1, 1, 1});
  facts.habits.push_back({8, Habit::Kind::source, 2, 2, 1, 1});   // on too many days
  facts.habits.push_back({9, Habit::Kind::source, 2, 1, 10, 9});  // too often
  auto with = settings();
  with.pair_floor = 0;
  with.rare_share = 10;
  with.rare_days = 1;
  for (const auto& one : made(facts, with).cases) {
    CHECK(one.counts[static_cast<std::size_t>(ActorMeasure::rare_source)] == (one.actor == 7 ? 1 : 0));
  }
}

TEST_CASE("Cases_OnAnyNumberOfThreads_AreTheSame") {
  std::mt19937 random(3);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  Facts facts;
  for (int i = 0; i < 6000; ++i) {
    facts.pairs.push_back({1 + below(150), i % 20 == 0 ? 7 : 10 + below(900), kLast - static_cast<DayNumber>(below(30)),
                           2, below(3), below(2) * kOffDuty});
  }
  facts = settled(facts);
  const std::vector<std::uint32_t> peers = {0, 1, 0, 1, 2, 2, 0, 1};
  const auto alone = make_cases(facts, peers, settings());
  REQUIRE(alone.cases.size() > 20);
  REQUIRE(!alone.events.empty());
  for (const unsigned threads : {2U, 5U}) {
    const auto together = make_cases(facts, peers, settings(), threads);
    CHECK(together.cases == alone.cases);
    CHECK(together.events == alone.events);
  }
}

TEST_CASE("Cases_WithoutAReason_CountForWhoNearlyAlwaysGivesOne") {
  auto facts = ordinary();
  for (const std::uint32_t actor : {7U, 8U}) {
    for (DayNumber day = kLast - 3; day <= kLast; ++day) {
      facts.pairs.push_back({actor, 5000 + actor, day, 1, 1, sign_of_reason(0)});
    }
  }
  auto with = settings();
  with.vague_share = 20;
  with.pair_weights[static_cast<std::size_t>(PairMeasure::vague)] = 100;
  facts.actors.push_back({7, kLast - 50, 1, 100, 0, 0, 0, 2});
  facts.actors.push_back({8, kLast - 50, 1, 100, 0, 0, 0, 30});  // seldom gives any
  const auto cases = made(facts, with).cases;
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].actor == 7);
  CHECK(cases[0].findings[0].counts[static_cast<std::size_t>(PairMeasure::vague)] == 4);
  CHECK(cases[0].counts[static_cast<std::size_t>(ActorMeasure::vague)] == 1);
  CHECK(cases[1].findings[0].counts[static_cast<std::size_t>(PairMeasure::vague)] == 0);
  CHECK(cases[1].counts[static_cast<std::size_t>(ActorMeasure::vague)] == 0);
}

TEST_CASE("Cases_ComingBackToSomebodyClose_CountsTheDaysThatNothingExplains") {
  auto facts = ordinary();
  for (DayNumber day = kLast - 3; day <= kLast; ++day) {
    facts.pairs.push_back({9, 6000, day, 1, day == kLast ? 0U : 1U, sign_of_relation(0)});
  }
  const auto cases = made(facts).cases;
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].findings[0].counts[static_cast<std::size_t>(PairMeasure::close)] == 3);
}

TEST_CASE("Cases_SignsOfWhatIsExplained_CountForLess") {
  auto facts = ordinary();
  facts.pairs.push_back({9, 6000, kLast, 1, 0, sign_of_relation(0)});
  auto with = settings();
  with.explained_weight = 30;
  const auto cases = made(facts, with).cases;
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].findings[0].by_signs == 240);
}

TEST_CASE("Cases_ATeamOnOneSubject_IsNoEvent") {
  auto facts = ordinary();
  for (std::uint32_t actor = 1; actor <= 20; ++actor) facts.pairs.push_back({actor, 7000, kLast, 1, 1, 0});
  facts = settled(facts);
  auto with = settings();
  with.event_groups = 2;
  std::vector<std::uint32_t> peers(101, 1);
  CHECK(make_cases(facts, peers, with).events.size() == 1);  // there is no other group
  std::fill(peers.begin() + 21, peers.end(), 2);
  CHECK(make_cases(facts, peers, with).events.empty());
  std::fill(peers.begin() + 15, peers.end(), 2);
  CHECK(make_cases(facts, peers, with).events.size() == 1);
}

TEST_CASE("Cases_ThreeOfATeamOnOneSubject_AreWorkThatNobodyLinked_ButNotWhatIsPersonal") {
  auto facts = ordinary();
  for (std::uint32_t actor = 1; actor <= 3; ++actor) {
    for (DayNumber day = kLast - 10; day < kLast - 5; ++day) {
      facts.pairs.push_back({actor, 7000, day, 1, 1, 0});
      facts.pairs.push_back({actor, 8000, day, 1, 1, actor == 3 ? sign_of_relation(0) : 0});
    }
  }
  auto with = settings();
  with.team_actors = 3;
  const auto found_of = [](const Cases& cases, std::uint32_t subject) {
    std::size_t found = 0;
    for (const auto& one : cases.cases) {
      for (const auto& finding : one.findings) found += finding.subject == subject ? 1U : 0U;
    }
    return found;
  };
  const auto together = made(facts, with);
  CHECK(together.team_work == std::vector<TeamSubject>{{0, 7000}});
  CHECK(found_of(together, 7000) == 0);
  CHECK(found_of(together, 8000) == 3);
  with.team_actors = 4;
  CHECK(found_of(made(facts, with), 7000) == 3);
}

TEST_CASE("Cases_OffDuty_CountsSubjectsAndDaysThatNothingExplains") {
  auto facts = ordinary();
  for (DayNumber day = kLast - 3; day <= kLast; ++day) {
    facts.pairs.push_back({9, 6000, day, 1, day == kLast ? 0U : 1U, kOffDuty});
    facts.pairs.push_back({9, 6001, day, 1, 1, 0});
  }
  const auto cases = made(facts).cases;
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].counts[static_cast<std::size_t>(ActorMeasure::off_duty)] == 3);
}
