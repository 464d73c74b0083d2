// Inputs of a fuzzer without libFuzzer: the files of a folder, and mutations of them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace waarborg::fuzzing {

inline void read_folder(const std::filesystem::path& folder, std::vector<std::string>& seeds) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    std::ifstream file(entry.path(), std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
}

inline std::string mutated(std::string input, std::mt19937_64& random) {
  for (auto changes = 1 + random() % 8; changes > 0; --changes) {
    const std::size_t at = input.empty() ? 0 : random() % input.size();
    switch (random() % 4) {
      case 0: input.insert(at, 1, static_cast<char>(random())); break;
      case 1: input.erase(at, random() % 6); break;
      case 2: input.insert(at, input.substr(random() % (input.size() + 1), random() % 40)); break;
      default:
        if (!input.empty()) input[at] = static_cast<char>(random());
    }
  }
  return input;
}

}  // namespace waarborg::fuzzing
