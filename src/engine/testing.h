// Random accesses for the tests of the engine, the same for the same seed.
#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "engine/access.h"

namespace waarborg::engine {

inline std::vector<Access> random_accesses(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  const std::uint32_t groups = 1 + below(5), actors = 1 + below(40), subjects = 1U << below(32);
  std::vector<Access> rows;
  const std::uint32_t again = below(4);
  for (std::size_t i = 0; i < count; ++i) {
    // The same question to another system, a little later.
    if (i > 0 && below(4) < again && rows.back().second + 60 < kSecondsOfDay) {
      rows.push_back(rows.back());
      rows.back().second += below(60);
      rows.back().source = below(12);
      continue;
    }
    const std::uint32_t group = below(groups);
    rows.push_back({group, group * 1000 + below(actors), below(kSecondsOfDay), below(3) == 0 ? 0 : below(1U << 22U),
                    below(subjects), below(12), below(10) == 0 ? 0xFFFFFFFFU : below(40), below(4)});
  }
  return rows;
}

inline std::vector<Access> sorted(std::vector<Access> rows) {
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace waarborg::engine
