#include "engine/key_index.h"

#include <doctest/doctest.h>

#include <random>

#include "engine/key_testing.h"

using namespace waarborg;
using namespace waarborg::engine;

TEST_CASE("KeyIndex_NewKeys_GetTheNextNumbersAndKeepThem") {
  const KeysOnDisk file;
  {
    auto index = opened(file);
    CHECK(index.find(key_of(1)) == 0);
    for (std::uint32_t i = 1; i <= 5000; ++i) CHECK(index.number_of(key_of(i)) == i);
    CHECK(index.number_of(key_of(7)) == 7);
    REQUIRE(index.save().ok());
    CHECK(index.number_of(key_of(6000)) == 5001);
    REQUIRE(index.save().ok());
    CHECK(index.number_of(key_of(6001)) == 5002);  // never saved
  }
  auto again = opened(file);
  CHECK(again.size() == 5001);
  for (std::uint32_t i = 1; i <= 5000; ++i) CHECK(again.find(key_of(i)) == i);
  CHECK(again.find(key_of(6000)) == 5001);
  CHECK(again.find(key_of(6001)) == 0);
}

TEST_CASE("KeyIndex_KeysThatStartAlike_StayApart") {
  const KeysOnDisk file;
  auto index = opened(file);
  for (std::uint64_t i = 0; i < 100; ++i) CHECK(index.number_of({42, i}) == i + 1);
  for (std::uint64_t i = 0; i < 100; ++i) CHECK(index.find({42, i}) == i + 1);
}

TEST_CASE("KeyIndex_ManyAtOnce_GetTheNumbersThatTheyGetOneByOne") {
  const KeysOnDisk file, other;
  auto one = opened(file), many = opened(other);
  std::mt19937_64 random(5);
  for (int time = 0; time < 60; ++time) {
    std::vector<Key> keys(random() % 400);
    // Few different ones, that begin alike in the table, in what it keeps of them, or in both.
    for (auto& key : keys) key = {(random() % 3) << 40U | random() % 40, 1 + random() % 3};
    std::vector<std::uint32_t> numbers(keys.size());
    many.numbers_of(keys, numbers);
    for (std::size_t at = 0; at < keys.size(); ++at) REQUIRE(numbers[at] == one.number_of(keys[at]));
    CHECK(many.size() == one.size());
  }
  REQUIRE(many.save().ok());
  REQUIRE(one.save().ok());
  CHECK(file.bytes() == other.bytes());
}

TEST_CASE("KeyIndex_CutOffAnywhere_KeepsTheWholePartsAndGoesOn") {
  const KeysOnDisk file;
  {
    auto index = opened(file);
    for (std::uint64_t part = 0; part < 3; ++part) {
      for (std::uint64_t i = 0; i < 3; ++i) (void)index.number_of(key_of(part * 3 + i));
      REQUIRE(index.save().ok());
    }
  }
  const auto whole = file.bytes();
  const std::size_t part = (whole.size() - 8) / 3;
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    file.write(whole.substr(0, length));
    auto index = opened(file);
    CHECK(index.size() == (length < 8 ? 0 : (length - 8) / part * 3));
    (void)index.number_of(key_of(99));
    REQUIRE(index.save().ok());
    CHECK(opened(file).find(key_of(99)) == index.size());
  }
}

TEST_CASE("KeyIndex_AnyBitFlipped_IsRefused") {
  const KeysOnDisk file;
  {
    auto index = opened(file);
    for (std::uint64_t i = 0; i < 3; ++i) (void)index.number_of(key_of(i));
    REQUIRE(index.save().ok());
  }
  const auto whole = file.bytes();
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    auto flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    file.write(flipped);
    CHECK_FALSE(KeyIndex::open(file.path).ok());
  }
}
