// Random numbers that are the same everywhere for the same seed: integers only, no library's distribution.
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>
#include <span>

namespace waarborg::scenarios {

/// A well-mixed number of two.
constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a * 0x9E3779B97F4A7C15ULL + b + 0x632BE59BD9B4E019ULL;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

/// Streams of one seed are independent of each other, so what is drawn in one place changes nothing elsewhere.
class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0) : state_(mixed(seed, stream)) {}

  std::uint32_t next() { return static_cast<std::uint32_t>(mixed(state_++, 0) >> 32U); }
  /// REQUIRES: bound > 0.
  std::uint32_t below(std::uint32_t bound) {
    assert(bound > 0);
    return static_cast<std::uint32_t>(std::uint64_t{next()} * bound >> 32U);
  }
  /// Both included.
  std::uint32_t between(std::uint32_t least, std::uint32_t most) { return least + below(most - least + 1); }
  bool chance(std::uint32_t per_mille) { return below(1000) < per_mille; }
  /// Many small ones and few large ones, `mean` on average before the limit `bound`, which is never reached.
  std::uint32_t skewed(std::uint32_t bound, std::uint32_t mean) {
    const std::uint32_t u = next() | 1U;
    const auto zeros = static_cast<std::uint32_t>(std::countl_zero(u));
    const std::uint64_t fraction = zeros >= 31 ? 0 : (u << (zeros + 1)) >> 16U;
    const std::uint64_t halvings = (std::uint64_t{zeros + 1} << 16U) - fraction;  // -log2 of u, 16 bits of fraction
    const std::uint64_t value = (mean * halvings * 2 / 3) >> 16U;
    return static_cast<std::uint32_t>(value < bound ? value : bound - 1);
  }
  /// REQUIRES: not empty.
  template <class Range>
  auto& one_of(Range&& range) {
    return range[below(static_cast<std::uint32_t>(std::size(range)))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace waarborg::scenarios
