#include "engine/side_store.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

#include "engine/testing.h"

using namespace waarborg;
using namespace waarborg::engine;
namespace fs = std::filesystem;

namespace {

const SideShape kShape{"assignments", 4, 2};

SideRows random_rows(std::mt19937& random, std::size_t count) {
  SideRows rows;
  for (std::size_t i = 0; i < count; ++i) {
    rows.push_back(static_cast<std::uint32_t>(random() % 20));
    rows.push_back(static_cast<std::uint32_t>(random() % 5));
    rows.push_back(static_cast<std::uint32_t>(random()));
    rows.push_back(static_cast<std::uint32_t>(random() % 3));
  }
  return rows;
}

}  // namespace

TEST_CASE("MergeSide_OfRandomRows_KeepsTheLastOfEachKey") {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::uint32_t, std::uint32_t>> plain;
    SideRows merged;
    for (int part = 0; part < 3; ++part) {
      const auto added = random_rows(random, random() % 40);
      for (std::size_t at = 0; at < added.size(); at += 4) {
        plain[{added[at], added[at + 1]}] = {added[at + 2], added[at + 3]};
      }
      merged = merge_side(kShape, merged, added);
    }
    SideRows wanted;
    for (const auto& [key, value] : plain) {
      for (const auto number : {key.first, key.second, value.first, value.second}) wanted.push_back(number);
    }
    REQUIRE(merged == wanted);
    const auto back = decode_side(kShape, -7, as_bytes(encode_side(kShape, -7, merged)), "proef");
    REQUIRE(back.ok());
    CHECK(*back == merged);
  }
}

TEST_CASE("DecodeSome_OfRandomRows_AreThoseOfAllThatAreWanted") {
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    const SideShape shape{"some", 2 + static_cast<std::uint32_t>(random() % 4), 1};
    SideRows all, kept;
    SideWanted wanted;
    for (std::size_t count = random() % 40; count > 0; --count)
      wanted.first.add(static_cast<std::uint32_t>(random() % 2000));
    if (round % 2 == 0) wanted.second.add(static_cast<std::uint32_t>(random() % 40));
    for (std::uint32_t row = 0, key = 0; row < random() % 900; ++row) {
      key += 1 + static_cast<std::uint32_t>(random() % 3);
      SideRows one{key};
      while (one.size() < shape.columns) one.push_back(static_cast<std::uint32_t>(random() % 40));
      all.insert(all.end(), one.begin(), one.end());
      if (wanted.first.has(key) || wanted.second.has(one[1])) kept.insert(kept.end(), one.begin(), one.end());
    }
    const auto bytes = encode_side(shape, 1, all);
    const auto some = decode_some(shape, 1, as_bytes(bytes), "proef", wanted);
    REQUIRE(some.ok());
    CHECK(*some == kept);
    CHECK_FALSE(decode_some(shape, 1, as_bytes(bytes.substr(0, bytes.size() - 1)), "proef", wanted).ok());
  }
}

TEST_CASE("SideStore_RowsGivenAgain_ChangeNothing_AndOthersReplace") {
  const TestFolder folder;
  const SideStore store(folder.path);
  CHECK(store.partitions(kShape)->empty());
  CHECK(store.read(kShape, 3)->empty());
  CHECK(*store.add(kShape, 3, {1, 1, 50, 0, 2, 1, 60, 0}) == 2);
  CHECK(*store.add(kShape, 3, {2, 1, 60, 0, 1, 1, 50, 0}) == 0);
  CHECK(*store.add(kShape, 3, {2, 1, 61, 0, 3, 1, 70, 0}) == 2);
  CHECK(*store.read(kShape, 3) == SideRows{1, 1, 50, 0, 2, 1, 61, 0, 3, 1, 70, 0});
  CHECK(*store.add(kShape, -1, {9, 9, 9, 9}) == 1);
  CHECK(*store.partitions(kShape) == std::vector<std::int32_t>{-1, 3});
  CHECK(store.partitions({"spells", 4, 2})->empty());
  CHECK(*store.remove(kShape, 3));
  CHECK_FALSE(*store.remove(kShape, 3));
  CHECK(*store.partitions(kShape) == std::vector<std::int32_t>{-1});
}

TEST_CASE("DecodeSide_OfAnotherPartitionShapeOrDamagedBytes_IsRefused") {
  std::mt19937 random(2);
  const auto rows = merge_side(kShape, {}, random_rows(random, 30));
  const auto bytes = encode_side(kShape, 4, rows);
  CHECK(decode_side(kShape, 4, as_bytes(bytes), "proef").ok());
  CHECK_FALSE(decode_side(kShape, 5, as_bytes(bytes), "proef").ok());
  CHECK_FALSE(decode_side({"assignments", 4, 3}, 4, as_bytes(bytes), "proef").ok());
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    auto flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    CHECK_FALSE(decode_side(kShape, 4, as_bytes(flipped), "proef").ok());
  }
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CHECK_FALSE(decode_side(kShape, 4, as_bytes(bytes.substr(0, length)), "proef").ok());
  }
}
