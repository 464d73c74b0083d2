#include "engine/key_file.h"

#include <doctest/doctest.h>

#include <fstream>

#include "engine/day_store.h"
#include "engine/durable.h"
#include "engine/key_testing.h"

using namespace waarborg;
using namespace waarborg::engine;

namespace {

constexpr std::size_t kVersionAt = 7;

/// Keys of 1 to `count`, saved `at_once` at a time.
void fill(const KeysOnDisk& file, std::uint32_t count, std::uint32_t at_once) {
  auto index = opened(file);
  for (std::uint32_t i = 1; i <= count; ++i) {
    REQUIRE(index.number_of(key_of(i)) == i);
    if (i % at_once == 0) REQUIRE(index.save().ok());
  }
  REQUIRE(index.save().ok());
}

NumberSet every(std::uint32_t step, std::uint32_t count) {
  NumberSet numbers;
  for (std::uint32_t number = step; number <= count; number += step) numbers.add(number);
  return numbers;
}

std::uint64_t unnamed(const KeysOnDisk& file, const NumberSet& named) {
  const auto count = keys_unnamed(file.path, named);
  REQUIRE(count.ok());
  return *count;
}

bool holds(const std::string& bytes, const Key& key) {
  return bytes.find(std::string_view(reinterpret_cast<const char*>(key.data()), sizeof key)) != std::string::npos;
}

}  // namespace

TEST_CASE("[LOG-02] KeyFile_NumbersThatNothingNames_LoseTheirKeysAndOthersKeepTheirs") {
  constexpr std::uint32_t kKeys = 70'000;  // more than one part of the file made anew
  const KeysOnDisk file;
  fill(file, kKeys, 900);
  const auto named = every(3, kKeys);
  CHECK(unnamed(file, named) == kKeys - kKeys / 3);
  REQUIRE(forget_unnamed(file.path, named).ok());
  CHECK(unnamed(file, named) == 0);
  auto index = opened(file);
  CHECK(index.size() == kKeys);
  for (std::uint32_t i = 1; i <= kKeys; ++i) REQUIRE(index.find(key_of(i)) == (i % 3 == 0 ? i : 0));
  const auto bytes = file.bytes();
  CHECK_FALSE(holds(bytes, key_of(1)));
  CHECK(holds(bytes, key_of(3)));
  // Nobody is found by zeros, and a number is not given again.
  CHECK(index.find(kForgotten) == 0);
  CHECK(index.number_of(key_of(1)) == kKeys + 1);
  CHECK(index.number_of(key_of(3)) == 3);
  REQUIRE(index.save().ok());
  const auto again = opened(file);
  CHECK(again.find(key_of(1)) == kKeys + 1);
  CHECK(again.find(key_of(3)) == 3);
}

TEST_CASE("KeyFile_WithNothingToForget_StaysAsItIs") {
  const KeysOnDisk file;
  CHECK(unnamed(file, {}) == 0);
  CHECK(forget_unnamed(file.path, {}).ok());
  CHECK_FALSE(std::filesystem::exists(file.path));
  fill(file, 10, 3);
  REQUIRE(forget_unnamed(file.path, every(2, 10)).ok());
  const auto same = file.folder.path / "the same file";
  std::filesystem::create_hard_link(file.path, same);
  CHECK(forget_unnamed(file.path, every(2, 10)).ok());
  CHECK(std::filesystem::equivalent(file.path, same));
}

TEST_CASE("KeyFile_OfWhichEveryKeyIsForgotten_OpensAndGoesOn") {
  const KeysOnDisk file;
  fill(file, 2000, 2000);
  REQUIRE(forget_unnamed(file.path, {}).ok());
  auto index = opened(file);
  CHECK(index.find(key_of(5)) == 0);
  CHECK(index.find(kForgotten) == 0);
  CHECK(index.number_of(key_of(5)) == 2001);
  REQUIRE(index.save().ok());
  CHECK(opened(file).find(key_of(5)) == 2001);
}

TEST_CASE("KeyFile_OfBeforeForgetting_OpensAndGrowsAsItIs") {
  const KeysOnDisk file;
  fill(file, 6, 2);
  auto bytes = file.bytes();
  CHECK(bytes[kVersionAt] == 2);
  bytes[kVersionAt] = 1;
  file.write(bytes);
  {
    auto index = opened(file);
    CHECK(index.find(key_of(6)) == 6);
    CHECK(index.number_of(key_of(7)) == 7);
    REQUIRE(index.save().ok());
  }
  CHECK(file.bytes()[kVersionAt] == 1);
  REQUIRE(forget_unnamed(file.path, every(7, 7)).ok());
  CHECK(file.bytes()[kVersionAt] == 2);
  CHECK(opened(file).find(key_of(7)) == 7);
  CHECK(opened(file).find(key_of(6)) == 0);
  bytes[kVersionAt] = 3;
  file.write(bytes);
  CHECK_FALSE(KeyIndex::open(file.path).ok());
}

TEST_CASE("KeyFile_KilledBeforeTheRename_IsAsItWas") {
  const KeysOnDisk file;
  fill(file, 6, 2);
  const auto bytes = file.bytes();
  {  // What a kill leaves of it.
    std::ofstream beside(file.path.string() + ".unfinished", std::ios::binary);
    beside << key_file_head() << "cut";
  }
  CHECK(opened(file).find(key_of(6)) == 6);
  REQUIRE(DayWriter::open(file.folder.path).ok());
  CHECK_FALSE(std::filesystem::exists(file.path.string() + ".unfinished"));
  {
    Replacement made(file.path);
    REQUIRE(made.write("half of i"));
  }
  CHECK_FALSE(std::filesystem::exists(file.path.string() + ".unfinished"));
  CHECK(file.bytes() == bytes);
  REQUIRE(forget_unnamed(file.path, every(2, 6)).ok());
  CHECK(opened(file).find(key_of(5)) == 0);
}

TEST_CASE("KeyFile_CutOffOrDamaged_ForgetsInWhatIsWholeOrNothing") {
  const KeysOnDisk file;
  fill(file, 6, 2);
  const auto whole = file.bytes();
  file.write(whole.substr(0, whole.size() - 1));
  REQUIRE(forget_unnamed(file.path, every(2, 6)).ok());
  CHECK(opened(file).size() == 4);
  CHECK(opened(file).find(key_of(4)) == 4);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    file.write(damaged);
    CHECK_FALSE(keys_unnamed(file.path, {}).ok());
    CHECK_FALSE(forget_unnamed(file.path, {}).ok());
    CHECK(file.bytes() == damaged);
  }
}
