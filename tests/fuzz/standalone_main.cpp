// Runs a fuzz target without libFuzzer: the files of the folders named, then seeded random mutations of them.
//   multipart_fuzz [-runs=N] [-seed=N] [FOLDER...]      other options of libFuzzer are ignored
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

void read_folder(const char* folder, std::vector<std::string>& seeds) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    std::ifstream file(entry.path(), std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
}

std::string mutated(std::string input, std::mt19937_64& random) {
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

}  // namespace

int main(int count, char** arguments) {
  std::uint64_t runs = 100000, seed = 1;
  std::vector<std::string> seeds{""};
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument.starts_with("-runs=")) runs = std::stoull(argument.substr(6));
    if (argument.starts_with("-seed=")) seed = std::stoull(argument.substr(6));
    if (!argument.starts_with('-')) read_folder(arguments[i], seeds);
  }
  for (const std::string& input : seeds) run(input);
  std::mt19937_64 random(seed);
  for (std::uint64_t i = 0; i < runs; ++i) run(mutated(seeds[random() % seeds.size()], random));
  std::printf("%zu seeds, %llu mutations\n", seeds.size(), static_cast<unsigned long long>(runs));
}
