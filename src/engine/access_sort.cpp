#include "engine/access_sort.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace waarborg::engine {

namespace {

constexpr unsigned kDigitBits = 11;
constexpr std::size_t kDigits = 1U << kDigitBits;
constexpr std::size_t kFew = 2000;  ///< rows that are sorted sooner by comparing

}  // namespace

/// Stable, from the lowest digit up.
void AccessSorter::sort_places(unsigned bits) {
  other_.resize(places_.size());
  for (unsigned shift = 0; shift < bits; shift += kDigitBits) {
    std::array<std::uint32_t, kDigits> next{};
    for (const Place& place : places_) ++next[place.key >> shift & (kDigits - 1)];
    std::uint32_t sum = 0;
    for (auto& count : next) sum += std::exchange(count, sum);
    for (const Place& place : places_) other_[next[place.key >> shift & (kDigits - 1)]++] = place;
    places_.swap(other_);
  }
}

void AccessSorter::sort(std::vector<Access>& rows) {
  if (std::is_sorted(rows.begin(), rows.end())) return;
  std::uint32_t groups = 0, actors = 0, seconds = 0;
  for (const Access& row : rows) {
    groups |= row.group;
    actors |= row.actor;
    seconds |= row.second;
  }
  const auto actor_bits = static_cast<unsigned>(std::bit_width(actors));
  const auto second_bits = static_cast<unsigned>(std::bit_width(seconds));
  const unsigned bits = static_cast<unsigned>(std::bit_width(groups)) + actor_bits + second_bits;
  if (rows.size() < kFew || bits > 64) {
    std::sort(rows.begin(), rows.end());
    return;
  }
  places_.resize(rows.size());
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const Access& row = rows[at];
    const std::uint64_t key = (std::uint64_t{row.group} << actor_bits | row.actor) << second_bits | row.second;
    places_[at] = {key, static_cast<std::uint32_t>(at)};
  }
  sort_places(bits);
  sorted_.resize(rows.size());
  for (std::size_t at = 0; at < places_.size(); ++at) sorted_[at] = rows[places_[at].row];
  for (std::size_t first = 0; first < places_.size();) {
    std::size_t end = first + 1;
    while (end < places_.size() && places_[end].key == places_[first].key) ++end;
    if (end - first > 1)
      std::sort(sorted_.begin() + static_cast<std::ptrdiff_t>(first),
                sorted_.begin() + static_cast<std::ptrdiff_t>(end));
    first = end;
  }
  rows.swap(sorted_);
}

void sort_accesses(std::vector<Access>& rows) { AccessSorter().sort(rows); }

}  // namespace waarborg::engine
