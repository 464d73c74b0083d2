// How rare each value of a measure is within a group of peers.
#pragma once

#include <cstdint>
#include <vector>

namespace waarborg::engine {

/// Hundredths of a bit.
using Points = std::int32_t;

/// Measures above this count as this.
constexpr std::uint32_t kMeasureMax = 1023;

/// Safe to read from several threads once finished. Memory: 8 KB a group.
class Tails {
 public:
  /// REQUIRES: value <= kMeasureMax; finish() was not called.
  void count(std::uint32_t peer, std::uint32_t value, std::uint32_t times = 1);
  /// Takes what another counted. REQUIRES: finish() was called for neither.
  void add(const Tails& other);
  void finish();
  /// log2(all / those with at least as much), rounded down; 0 for nothing at all.
  /// REQUIRES: a member of the group had this value, and finish() was called. The same of at_least.
  [[nodiscard]] Points rarity(std::uint32_t peer, std::uint32_t value) const { return groups_[peer].points[value]; }
  /// How many of the group have `value` or more; all of it for 0.
  [[nodiscard]] std::uint32_t at_least(std::uint32_t peer, std::uint32_t value) const {
    return groups_[peer].at_least[value];
  }

 private:
  struct Group {
    std::vector<std::uint32_t> at_least;  ///< by value
    std::vector<Points> points;           ///< likewise
  };
  std::vector<Group> groups_;
};

}  // namespace waarborg::engine
