// Every fuzzer, in the ordinary build: its seeds and some mutations of them, so that none rots between two fuzzings.
#include <doctest/doctest.h>

#include <cstdint>

#include "inputs.h"
#include "targets.h"

using namespace waarborg;

namespace {

constexpr int kMutations = 200;

}  // namespace

TEST_CASE("Fuzzers_WithTheirSeedsAndSomeMutations_HoldWhatTheyCheck") {
  for (const auto& [name, run] : fuzzing::kTargets) {
    CAPTURE(name);
    std::vector<std::string> seeds{""};
    fuzzing::read_folder(std::filesystem::path("tests/fuzz/seeds") / name, seeds);
    CHECK(seeds.size() > 1);
    std::mt19937_64 random(1);
    for (const auto& seed : seeds) run(reinterpret_cast<const std::uint8_t*>(seed.data()), seed.size());
    for (int time = 0; time < kMutations; ++time) {
      const auto input = fuzzing::mutated(seeds[random() % seeds.size()], random);
      run(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
    }
  }
}
