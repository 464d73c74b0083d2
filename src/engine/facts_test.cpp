#include "engine/fact_maker.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "engine/testing.h"

using namespace waarborg;
using namespace waarborg::engine;

namespace {

constexpr DayNumber kFirst = 20'000;

/// Two hours ahead of UTC until the clock goes back at one in the night of the second day, then one.
LocalDays some_zone() { return LocalDays({{0, 7200}, {Moment{kFirst + 1} * kSecondsOfDay + 3600, 3600}}); }

}  // namespace

TEST_CASE("LocalDay_AroundMidnightAndAChangeOfTheClock_IsThatOfTheWall") {
  const auto zone = some_zone();
  const Moment midnight = Moment{kFirst} * kSecondsOfDay;
  CHECK(zone.day_of(midnight - 7201) == kFirst - 1);
  CHECK(zone.day_of(midnight - 7200) == kFirst);
  CHECK(zone.day_of(midnight + 2 * kSecondsOfDay - 3601) == kFirst + 1);
  CHECK(zone.day_of(midnight + 2 * kSecondsOfDay - 3600) == kFirst + 2);
  CHECK(LocalDays({{0, -3600}}).day_of(0) == -1);
  CHECK(LocalDays({{0, 0}}).day_of(-Moment{kSecondsOfDay}) == -1);
}

namespace {

/// Facts counted row by row.
struct Counted {
  using HabitKey = std::tuple<std::uint32_t, Habit::Kind, std::uint32_t>;
  const LocalDays& zone;
  Signs always;
  std::map<std::tuple<std::uint32_t, std::uint32_t, DayNumber>, PairDay> pairs{};
  std::map<std::tuple<std::uint32_t, DayNumber, std::uint32_t>, ActorDay> actors{};
  std::map<std::tuple<std::uint32_t, DayNumber, std::uint32_t>, std::uint64_t> shares{};
  std::map<HabitKey, Habit> habits{};
  std::map<HabitKey, std::set<std::pair<DayNumber, std::uint32_t>>> seen{};

  void add(const Access& row, DayNumber day, Verdict verdict, Signs signs) {
    const Moment moment = Moment{day} * kSecondsOfDay + row.second;
    const auto local = zone.day_of(moment);
    auto& actor = actors[{row.actor, local, row.group}];
    actor = {row.actor,
             local,
             row.group,
             actor.looks + 1,
             actor.unexplained + (verdict == 0),
             actor.off_duty + ((signs & (kOffDuty | kAbsent)) != 0),
             actor.two_places + ((signs & kTwoPlaces) != 0),
             actor.vague + (verdict != 0 && (signs & kVagueReason) != 0)};
    ++shares[{row.group, local, verdict}];
    const auto seconds = zone.local_of(moment) % kSecondsOfDay;
    add_habit(row, day, verdict, Habit::Kind::source, row.source);
    add_habit(row, day, verdict, Habit::Kind::hours, static_cast<std::uint32_t>(seconds / kHabitSeconds));
    if (row.place != 0) add_habit(row, day, verdict, Habit::Kind::place, row.place);
    if (row.subject != 0 && (verdict == 0 || (signs & always) != 0)) add_pair(row, local, verdict, signs);
  }

 private:
  void add_habit(const Access& row, DayNumber day, Verdict verdict, Habit::Kind kind, std::uint32_t value) {
    auto& habit = habits[{row.actor, kind, value}];
    auto& days = seen[{row.actor, kind, value}];
    days.emplace(day, row.group);
    habit = {row.actor,       kind,
             value,           static_cast<std::uint32_t>(days.size()),
             habit.looks + 1, habit.unexplained + (verdict == 0)};
  }
  void add_pair(const Access& row, DayNumber local, Verdict verdict, Signs signs) {
    auto& pair = pairs[{row.actor, row.subject, local}];
    pair = {row.actor,          row.subject, local,      pair.looks + 1, pair.unexplained + (verdict == 0),
            pair.signs | signs, pair.basis,  pair.reason};
    const auto lower = [](std::uint32_t& lowest, std::uint32_t value) {
      if (value != 0 && (lowest == 0 || value < lowest)) lowest = value;
    };
    if ((signs & (kUnknownCase | kUnlinkedCase)) != 0) lower(pair.basis, row.basis);
    if (verdict == 0) lower(pair.reason, row.reason);
  }
};

template <class Map>
auto values_of(const Map& map) {
  std::vector<typename Map::mapped_type> values;
  for (const auto& [key, value] : map) values.push_back(value);
  return values;
}

/// Adds the rows of a day to both.
void add_random_day(std::uint32_t seed, DayNumber day, std::mt19937& random, Counted& counted, Facts& facts) {
  auto rows = random_accesses(seed * 3 + static_cast<std::uint32_t>(day), 1 + random() % 300);
  for (auto& row : rows) row.subject %= 50;
  const auto bytes = encode_segment(day, sorted(rows));
  const auto segment = segment_over(bytes);
  Block block;
  for (std::size_t at = 0; at < segment.blocks().size(); ++at) {
    REQUIRE(segment.read(at, Columns::all(), block).ok());
    std::vector<Verdict> verdicts(block.rows);
    std::vector<Signs> signs(block.rows);
    for (std::uint32_t i = 0; i < block.rows; ++i) {
      verdicts[i] = static_cast<Verdict>(random() % 3);
      signs[i] = random() % 3 == 0 ? 1U << random() % 26 : 0;
      counted.add(block.row(i), day, verdicts[i], signs[i]);
    }
    FactMaker maker(counted.zone, counted.always, false);
    maker.add(block, day, verdicts, signs);
    facts.add(maker.take());
  }
}

}  // namespace

TEST_CASE("Facts_OfRandomBlocksInAnyOrder_AreWhatCountingSays") {
  const auto zone = some_zone();
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    Counted counted{zone, sign_of_relation(0) | kUnknownCase};
    Facts facts;
    std::vector<DayNumber> days = {kFirst, kFirst + 1, kFirst + 2};
    std::shuffle(days.begin(), days.end(), random);
    for (const auto day : days) add_random_day(seed, day, random, counted, facts);
    facts.settle();
    std::vector<ShareDay> shares;
    for (const auto& [key, looks] : counted.shares)
      shares.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), looks, 0});
    REQUIRE(facts.pairs == values_of(counted.pairs));
    REQUIRE(facts.actors == values_of(counted.actors));
    REQUIRE(facts.habits == values_of(counted.habits));
    REQUIRE(facts.shares == shares);
  }
}
