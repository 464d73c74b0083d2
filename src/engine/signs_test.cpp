#include "engine/signs.h"

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
  std::vector<Spell> spells;
  std::vector<Relation> relations;
  std::vector<Mark> marks;
  std::vector<Operation> operations;
  std::vector<bool> known_cases;
  std::vector<Signs> reason_signs;
  SignSettings settings;
  std::vector<Access> rows;
};

bool linked(const World& world, const Access& row) {
  return std::any_of(world.links.begin(), world.links.end(),
                     [&](const Link& one) { return one.basis == row.basis && one.subject == row.subject; });
}

/// The meaning of signs.h, word for word.
Signs plainly(const World& world, const Access& row) {
  const Moment at = kMidnight + row.second;
  Signs signs = row.reason < world.reason_signs.size() ? world.reason_signs[row.reason] : 0;
  bool known = false, on_duty = false;
  for (const auto& one : world.spells) {
    if (one.actor != row.actor) continue;
    const auto covers = [&](Moment margin) { return one.from - margin <= at && at <= one.to + margin; };
    if (one.kind == Spell::Kind::absence && covers(0)) signs |= kAbsent;
    if (one.kind != Spell::Kind::duty) continue;
    known = known || covers(world.settings.roster_within);
    on_duty = on_duty || covers(world.settings.grace);
  }
  if (known && !on_duty) signs |= kOffDuty;
  for (const auto& one : world.relations) {
    if (row.subject != 0 && one.actor == row.actor && one.subject == row.subject) signs |= sign_of_relation(one.kind);
  }
  for (const auto& one : world.marks) {
    if (row.subject != 0 && one.subject == row.subject) signs |= sign_of_mark(one.kind);
  }
  for (const auto& one : world.operations) {
    const bool soon = at < one.moment && one.moment - at <= world.settings.before_operation;
    if (row.subject != 0 && one.subject == row.subject && soon) signs |= kBeforeOperation;
  }
  // The rows of a world are in order, of one group on one day.
  const Access* before = nullptr;
  for (const auto& one : world.rows) {
    if (&one == &row) break;
    if (one.actor == row.actor && one.place != 0) before = &one;
  }
  const bool elsewhere = before != nullptr && row.place != 0 && before->place != row.place;
  if (elsewhere && row.second - before->second < world.settings.two_places_within) signs |= kTwoPlaces;
  if (row.basis == 0) return signs;
  const bool exists = row.basis < world.known_cases.size() && world.known_cases[row.basis];
  if (!exists) return signs | kUnknownCase;
  return row.subject != 0 && !linked(world, row) ? signs | kUnlinkedCase : signs;
}

World random_world(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  // Whole quarters of an hour, and a second more at times: so that moments meet the very ends of windows.
  const auto seconds_below = [&](std::uint32_t bound) { return 900 * below(bound / 900) + (below(4) == 0 ? 1 : 0); };
  World world;
  const std::uint32_t bases = 1 + below(20), subjects = 1 + below(30), actors = 1 + below(8);
  for (std::uint32_t i = below(60); i > 0; --i) world.links.push_back({1 + below(bases), below(subjects)});
  for (std::uint32_t i = below(30); i > 0; --i) {
    const Moment from = kMidnight - 4 * kSecondsOfDay + seconds_below(8 * kSecondsOfDay);
    world.spells.push_back({1 + below(actors), below(4) == 0 ? Spell::Kind::absence : Spell::Kind::duty, from,
                            from + seconds_below(below(5) == 0 ? 3 * kSecondsOfDay : 30'000)});
  }
  for (std::uint32_t i = below(20); i > 0; --i) {
    world.relations.push_back({1 + below(actors), below(subjects), below(8)});
  }
  for (std::uint32_t i = below(6); i > 0; --i) world.marks.push_back({below(subjects), below(8)});
  for (std::uint32_t i = 0; i < bases; ++i) world.known_cases.push_back(below(3) > 0);
  for (std::uint32_t i = 0; i < 4; ++i) world.reason_signs.push_back(below(2) == 0 ? 0 : sign_of_reason(below(4)));
  for (std::uint32_t i = below(6); i > 0; --i)
    world.operations.push_back({below(subjects), kMidnight + seconds_below(2 * kSecondsOfDay)});
  world.settings = {below(2) * 1800, below(3) * 60'000, below(3) * 3600, below(3) * 40'000};
  for (std::uint32_t i = 1 + below(200); i > 0; --i) {
    world.rows.push_back(
        {1, 1 + below(actors), seconds_below(kSecondsOfDay), below(bases + 2), below(subjects), 1, below(6), below(3)});
  }
  std::sort(world.rows.begin(), world.rows.end());
  return world;
}

std::vector<Signs> signs_of(const World& world) {
  const auto bytes = encode_segment(kDay, world.rows);
  const auto segment = segment_over(bytes);
  Block block;
  REQUIRE(segment.read(0, Columns::all(), block).ok());
  std::vector<Signs> signs;
  SignTables::Scratch scratch;
  SignTables(world.spells, world.relations, world.marks, world.known_cases, world.reason_signs, world.settings,
             world.operations)
      .read(block, kDay, LinkTable(world.links), scratch, signs);
  return signs;
}

}  // namespace

TEST_CASE("Signs_OfRandomWorlds_AreWhatTheirMeaningSays") {
  Signs seen = 0;
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    const auto world = random_world(seed);
    const auto signs = signs_of(world);
    REQUIRE(signs.size() == world.rows.size());
    for (std::size_t row = 0; row < signs.size(); ++row) {
      REQUIRE_MESSAGE(signs[row] == plainly(world, world.rows[row]), "seed ", seed, " row ", row);
      seen |= signs[row];
    }
  }
  CHECK(seen == 0x03FFFFFFU);  // every kind of every sign was met
}

TEST_CASE("Signs_WithoutRoster_SayNothingOfDuty") {
  World world;
  world.settings = {1800, 7 * kSecondsOfDay};
  world.rows = {{1, 5, 100, 0, 9, 1, 0, 0}};
  CHECK(signs_of(world).front() == 0);
  world.spells = {{5, Spell::Kind::duty, kMidnight + 30'000, kMidnight + 60'000}};
  CHECK(signs_of(world).front() == kOffDuty);
  world.rows = {{1, 5, 30'000 - 1800, 0, 9, 1, 0, 0}};
  CHECK(signs_of(world).front() == 0);
}

TEST_CASE("Signs_OfOnesOwnRecord_AreNotThoseOfAColleague") {
  World world;
  world.settings.own = sign_of_relation(0);
  world.settings.of_others = sign_of_mark(0);
  world.relations = {{5, 9, 0}};
  world.marks = {{9, 0}};
  world.rows = {{1, 5, 100, 0, 9, 1, 0, 0}};
  CHECK(signs_of(world).front() == sign_of_relation(0));
  world.rows = {{1, 6, 100, 0, 9, 1, 0, 0}};
  CHECK(signs_of(world).front() == sign_of_mark(0));
}
