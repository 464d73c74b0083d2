// A set of numbers that are given from 1 on, one after another.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace waarborg::engine {

/// Numbers of which it is asked many million times whether they are among them. Memory: a bit for each up to the
/// highest.
class NumberSet {
 public:
  void add(std::uint32_t number) {
    const std::size_t at = number / 64;
    if (at >= bits_.size()) bits_.resize(at + at / 2 + 1);
    bits_[at] |= std::uint64_t{1} << number % 64;
  }
  [[nodiscard]] bool has(std::uint32_t number) const {
    return number / 64 < bits_.size() && (bits_.data()[number / 64] >> number % 64 & 1U) != 0;
  }

  [[nodiscard]] std::uint64_t count() const {
    std::uint64_t found = 0;
    for (const auto bits : bits_) found += static_cast<std::uint64_t>(std::popcount(bits));
    return found;
  }

 private:
  std::vector<std::uint64_t> bits_;
};

}  // namespace waarborg::engine
