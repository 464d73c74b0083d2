// Runs a fuzz target without libFuzzer: the files of the folders named, then seeded random mutations of them.
//   multipart_fuzz [-runs=N] [-seed=N] [FOLDER...]      other options of libFuzzer are ignored
#include <cstdint>
#include <cstdio>

#include "inputs.h"

using namespace waarborg;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int count, char** arguments) {
  std::uint64_t runs = 100000, seed = 1;
  std::vector<std::string> seeds{""};
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument.starts_with("-runs=")) runs = std::stoull(argument.substr(6));
    if (argument.starts_with("-seed=")) seed = std::stoull(argument.substr(6));
    if (!argument.starts_with('-')) fuzzing::read_folder(arguments[i], seeds);
  }
  for (const std::string& input : seeds) run(input);
  std::mt19937_64 random(seed);
  for (std::uint64_t i = 0; i < runs; ++i) run(fuzzing::mutated(seeds[random() % seeds.size()], random));
  std::printf("%zu seeds, %llu mutations\n", seeds.size(), static_cast<unsigned long long>(runs));
}
