#include "engine/explain.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engine/testing.h"

using namespace waarborg;
using namespace waarborg::engine;

namespace {

constexpr DayNumber kDay = 20'000;
constexpr Moment kMidnight = Moment{kDay} * kSecondsOfDay;

struct World {
  std::vector<Link> links;
  std::vector<Assignment> assignments;
  std::vector<ExplainRule> rules;
  std::vector<Access> rows;
};

/// The meaning of explain.h, word for word: every rule, every link, every assignment.
Verdict plainly(const World& world, const Access& row) {
  const Moment at = kMidnight + row.second;
  for (std::size_t number = 0; number < world.rules.size(); ++number) {
    const auto& rule = world.rules[number];
    for (const auto& link : world.links) {
      if (row.subject == 0 || link.subject != row.subject) continue;
      for (const auto& one : world.assignments) {
        const Scope scope = one.actor == 0 ? Scope::group : one.actor == row.actor ? Scope::own : Scope::mate;
        if (one.basis != link.basis || one.group != row.group || scope != rule.scope) continue;
        if ((rule.kinds >> one.kind & 1U) == 0 || (rule.only_the_said && row.basis != one.basis)) continue;
        if (at >= one.from - rule.before && at <= one.to + rule.after) return static_cast<Verdict>(number + 1);
      }
    }
  }
  return 0;
}

World random_world(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  // Whole quarters of an hour, and a second more at times: so that moments meet the very ends of windows.
  const auto seconds_below = [&](std::uint32_t bound) { return 900 * below(bound / 900) + (below(4) == 0 ? 1 : 0); };
  World world;
  const std::uint32_t bases = 1 + below(30), subjects = 1 + below(40), actors = 1 + below(8);
  for (std::uint32_t i = below(80); i > 0; --i) world.links.push_back({1 + below(bases), below(subjects)});
  for (std::uint32_t i = below(60); i > 0; --i) {
    const Moment from = kMidnight - 3 * kSecondsOfDay + seconds_below(5 * kSecondsOfDay);
    world.assignments.push_back(
        {1, 1 + below(bases), below(actors + 1), below(3), from, from + seconds_below(kSecondsOfDay)});
  }
  for (std::uint32_t i = below(6); i > 0; --i) {
    world.rules.push_back({static_cast<Scope>(below(3)), below(8), below(2) * seconds_below(90'000),
                           below(2) * seconds_below(90'000), below(4) == 0});
  }
  for (std::uint32_t i = 1 + below(200); i > 0; --i) {
    world.rows.push_back(
        {1, 1 + below(actors), seconds_below(kSecondsOfDay), below(bases + 1), below(subjects), 1, 0, 0});
  }
  std::sort(world.links.begin(), world.links.end());
  std::sort(world.assignments.begin(), world.assignments.end());
  std::sort(world.rows.begin(), world.rows.end());
  return world;
}

std::vector<Verdict> verdicts_of(const World& world) {
  const auto bytes = encode_segment(kDay, world.rows);
  const auto segment = segment_over(bytes);
  Block block;
  REQUIRE(segment.read(0, Column::actor | Column::second | Column::pair, block).ok());
  std::vector<Verdict> verdicts;
  Explainer::Scratch scratch;
  Explainer(LinkTable(world.links), world.assignments, world.rules).explain(block, kDay, scratch, verdicts);
  return verdicts;
}

}  // namespace

TEST_CASE("Explain_OfRandomWorlds_IsWhatItsMeaningSays") {
  std::size_t explained = 0, unexplained = 0;
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    const auto world = random_world(seed);
    const auto verdicts = verdicts_of(world);
    REQUIRE(verdicts.size() == world.rows.size());
    for (std::size_t row = 0; row < verdicts.size(); ++row) {
      REQUIRE_MESSAGE(verdicts[row] == plainly(world, world.rows[row]), "seed ", seed, " row ", row);
      ++(verdicts[row] == 0 ? unexplained : explained);
    }
  }
  CHECK(explained > 10'000);
  CHECK(unexplained > 10'000);
}

TEST_CASE("Explain_OwnBeforeMate_TakesTheFirstRuleThatHolds") {
  World world;
  world.links = {{5, 77}};
  world.assignments = {{1, 5, 10, 0, kMidnight, kMidnight + 100}};
  world.rules = {{Scope::own, 1, 0, 0, false}, {Scope::mate, 1, 0, 0, false}};
  world.rows = {{1, 10, 50, 0, 77, 1, 0, 0},
                {1, 11, 50, 0, 77, 1, 0, 0},
                {1, 11, 101, 0, 77, 1, 0, 0},
                {1, 11, 102, 0, 78, 1, 0, 0}};
  CHECK(verdicts_of(world) == std::vector<Verdict>{1, 2, 0, 0});
}

TEST_CASE("Explain_WithoutAssignments_ExplainsNothing") {
  World world = random_world(4);
  world.assignments.clear();
  for (const auto verdict : verdicts_of(world)) CHECK(verdict == 0);
}
