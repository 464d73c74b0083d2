// For tests: a key file in a folder of its own.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "engine/key_index.h"
#include "engine/testing.h"

namespace waarborg::engine {

struct KeysOnDisk {
  TestFolder folder;
  std::filesystem::path path = folder.path / "keys";
  [[nodiscard]] std::string bytes() const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void write(const std::string& bytes) const { std::ofstream(path, std::ios::binary) << bytes; }
};

inline Key key_of(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  return {random(), random()};
}

inline KeyIndex opened(const KeysOnDisk& file) {
  auto index = KeyIndex::open(file.path);
  REQUIRE(index.ok());
  return std::move(index).value();
}

}  // namespace waarborg::engine
