// The first rows of a file as they were understood, for a look before anything is kept. People, subjects, cases,
// reasons and tokens get numbers of the preview alone: under their own numbers cases stand, so whoever checked a file
// with one name in it would learn who is who (docs/decisions/0028).
#pragma once

#include <cstdint>
#include <map>

#include "engine/access.h"
#include "features/monitor/side_tables.h"

namespace waarborg::monitor {

/// Of one source. Not thread-safe.
class ShownRows {
 public:
  /// Whether one more row is shown.
  bool next() { return shown_ < kMost && ++shown_ > 0; }
  /// 1, 2, 3, ... of each part in the order of showing; 0 stays 0.
  std::uint32_t number(SidePart part, std::uint32_t own) { return own == 0 ? 0 : of(numbers_[part], own); }
  std::uint32_t reason(std::uint32_t own) { return own == 0 ? 0 : of(reasons_, own); }

 private:
  using Numbers = std::map<std::uint32_t, std::uint32_t>;
  static constexpr int kMost = 5;
  static std::uint32_t of(Numbers& numbers, std::uint32_t own) {
    return numbers.emplace(own, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
  }
  int shown_ = 0;
  std::map<SidePart, Numbers> numbers_;
  Numbers reasons_;
};

}  // namespace waarborg::monitor
