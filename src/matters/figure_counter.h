// Counts by a 64-bit key, for a million additions in a blink. Keys come out in no order.
#pragma once

#include <cstdint>
#include <vector>

namespace waarborg::matters {

class FigureCounter {
 public:
  FigureCounter() : slots_(1024) {}
  void add(std::uint64_t key) {
    Slot& slot = find(key);
    if (slot.count++ == 0) {
      slot.key = key;
      if (++used_ * 2 > slots_.size()) grow();
    }
  }
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (const auto& slot : slots_)
      if (slot.count > 0) visit(slot.key, slot.count);
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::int64_t count = 0;
  };
  Slot& find(std::uint64_t key) {
    std::size_t at = (key * 0x9E3779B97F4A7C15ULL) >> 20U & (slots_.size() - 1);
    while (slots_[at].count > 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  void grow() {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    for (const auto& slot : before)
      if (slot.count > 0) find(slot.key) = slot;
  }
  std::vector<Slot> slots_;  // a power of two, at least half empty
  std::size_t used_ = 0;
};

}  // namespace waarborg::matters
