#include "engine/facts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
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
    std::uint64_t unexplained_rows = 0, rows_in_all = 0;
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
          signs[i] = random() % 3 == 0 ? 1U << random() % 24 : 0;
          const auto row = block.row(i);
          const auto local = zone.day_of(Moment{day} * kSecondsOfDay + row.second);
          auto& actor = actors[{row.actor, local, row.group}];
          actor = {row.actor,
                   local,
                   row.group,
                   actor.looks + 1,
                   actor.unexplained + (verdicts[i] == 0),
                   actor.off_duty + ((signs[i] & (kOffDuty | kAbsent)) != 0)};
          unexplained_rows += verdicts[i] == 0;
          ++rows_in_all;
          if (row.subject == 0 || (verdicts[i] != 0 && (signs[i] & always) == 0)) continue;
          auto& pair = pairs[{row.actor, row.subject, local}];
          pair = {row.actor,
                  row.subject,
                  local,
                  pair.looks + 1,
                  pair.unexplained + (verdicts[i] == 0),
                  pair.signs | signs[i]};
        }
        add_facts(block, day, zone, verdicts, signs, always, facts);
      }
    }
    facts.settle();
    std::vector<PairDay> wanted_pairs;
    std::vector<ActorDay> wanted_actors;
    for (const auto& [key, pair] : pairs) wanted_pairs.push_back(pair);
    for (const auto& [key, actor] : actors) wanted_actors.push_back(actor);
    REQUIRE(facts.pairs == wanted_pairs);
    REQUIRE(facts.actors == wanted_actors);
    CHECK(facts.by_verdict[0] == unexplained_rows);
    CHECK(facts.by_verdict[0] + facts.by_verdict[1] + facts.by_verdict[2] == rows_in_all);
  }
}
