#include "engine/fact_store.h"

#include <doctest/doctest.h>

#include <fstream>

#include "engine/cases.h"
#include "engine/testing.h"

using namespace waarborg;
using namespace waarborg::engine;

namespace {

constexpr DayNumber kFirst = RandomLog::kFirst, kDays = RandomLog::kDays;

void put(const FactStore& store, const RandomLog& log, std::size_t at, Key made_with = {}) {
  REQUIRE(store.put({log.days[at].day(), made_with, log.scanned(std::span(log.days).subspan(at, 1))}).ok());
}

CaseSettings settings() {
  CaseSettings all;
  all.last_day = kFirst + kDays - 2;
  all.days = 7;
  all.pair_weights.fill(100);
  all.actor_weights.fill(100);
  all.event_actors = 5;
  all.rare_share = 5;
  all.rare_days = 1;
  return all;
}

void check_same(const Facts& a, const Facts& b) {
  REQUIRE(a.pairs == b.pairs);
  REQUIRE(a.actors == b.actors);
  REQUIRE(a.habits == b.habits);
  REQUIRE(a.shares == b.shares);
  const auto ours = make_cases(a, {}, settings()), theirs = make_cases(b, {}, settings());
  REQUIRE(ours.cases == theirs.cases);
  REQUIRE(ours.events == theirs.events);
}

}  // namespace

TEST_CASE("FactStore_DaysInAnyOrder_LateLinksAndARemovedDay_GiveWhatAScanOfAllGives") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    RandomLog log(seed);
    std::mt19937 random(seed);
    const TestFolder folder;
    const FactStore store(folder.path / "facts");
    CHECK(store.days()->empty());
    std::vector<std::size_t> order(kDays);
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    const std::vector<Link> late(log.links.begin() + 100, log.links.end());
    log.links.resize(100);
    for (const auto at : order) put(store, log, at);
    check_same(*store.window(kFirst, kFirst + kDays, 2), log.scanned(log.days));

    // Links that come late change the last days only, for whoever made the rest before: those days are made anew.
    log.links.insert(log.links.end(), late.begin(), late.end());
    for (std::size_t at = kDays; at-- > 0;) put(store, log, at, {1, 2});
    check_same(*store.window(kFirst, kFirst + kDays, 3), log.scanned(log.days));
    const auto some = std::span(log.days).subspan(2, 5);
    check_same(*store.window(some.front().day(), some.back().day(), 1), log.scanned(some));

    CHECK(*store.remove(kFirst));
    CHECK_FALSE(*store.remove(kFirst));
    check_same(*store.window(kFirst - 5, kFirst + kDays, 2), log.scanned(std::span(log.days).subspan(1)));
  }
}

TEST_CASE("FactStore_Days_AreThoseOfThisLayout_WithWhatTheyWereMadeWith") {
  const RandomLog log(1);
  const TestFolder folder;
  const FactStore store(folder.path);
  put(store, log, 3, {7, 8});
  put(store, log, 1, {9, 9});
  const auto path = store.file_of(kFirst + 5);
  std::ofstream(path, std::ios::binary) << "WBGFCT" << std::string(60, '\0');
  CHECK(*store.days() == std::vector<FactStore::Kept>{{kFirst + 1, {9, 9}}, {kFirst + 3, {7, 8}}});
  CHECK(store.read(kFirst + 5).error().code == "engine.segment_broken");
  CHECK(store.window(kFirst, kFirst + 9, 2).error().code == "engine.segment_broken");
  std::filesystem::rename(store.file_of(kFirst + 1), path);
  CHECK(store.read(kFirst + 5).error().code == "engine.segment_broken");
}

TEST_CASE("Cases_OfFactsThatReachBeyondTheWindow_AreThoseOfTheWindowAlone") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const auto facts = RandomLog(seed).scanned(RandomLog(seed).days);
    const auto all = settings();
    const auto beyond = [&](const auto& one) {
      return one.day > all.last_day || one.day <= all.last_day - static_cast<DayNumber>(all.days);
    };
    auto part = facts;
    std::erase_if(part.pairs, beyond);
    std::erase_if(part.actors, beyond);
    const auto of_all = make_cases(facts, {}, all), of_part = make_cases(part, {}, all);
    REQUIRE(of_all.cases == of_part.cases);
    REQUIRE(of_all.events == of_part.events);
  }
}

TEST_CASE("FactStoreAndCases_OneThreadAndFour_Agree") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const RandomLog log(seed);
    const TestFolder folder;
    const FactStore store(folder.path);
    for (std::size_t at = 0; at < kDays; ++at) put(store, log, at);
    const auto one = *store.window(kFirst, kFirst + kDays, 1), four = *store.window(kFirst, kFirst + kDays, 4);
    check_same(one, four);
    check_same(one, log.scanned(log.days));
    auto all = settings();
    all.event_actors = 3;
    all.event_groups = 2;
    all.team_actors = 2;
    std::vector<std::uint32_t> peers(6000);
    for (std::size_t actor = 0; actor < peers.size(); ++actor) peers[actor] = static_cast<std::uint32_t>(actor % 3);
    const auto ours = make_cases(one, peers, all, 1), theirs = make_cases(four, peers, all, 4);
    CHECK(ours.cases == theirs.cases);
    CHECK(ours.events == theirs.events);
    CHECK(ours.team_work == theirs.team_work);
    CHECK_FALSE(ours.team_work.empty());
  }
}

TEST_CASE("FactStore_ActorsFarApart_AreAddedUp") {
  const TestFolder folder;
  const FactStore store(folder.path);
  for (DayNumber day = kFirst; day < kFirst + 3; ++day) {
    Facts facts;
    for (const std::uint32_t actor : {1U, 2U, 70'000U, 0xFFFFFFFFU}) {
      facts.pairs.push_back({actor, 5, kFirst + 1, 1, 1, 0});
      facts.actors.push_back({actor, kFirst + 1, 1, 1, 1, 0});
      facts.habits.push_back({actor, Habit::Kind::source, 1, 1, 1, 1});
    }
    REQUIRE(store.put({day, {}, facts}).ok());
  }
  const auto all = *store.window(kFirst, kFirst + 3, 4);
  REQUIRE(all.pairs.size() == 4);
  for (const auto& pair : all.pairs) CHECK(pair.looks == 3);
  REQUIRE(all.habits.size() == 4);
  CHECK(all.habits.back() == Habit{0xFFFFFFFFU, Habit::Kind::source, 1, 3, 3, 3});
}
