// The whole bench: worlds of several seeds, the detection, what it does without a kind of knowledge, and simpler ones.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "scenarios/outcome.h"

namespace waarborg::scenarios {

struct BenchSettings {
  WorldSettings world;  ///< its seed is the first; whose misuse is put in, authors say
  std::vector<MisuseBy> authors = {MisuseBy::first};
  std::uint32_t seeds = 5;
  std::uint32_t compared_seeds = 3;  ///< of these, for ablations and baselines
  std::uint32_t every = 1;           ///< days between two lists; the budget is saved up
  unsigned threads = 1;              ///< worlds at a time; some 600 MB each for 2,000 officers
  Detection detection;
};

struct Measured {
  std::string name;
  Outcome outcome;
};

/// What came of the misuse of one author.
struct OfAuthor {
  MisuseBy author = MisuseBy::first;
  Outcome engine;           ///< over all seeds
  Outcome engine_compared;  ///< over those of the comparisons
  Outcome sparse;           ///< over those too, with a tenth of the misuse
  std::vector<Measured> ablations, baselines;
  Share flagged_by_rules;  ///< officers whom one of the naive rules hits in a year, of officers
};

struct BenchResult {
  BenchSettings settings;
  std::vector<OfAuthor> by_author;  ///< as settings.authors
};

/// `progress` is told what was done, for a person who waits; one call at a time. The answer does not depend on the
/// number of threads. Errors: those of engine::scan.
Result<BenchResult> run_bench(const BenchSettings& settings, const std::function<void(const std::string&)>& progress);

}  // namespace waarborg::scenarios
