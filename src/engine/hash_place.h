// Where a number stands in a table by its hash (open addressing).
#pragma once

#include <cstddef>
#include <cstdint>

namespace waarborg::engine {

/// The first place to look, in a table of `mask` + 1 places, a power of two up to 2^32.
constexpr std::size_t place_in(std::uint32_t number, std::size_t mask) {
  return (number * 0x9E3779B97F4A7C15ULL >> 32U) & mask;
}

}  // namespace waarborg::engine
