// How often each of many numbers comes, roughly and in little room.
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <vector>

#include "engine/hash_place.h"

namespace waarborg::engine {

/// Few of many numbers come often: a small table that takes several numbers together for one, and so never counts too
/// low, says which are worth gathering. `add` is safe to use from several threads.
class RoughCounts {
 public:
  explicit RoughCounts(std::size_t numbers) : counts_(std::bit_ceil(numbers + 2)) {}
  void add(std::uint32_t number) {
    const std::atomic_ref count(counts_[place_in(number, counts_.size() - 1)]);
    if (count.load(std::memory_order_relaxed) < kMost) count.fetch_add(1, std::memory_order_relaxed);
  }
  /// Brings near what add and may_have will ask.
  void fetch(std::uint32_t number) const { __builtin_prefetch(counts_.data() + place_in(number, counts_.size() - 1)); }
  [[nodiscard]] bool may_have(std::uint32_t number, std::uint32_t wanted) const {
    return counts_[place_in(number, counts_.size() - 1)] >= std::min<std::uint32_t>(wanted, kMost);
  }

 private:
  static constexpr std::uint8_t kMost = 127;  ///< as many threads as there can be do not count it over
  std::vector<std::uint8_t> counts_;
};

}  // namespace waarborg::engine
