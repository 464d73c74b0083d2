#include "features/monitor/contract/approved.h"

#include <algorithm>

#include "engine/segment.h"
#include "features/monitor/contract/explanations.h"
#include "features/monitor/contract/rules_told.h"
#include "features/monitor/contract/trials.h"
#include "features/monitor/judged.h"
#include "features/monitor/testing.h"

using namespace waarborg;
using namespace waarborg::monitor;

namespace {

/// Each of the thirty looks once at the subject of a case that was theirs 45 days before.
Force late_force() {
  Force force;
  for (int number = 0; number < Force::kOfficers; ++number) {
    force.assignments += fmt::format("late-{0},{1},N1,assigned,{2}T06:00:00Z,{2}T14:00:00Z\n", number,
                                     Force::officer(number), Force::day(0));
    force.links += fmt::format("late-{0},person-{0},\n", number);
    force.look(45, number, fmt::format("person-{}", number));
  }
  return force;
}

const ProposedExplanation* link_of(const Mined& mined, const std::string& key) {
  const auto found = std::ranges::find(mined.links, key, &ProposedExplanation::key);
  return found == mined.links.end() ? nullptr : &*found;
}

ApprovedExplanation wish_of(TestHouse& house, const ProposedExplanation& link) {
  ApprovedExplanation wish;
  wish.key = link.key;
  wish.scope = link.scope;
  wish.kinds = link.kinds;
  wish.before = link.before;
  wish.after = link.after;
  wish.asked_by = house.account("ina");
  wish.approved_by = house.account("petra");
  wish.from = house.house().today();
  return wish;
}

Result<int> approve(TestHouse& house, const ApprovedExplanation& wish) {
  return house.house().database().write(
      [&](storage::Transaction& tx) { return approve_explanation(tx, house.house(), wish); });
}

ProposedExplanation own_link() {
  ProposedExplanation link;
  link.key = "own_assigned";
  link.scope = "own";
  link.kinds = {"assigned"};
  link.before = 7 * 86'400;
  link.after = 90 * 86'400;
  return link;
}

}  // namespace

TEST_CASE("[LOG-01] Mining_ALinkThatHolds_IsProposedWithItsTeamsAndRoles") {
  for_a_force(late_force(), [](TestHouse& house) {
    const auto mined = mine(house.house(), {});
    REQUIRE(mined.ok());
    CHECK(mined->teams_asked == mined->teams);
    const auto* const link = link_of(*mined, "own_assigned");
    REQUIRE(link != nullptr);
    CHECK(link->proposed);
    CHECK(link->looks == Force::kOfficers);
    CHECK(link->firsts == Force::kOfficers);
    CHECK(link->precision == doctest::Approx(1));
    REQUIRE(link->teams.size() == 1);
    CHECK(link->teams[0].name == "N1");
    CHECK(link->teams[0].held == Force::kOfficers);
    CHECK(link->teams[0].asked == Force::kUnexplained + Force::kOfficers);
    CHECK(link->teams[0].officers == Force::kOfficers);
    REQUIRE(link->roles.size() == 1);
    CHECK(link->roles[0].name == "agent");
  });
}

TEST_CASE("[LOG-01] Mining_LookUpsOfMachines_CountNothing") {
  auto force = late_force();
  force.people += "7098,2026-01-01T00:00:00Z,N1,automatic\n";
  // Without a case, and so unexplained; and at what everybody looks at, so that they would go together with it.
  for (int day = 0; day < Force::kDays; ++day)
    for (int other = 0; other < 5; ++other) force.look(day, 98, fmt::format("s{}-{}", other, day));
  for_a_force(force, [](TestHouse& house) {
    const auto mined = mine(house.house(), {});
    REQUIRE(mined.ok());
    CHECK(mined->looks == Force::kOfficers * Force::kDays + Force::kUnexplained + Force::kOfficers);
    const auto* const link = link_of(*mined, "own_assigned");
    REQUIRE(link != nullptr);
    REQUIRE(link->roles.size() == 1);
    CHECK(link->roles[0].name == "agent");
    CHECK(link->teams[0].asked == Force::kUnexplained + Force::kOfficers);
  });
}

