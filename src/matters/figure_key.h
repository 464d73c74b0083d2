// Several small numbers in one key of a counter, and out of it again in the same order.
#pragma once

#include <cstdint>

namespace waarborg::matters {

struct FigureKey {
  std::uint64_t key = 0;
  unsigned at = 0;
  FigureKey& put(std::uint64_t value, unsigned bits) {
    key |= value << at;
    at += bits;
    return *this;
  }
};

struct FigureParts {
  std::uint64_t key = 0;
  std::uint64_t take(unsigned bits) {
    const std::uint64_t value = key & ((std::uint64_t{1} << bits) - 1);
    key >>= bits;
    return value;
  }
};

}  // namespace waarborg::matters
