// The arithmetic of shares: an interval for each, and how unevenly something falls on groups.
#pragma once

#include <cstdint>
#include <span>

namespace waarborg::scenarios {

struct Share {
  std::uint64_t of = 0, all = 0;
  void count(bool yes) {
    ++all;
    of += yes ? 1 : 0;
  }
  void add(const Share& other) {
    of += other.of;
    all += other.all;
  }
  [[nodiscard]] double value() const { return all == 0 ? 0 : static_cast<double>(of) / static_cast<double>(all); }
  bool operator==(const Share&) const = default;
};

struct Interval {
  double low = 0, high = 1;
};
/// Wilson's, 95%. 0..1 for a share of nothing.
Interval wilson(const Share& share);

/// The highest share over the lowest, of groups with at least one member. 0 when there are fewer than two groups or the
/// lowest is nothing.
double uneven(std::span<const Share> groups);

/// What uneven() is where the same share holds for all groups and chance alone makes them differ.
struct ByChance {
  double middle = 0;  ///< half of the time it is higher
  double high = 0;    ///< once in twenty times
};
/// Drawn, from a stream of its own: the same for the same groups. 0 where uneven() has no answer.
ByChance uneven_by_chance(std::span<const Share> groups);

}  // namespace waarborg::scenarios
