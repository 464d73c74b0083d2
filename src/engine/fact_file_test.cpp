#include "engine/fact_file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engine/cases.h"
#include "engine/testing.h"

using namespace waarborg;
using namespace waarborg::engine;

namespace {

using Log = RandomLog;
constexpr DayNumber kFirst = Log::kFirst, kDays = Log::kDays;

}  // namespace

TEST_CASE("FactFile_OfAScannedDay_ComesBackAsItWas") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const Log log(seed);
    const DayFacts day{kFirst, {seed, 77}, log.scanned(std::span(log.days).first(1))};
    const auto back = decode_facts(as_bytes(encode_facts(day)), "proef");
    REQUIRE(back.ok());
    CHECK(back->day == kFirst);
    CHECK(back->made_with == Key{seed, 77});
    CHECK(back->facts.pairs == day.facts.pairs);
    CHECK(back->facts.actors == day.facts.actors);
    CHECK(back->facts.habits == day.facts.habits);
    CHECK(back->facts.shares == day.facts.shares);
  }
}

TEST_CASE("FactFile_DayByDayInAnyOrder_AddUpToAScanOfAll") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const Log log(seed);
    std::vector<std::size_t> order(kDays);
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937 random(seed);
    std::shuffle(order.begin(), order.end(), random);
    Facts all;
    for (const auto at : order) {
      const DayFacts day{log.days[at].day(), {}, log.scanned(std::span(log.days).subspan(at, 1))};
      const auto kept = decode_facts(as_bytes(encode_facts(day)), "proef");
      REQUIRE(kept.ok());
      all.add(kept->facts);
    }
    all.settle();
    const Facts whole = log.scanned(log.days);
    CHECK(all.pairs == whole.pairs);
    CHECK(all.actors == whole.actors);
    CHECK(all.habits == whole.habits);
    CHECK(all.shares == whole.shares);
    CaseSettings settings;
    settings.last_day = kFirst + kDays - 1;
    settings.days = 7;
    settings.pair_weights.fill(100);
    settings.event_actors = 5;
    const auto by_day = make_cases(all, {}, settings), at_once = make_cases(whole, {}, settings);
    CHECK(by_day.cases == at_once.cases);
    CHECK(by_day.events == at_once.events);
  }
}

TEST_CASE("FactFile_AnyBitFlippedOrCutOff_IsRefused") {
  const Log log(3);
  const auto bytes = encode_facts({kFirst, {1, 2}, log.scanned(std::span(log.days).first(1))});
  for (std::size_t bit = 0; bit < bytes.size() * 8; bit += 7) {
    auto flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    CHECK_FALSE(decode_facts(as_bytes(flipped), "proef").ok());
  }
  for (std::size_t length = 0; length < bytes.size(); length += 5)
    CHECK_FALSE(decode_facts(as_bytes(bytes.substr(0, length)), "proef").ok());
}
