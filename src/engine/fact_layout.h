// What the writer and the reader of fact files have in common; the layout itself is the first comment of fact_file.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/facts.h"

namespace waarborg::engine::fact_layout {

constexpr char kMagic[] = "WBGFCT\0\3";
constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kBytesAt = 40;
constexpr std::size_t kListsAt = 56;
constexpr std::size_t kChecksum = 8;
constexpr DayNumber kDaysBefore = 2;

/// The numbers of one fact, the one that rises first.
template <std::size_t kCount>
using Numbers = std::array<std::uint32_t, kCount>;

/// Local days of the file's day, as numbers.
class Days {
 public:
  explicit Days(DayNumber day) : first_(static_cast<std::uint32_t>(day - kDaysBefore)) {}
  [[nodiscard]] std::uint32_t number(DayNumber day) const { return static_cast<std::uint32_t>(day) - first_; }
  [[nodiscard]] DayNumber day(std::uint32_t number) const { return static_cast<DayNumber>(first_ + number); }

 private:
  std::uint32_t first_;
};

inline Numbers<8> numbers_of(const PairDay& one, const Days& days) {
  return {one.actor, one.subject, days.number(one.day), one.looks, one.unexplained, one.signs, one.basis, one.reason};
}
inline Numbers<8> numbers_of(const ActorDay& one, const Days& days) {
  return {one.actor,       days.number(one.day), one.group,      one.looks,
          one.unexplained, one.off_duty,         one.two_places, one.vague};
}
inline Numbers<6> numbers_of(const Habit& one, const Days&) {
  return {one.actor, static_cast<std::uint32_t>(one.kind), one.value, one.days, one.looks, one.unexplained};
}
inline Numbers<4> numbers_of(const ShareDay& one, const Days& days) {
  return {one.group, days.number(one.day), one.verdict, static_cast<std::uint32_t>(one.looks)};
}

inline PairDay fact_of(const Numbers<8>& n, const Days& days, const PairDay*) {
  return {n[0], n[1], days.day(n[2]), n[3], n[4], n[5], n[6], n[7]};
}
inline ActorDay fact_of(const Numbers<8>& n, const Days& days, const ActorDay*) {
  return {n[0], days.day(n[1]), n[2], n[3], n[4], n[5], n[6], n[7]};
}
inline Habit fact_of(const Numbers<6>& n, const Days&, const Habit*) {
  return {n[0], static_cast<Habit::Kind>(n[1]), n[2], n[3], n[4], n[5]};
}
inline ShareDay fact_of(const Numbers<4>& n, const Days& days, const ShareDay*) {
  return {n[0], days.day(n[1]), n[2], n[3], 0};
}

}  // namespace waarborg::engine::fact_layout
