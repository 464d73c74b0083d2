// What figures ask of a matter and of a step that was done, as plain bytes: numbers for words, days for dates. Written
// as they lie in memory, so a database does not move to a machine with the other byte order.
#pragma once

#include <bit>
#include <cstdint>

#include "base/clock.h"

namespace waarborg::matters {

static_assert(std::endian::native == std::endian::little);

/// Days since 1 January 1970, from 1; 0: none. Dates outside 1970 to 2149 are the nearest in it.
using DayNumber = std::uint16_t;
DayNumber day_number(Date date);
/// REQUIRES: not 0.
Date date_of(DayNumber day);
/// Months since January 1970.
std::uint32_t month_number(DayNumber day);
/// Its first day.
Date month_start(std::uint32_t month);

enum FactFlag : std::uint16_t { kCounted = 1, kClosed = 2, kMerged = 4, kMissed = 8, kPaused = 16 };

/// Numbers of words (FigureWords) by their sort; 0 is the empty word.
struct MatterFact {
  std::uint16_t kind = 0, unit = 0, phase = 0, outcome = 0;
  std::uint16_t desks = 0;  ///< the set of desks that have it, "|d:1|d:2|"
  std::uint16_t flags = 0;
  std::uint32_t handlers = 0;  ///< the set of accounts that handle it
  DayNumber received = 0, closed = 0, due = 0;
  std::uint16_t spare = 0;
  bool operator==(const MatterFact&) const = default;
  [[nodiscard]] bool is(FactFlag flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(MatterFact) == 24);

struct StepFact {
  std::uint32_t place = 0;  ///< of its matter
  std::uint16_t step = 0;
  DayNumber began = 0;  ///< the day its task came up; 0 when that is not known any more
  DayNumber done = 0;
  std::uint16_t late = 0;
  bool operator==(const StepFact&) const = default;
  auto operator<=>(const StepFact&) const = default;
};
static_assert(sizeof(StepFact) == 12);

}  // namespace waarborg::matters
