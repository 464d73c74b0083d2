#include "scenarios/statistics.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "scenarios/random.h"

namespace waarborg::scenarios {

Interval wilson(const Share& share) {
  if (share.all == 0) return {};
  constexpr double kZ = 1.959963985;
  const auto n = static_cast<double>(share.all);
  const double p = share.value(), z2 = kZ * kZ;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kZ / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

double uneven(std::span<const Share> groups) {
  double low = 0, high = 0;
  std::size_t some = 0;
  for (const auto& one : groups) {
    if (one.all == 0) continue;
    low = some == 0 ? one.value() : std::min(low, one.value());
    high = std::max(high, one.value());
    ++some;
  }
  return some < 2 || low <= 0 ? 0 : high / low;
}

ByChance uneven_by_chance(std::span<const Share> groups) {
  if (uneven(groups) <= 0) return {};
  constexpr std::size_t kDraws = 1000;
  Share all;
  for (const auto& one : groups) all.add(one);
  Random random(1);
  std::vector<double> ratios;
  for (std::size_t i = 0; i < kDraws; ++i) {
    std::vector<Share> drawn;
    for (const auto& one : groups) {
      drawn.emplace_back();
      for (std::uint64_t member = 0; member < one.all; ++member)
        drawn.back().count(random.below(static_cast<std::uint32_t>(all.all)) < all.of);
    }
    ratios.push_back(uneven(drawn));
  }
  std::sort(ratios.begin(), ratios.end());
  return {ratios[kDraws / 2], ratios[kDraws * 19 / 20]};
}

}  // namespace waarborg::scenarios
