// How often each of many numbers comes, roughly and in little room.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/hash_place.h"

namespace waarborg::engine {

/// How many days of pairs a subject has in the window. Few subjects have many: a small table that takes several
/// subjects together for one, and so never counts too low, says whose are worth gathering.
class RoughCounts {
 public:
  explicit RoughCounts(std::size_t pairs) : counts_(std::bit_ceil(pairs + 2)) {}
  void add(std::uint32_t subject) {
    auto& count = counts_[place_in(subject, counts_.size() - 1)];
    if (count < kMost) ++count;
  }
  /// Brings near what add and may_have will ask.
  void fetch(std::uint32_t subject) const {
    __builtin_prefetch(counts_.data() + place_in(subject, counts_.size() - 1));
  }
  [[nodiscard]] bool may_have(std::uint32_t subject, std::uint32_t wanted) const {
    return counts_[place_in(subject, counts_.size() - 1)] >= std::min<std::uint32_t>(wanted, kMost);
  }

 private:
  static constexpr std::uint8_t kMost = std::numeric_limits<std::uint8_t>::max();
  std::vector<std::uint8_t> counts_;
};

}  // namespace waarborg::engine
