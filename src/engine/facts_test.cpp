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

TEST_CASE("Facts_OfRandomBlocksInAnyOrder_AreWhatCountingSays") {
  const auto zone = some_zone();
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    const Signs always = sign_of_relation(0) | kUnknownCase;
    std::map<std::tuple<std::uint32_t, std::uint32_t, DayNumber>, PairDay> pairs;
    std::map<std::tuple<std::uint32_t, DayNumber, std::uint32_t>, ActorDay> actors;
    Facts facts;
    std::map<std::tuple<std::uint32_t, DayNumber, std::uint32_t>, std::uint64_t> shares;
    std::map<std::tuple<std::uint32_t, Habit::Kind, std::uint32_t>, Habit> habits;
    std::map<std::tuple<std::uint32_t, Habit::Kind, std::uint32_t>, std::set<std::pair<DayNumber, std::uint32_t>>> seen;
    std::vector<DayNumber> days = {kFirst, kFirst + 1, kFirst + 2};
    std::shuffle(days.begin(), days.end(), random);
    for (const auto day : days) {
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
          const auto row = block.row(i);
          const auto local = zone.day_of(Moment{day} * kSecondsOfDay + row.second);
          auto& actor = actors[{row.actor, local, row.group}];
          actor = {row.actor,
                   local,
                   row.group,
                   actor.looks + 1,
                   actor.unexplained + (verdicts[i] == 0),
                   actor.off_duty + ((signs[i] & (kOffDuty | kAbsent)) != 0),
                   actor.two_places + ((signs[i] & kTwoPlaces) != 0)};
          ++shares[{row.group, local, verdicts[i]}];
          const auto seconds = zone.local_of(Moment{day} * kSecondsOfDay + row.second) % kSecondsOfDay;
          const std::pair<Habit::Kind, std::uint32_t> its[] = {
              {Habit::Kind::source, row.source},
              {Habit::Kind::hours, static_cast<std::uint32_t>(seconds / kHabitSeconds)},
              {Habit::Kind::place, row.place}};
          for (const auto& [kind, value] : its) {
            if (kind == Habit::Kind::place && value == 0) continue;
            auto& habit = habits[{row.actor, kind, value}];
            seen[{row.actor, kind, value}].emplace(day, row.group);
            habit = {row.actor,       kind,
                     value,           static_cast<std::uint32_t>(seen[{row.actor, kind, value}].size()),
                     habit.looks + 1, habit.unexplained + (verdicts[i] == 0)};
          }
          if (row.subject == 0 || (verdicts[i] != 0 && (signs[i] & always) == 0)) continue;
          auto& pair = pairs[{row.actor, row.subject, local}];
          pair = {row.actor,
                  row.subject,
                  local,
                  pair.looks + 1,
                  pair.unexplained + (verdicts[i] == 0),
                  pair.signs | signs[i],
                  pair.basis,
                  pair.reason};
          const auto lower = [](std::uint32_t& lowest, std::uint32_t value) {
            if (value != 0 && (lowest == 0 || value < lowest)) lowest = value;
          };
          if ((signs[i] & (kUnknownCase | kUnlinkedCase)) != 0) lower(pair.basis, row.basis);
          if (verdicts[i] == 0) lower(pair.reason, row.reason);
        }
        FactMaker maker(zone, always, false);
        maker.add(block, day, verdicts, signs);
        facts.add(maker.take());
      }
    }
    facts.settle();
    std::vector<PairDay> wanted_pairs;
    std::vector<ActorDay> wanted_actors;
    for (const auto& [key, pair] : pairs) wanted_pairs.push_back(pair);
    for (const auto& [key, actor] : actors) wanted_actors.push_back(actor);
    REQUIRE(facts.pairs == wanted_pairs);
    REQUIRE(facts.actors == wanted_actors);
    std::vector<Habit> wanted_habits;
    std::vector<ShareDay> wanted_shares;
    for (const auto& [key, habit] : habits) wanted_habits.push_back(habit);
    for (const auto& [key, looks] : shares)
      wanted_shares.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), looks, 0});
    REQUIRE(facts.habits == wanted_habits);
    REQUIRE(facts.shares == wanted_shares);
  }
}
