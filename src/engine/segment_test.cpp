#include "engine/segment.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engine/block.h"
#include "engine/testing.h"

using namespace waarborg;
using namespace waarborg::engine;

namespace {

bool reads_whole(const std::string& bytes) {
  const auto segment = Segment::over(as_bytes(bytes), "proef.day");
  std::vector<Access> rows;
  return segment.ok() && segment->read_all(rows).ok();
}

}  // namespace

TEST_CASE("Segment_OfRandomRows_ComesBackAsItWas") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const auto rows = sorted(random_accesses(seed, 1 + seed * seed % 3000));
    const auto bytes = encode_segment(20'000, rows);
    const auto segment = segment_over(bytes);
    CHECK(segment.day() == 20'000);
    CHECK(segment.rows() == rows.size());
    std::vector<Access> back;
    REQUIRE(segment.read_all(back).ok());
    CHECK(back == rows);
  }
}

TEST_CASE("Segment_GroupLargerThanABlock_HasSeveralBlocks") {
  std::vector<Access> rows;
  for (std::uint32_t i = 0; i < kBlockRowsMax * 2 + 5; ++i) rows.push_back({1, i / 50, i % 50, 0, i, 1, 0, 0});
  const auto bytes = encode_segment(1, rows);
  const auto segment = segment_over(bytes);
  CHECK(segment.blocks().size() == 3);
  std::vector<Access> back;
  REQUIRE(segment.read_all(back).ok());
  CHECK(back == rows);
}

TEST_CASE("Segment_WhetherABlockMayHoldAnActor_IsWhatReadingItTells") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const auto bytes = encode_segment(1, sorted(random_accesses(seed, 1 + seed * 90)));
    const auto segment = segment_over(bytes);
    Block block;
    for (std::size_t at = 0; at < segment.blocks().size(); ++at) {
      REQUIRE(segment.read(at, Column::actor, block).ok());
      for (std::uint32_t actor = 0; actor < 5100; ++actor) {
        const bool is_there = std::ranges::find(block.run_actor, actor) != block.run_actor.end();
        REQUIRE(segment.may_hold_actor(at, [&](std::uint32_t its) { return its == actor; }) == is_there);
      }
    }
  }
}

TEST_CASE("Block_WhetherItMayHoldAnActor_OfAnyBytes_ReadsNothingOutside") {
  std::mt19937 random(7);
  const auto bytes = encode_segment(1, sorted(random_accesses(9, 900)));
  const auto segment = segment_over(bytes);
  const auto& entry = segment.blocks().front();
  const auto block = bytes.substr(entry.offset, entry.bytes);
  const auto nobody = [](std::uint32_t) { return false; };
  for (std::size_t length = 0; length < block.size(); ++length)
    (void)may_hold_actor(as_bytes(std::string(block, 0, length)), entry.rows, nobody);
  for (int time = 0; time < 5000; ++time) {
    std::string other = block;
    other[random() % std::min<std::size_t>(other.size(), 400)] = static_cast<char>(random());
    (void)may_hold_actor(as_bytes(other), entry.rows, nobody);
  }
}

TEST_CASE("Segment_SomeColumns_AreThoseOfAll") {
  const auto rows = sorted(random_accesses(5, 2000));
  const auto bytes = encode_segment(1, rows);
  const auto segment = segment_over(bytes);
  Block all, some;
  for (std::size_t at = 0; at < segment.blocks().size(); ++at) {
    REQUIRE(segment.read(at, Columns::all(), all).ok());
    REQUIRE(segment.read(at, Column::actor | Column::place, some).ok());
    CHECK(some.actor == all.actor);
    CHECK(some.place == all.place);
    REQUIRE(segment.read(at, Column::second | Column::subject, some).ok());
    CHECK(some.second == all.second);
    CHECK(some.subject == all.subject);
    REQUIRE(segment.read(at, Column::pair, some).ok());
    for (std::uint32_t row = 0; row < some.rows; ++row) {
      CHECK(some.pair_subject[some.pair[row]] == all.subject[row]);
      CHECK(some.pair_basis[some.pair[row]] == all.basis[row]);
    }
  }
}

TEST_CASE("Segment_AnyBitFlipped_IsRefusedByName") {
  const auto bytes = encode_segment(1, sorted(random_accesses(6, 40)));
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    auto flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    CHECK_FALSE(reads_whole(flipped));
  }
  auto flipped = bytes;
  flipped.back() = static_cast<char>(flipped.back() ^ 1);
  const auto segment = segment_over(flipped);
  std::vector<Access> rows;
  const auto read = segment.read_all(rows);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == "engine.segment_broken");
  CHECK(read.error().args ==
        std::vector<std::string>{"proef.day", "block " + std::to_string(segment.blocks().size() - 1)});
}

TEST_CASE("Segment_CutOffAnywhere_IsRefused") {
  const auto bytes = encode_segment(1, sorted(random_accesses(7, 300)));
  for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_FALSE(reads_whole(bytes.substr(0, length)));
}

TEST_CASE("DecodeBlock_OfChangedBytes_NeverReadsOutside") {
  std::mt19937 random(8);
  std::string bytes;
  const auto rows = random_accesses(8, 500);
  std::vector<Access> of_one_group;
  for (auto row : rows) {
    row.group = 1;
    of_one_group.push_back(row);
  }
  encode_block(sorted(of_one_group), bytes);
  Block block;
  for (int i = 0; i < 20'000; ++i) {
    auto changed = bytes;
    for (auto times = 1 + random() % 4; times > 0; --times) {
      changed[random() % changed.size()] = static_cast<char>(random());
    }
    block.rows = 500;
    (void)decode_block(as_bytes(changed), Columns::all(), block);
  }
}
