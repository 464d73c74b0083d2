#include "engine/packed.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace waarborg;
using namespace waarborg::engine;

namespace {

std::vector<std::uint32_t> random_numbers(std::mt19937& random, unsigned width, std::size_t count) {
  std::vector<std::uint32_t> numbers(count);
  for (auto& number : numbers) number = width == 0 ? 7 : static_cast<std::uint32_t>(random() >> (32 - width));
  return numbers;
}

}  // namespace

TEST_CASE("Pack_AnyWidthAndLength_ComesBackAsItWas") {
  std::mt19937 random(1);
  for (unsigned width = 0; width <= 32; ++width) {
    for (const std::size_t count : {0U, 1U, 7U, 8U, 127U, 128U, 129U, 1000U}) {
      const auto numbers = random_numbers(random, width, count);
      std::string bytes;
      pack(numbers, bytes);
      bytes.append(kSlack, '\0');
      PackedReader reader(as_bytes(bytes));
      std::vector<std::uint32_t> back(count);
      REQUIRE(reader.read(back));
      CHECK(back == numbers);
      CHECK(reader.at_end());
      PackedReader skipping(as_bytes(bytes));
      CHECK(skipping.skip(count));
      CHECK(skipping.at_end());
    }
  }
}

TEST_CASE("Unpack_BothKernels_Agree") {
  std::mt19937 random(2);
  std::vector<std::uint8_t> bytes(32 * kChunk / 8 + kSlack);
  for (unsigned width = 0; width <= 32; ++width) {
    for (std::size_t count = 0; count <= kChunk; ++count) {
      for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
      const auto base = static_cast<std::uint32_t>(random());
      std::vector<std::uint32_t> portable(count), tuned(count);
      unpack_portable(bytes.data(), width, base, portable.data(), count);
      unpack_tuned(bytes.data(), width, base, tuned.data(), count);
      REQUIRE(portable == tuned);
    }
  }
}

TEST_CASE("PackedReader_CutOffAnywhere_AnswersFalse") {
  std::mt19937 random(3);
  std::string bytes;
  pack(random_numbers(random, 13, 300), bytes);
  bytes.append(kSlack, '\0');
  std::vector<std::uint32_t> back(300);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    PackedReader reader(as_bytes(std::string_view(bytes).substr(0, length)));
    CHECK_FALSE(reader.read(back));
  }
}
