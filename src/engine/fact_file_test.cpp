#include "engine/fact_file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engine/cases.h"
#include "engine/scan.h"
#include "engine/testing.h"

using namespace waarborg;
using namespace waarborg::engine;

namespace {

constexpr DayNumber kFirst = 20'000;
constexpr DayNumber kDays = 10;

/// Days of random accesses, and everything a scan needs beside them.
struct Log {
  std::vector<std::string> bytes;
  std::vector<Segment> days;
  std::vector<std::vector<Assignment>> assignments = std::vector<std::vector<Assignment>>(5);
  std::vector<Link> pairs;
  std::vector<ExplainRule> rules = {{Scope::own, 1, 3600, 86'400, false}, {Scope::mate, 1, 3600, 0, false}};
  LocalDays local{{{0, 7200}, {(kFirst + 4) * Moment{kSecondsOfDay} + 3600, 3600}}};

  explicit Log(std::uint32_t seed) {
    std::mt19937 random(seed);
    for (DayNumber day = kFirst; day < kFirst + kDays; ++day) {
      auto rows = random_accesses(seed * 100 + static_cast<std::uint32_t>(day), 1 + random() % 400);
      for (auto& row : rows) {
        row.subject %= 60;
        row.basis = row.basis == 0 ? 0 : 1 + row.basis % 50;
      }
      bytes.push_back(encode_segment(day, sorted(rows)));
    }
    for (const auto& one : bytes) {
      auto segment = Segment::over(as_bytes(one), "proef.day");
      REQUIRE(segment.ok());
      days.push_back(std::move(segment).value());
    }
    for (std::uint32_t i = 0; i < 200; ++i) {
      const auto group = static_cast<std::uint32_t>(random() % 5);
      const Moment from = kFirst * Moment{kSecondsOfDay} + static_cast<Moment>(random() % (kDays * kSecondsOfDay));
      pairs.push_back({static_cast<std::uint32_t>(1 + random() % 50), static_cast<std::uint32_t>(random() % 60)});
      assignments[group].push_back({group, static_cast<std::uint32_t>(1 + random() % 50),
                                    static_cast<std::uint32_t>(group * 1000 + random() % 40), 0, from, from + 40'000});
    }
    for (auto& of_group : assignments) std::sort(of_group.begin(), of_group.end());
  }

  Facts scanned(std::span<const Segment> some) const {
    const LinkTable links(pairs);
    const SignTables signs({}, {}, {}, std::vector<bool>(40, true), {}, {});
    const Sides sides{&links, assignments, rules, &signs, &local, kUnknownCase};
    auto facts = scan(some, sides, 2);
    REQUIRE(facts.ok());
    return std::move(facts).value();
  }
};

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
    CHECK(back->facts.by_verdict == day.facts.by_verdict);
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
    CHECK(all.by_verdict == whole.by_verdict);
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