TEST_CASE("[LOG-01] Mining_OfMoreThanIsKept_SaysWhatItAsked") {
  for_a_force(late_force(), [](TestHouse& house) {
    const auto mining = Mining::open(house.house(), {}, 700);
    while (TestHouse::must(mining->work(std::chrono::milliseconds(0)))) {
    }
    const auto told = mining->tell();
    CHECK(told.looks_in_all == Force::kOfficers * Force::kDays + Force::kUnexplained + Force::kOfficers);
    CHECK(told.one_of_officers == 4);
    CHECK(told.looks < 800);
    CHECK(told.looks > 300);
  });
}

TEST_CASE("SomeTeams_OfManyTeams_AreSpreadFromLargeToSmall") {
  std::vector<engine::Access> rows;
  for (std::uint32_t group = 1; group <= 10; ++group)
    for (std::uint32_t row = 0; row < group * 10; ++row) {
      engine::Access one;
      one.group = group;
      one.actor = group * 100 + row;
      one.subject = 1;
      rows.push_back(one);
    }
  const std::string bytes = engine::encode_segment(20'000, rows);
  auto segment = engine::Segment::over(as_bytes(bytes), "test");
  REQUIRE(segment.ok());
  std::vector<engine::Segment> days;
  days.push_back(std::move(*segment));
  CHECK(some_teams(days, 550).groups.empty());
  const auto some = some_teams(days, 200);
  CHECK(some.teams == 10);
  CHECK(some.looks == 550);
  CHECK(some.groups == std::set<std::uint32_t>{3, 6, 9});
  CHECK(some.one_of_officers == 1);
  CHECK(some_teams(days, 20).one_of_officers == 3);
}

TEST_CASE("[LOG-01] Approved_Explanation_TakesPartInRunsUntilItEnds") {
  for_a_force(late_force(), [](TestHouse& house) {
    const auto before = run(house);
    const auto number = approve(house, wish_of(house, own_link()));
    REQUIRE(number.ok());
    const auto with = run(house);
    CHECK(before.unexplained - with.unexplained == Force::kOfficers);
    const std::string version = before.content.substr(0, before.content.find(' '));
    CHECK(with.content.starts_with(version + "+1 "));
    const auto book = TestHouse::must(rule_book(house.house()));
    CHECK(book.rules.back().key == "own_assigned_1");
    CHECK(book.rules.back().approved_on == house.house().today());
    const i18n::Translator t(house.house().platform.texts, i18n::Language::nl, "Europe/Amsterdam");
    const auto told = TestHouse::must(rules_told(house.house(), t));
    CHECK(told.explaining.back().source.find(t.date(house.house().today())) != std::string::npos);
    const auto settings = TestHouse::must(settings_in_force(house.house()));
    CHECK(std::ranges::any_of(settings, [](const Setting& one) { return one.name == "rule.own_assigned_1"; }));
    const auto ended = house.house().database().write(
        [&](storage::Transaction& tx) { return end_explanation(tx, house.house(), *number, house.account("petra")); });
    REQUIRE(ended.ok());
    const auto after = run(house);
    CHECK(after.unexplained == before.unexplained);
    CHECK(after.content != before.content);
    CHECK(TestHouse::must(rule_book(house.house())).ended.size() == 1);
    CHECK_FALSE(house.house()
                    .database()
                    .write([&](storage::Transaction& tx) {
                      return end_explanation(tx, house.house(), *number, house.account("petra"));
                    })
                    .ok());
  });
}

TEST_CASE("[LOG-01] Approved_Explanation_WaitsForItsFirstDayAndIsNoSecondOfItsKind") {
  for_a_force(Force(), [](TestHouse& house) {
    auto wish = wish_of(house, own_link());
    wish.from = add_days(house.house().today(), -1);
    CHECK(approve(house, wish).error().code == "proposals.from_past");
    wish.from = add_days(house.house().today(), 1);
    REQUIRE(approve(house, wish).ok());
    CHECK(run(house).content.find('+') == std::string::npos);
    CHECK(approve(house, wish).error().code == "proposals.already");
    // Each of these has a kind of its own, of which the engine has numbers for sixteen.
    wish.scope = "habit";
    std::string code;
    for (std::uint32_t least = 1; least < 40 && code.empty(); ++least) {
      wish.least = least;
      const auto next = approve(house, wish);
      if (!next.ok()) code = next.error().code;
    }
    CHECK(code == "proposals.too_many");
  });
}
