// One access, as the engine knows it: numbers only. What they stand for is kept by whoever fills the store.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace waarborg::engine {

/// Days since 1970-01-01, UTC. A day is the 86,400 seconds of the UTC day; local days are made of them when read.
using DayNumber = std::int32_t;

constexpr std::uint32_t kSecondsOfDay = 86'400;

/// The order of the fields is the order of rows in a segment. 0 stands for "none" in basis, subject, reason and place.
struct Access {
  std::uint32_t group = 0;    ///< of the actor, on that day
  std::uint32_t actor = 0;    ///< who
  std::uint32_t second = 0;   ///< of the day, 0..86399
  std::uint32_t basis = 0;    ///< the case it was said to be for
  std::uint32_t subject = 0;  ///< what was looked at
  std::uint32_t source = 0;   ///< in which system
  std::uint32_t reason = 0;   ///< the words given, by their number in a dictionary
  std::uint32_t place = 0;    ///< from where
  auto operator<=>(const Access&) const = default;
};

/// Which columns a scan needs; the others are not decoded.
enum class Column : std::uint32_t {
  actor = 1U << 0U,
  second = 1U << 1U,
  basis = 1U << 2U,
  subject = 1U << 3U,
  source = 1U << 4U,
  reason = 1U << 5U,
  place = 1U << 6U,
  pair = 1U << 7U,  ///< which of the block's different (basis, subject) a row has
};

class Columns {
 public:
  constexpr Columns(Column one) : bits_(static_cast<std::uint32_t>(one)) {}
  [[nodiscard]] static constexpr Columns all() { return Columns(0xFFU); }
  [[nodiscard]] constexpr bool has(Column one) const { return (bits_ & static_cast<std::uint32_t>(one)) != 0; }
  friend constexpr Columns operator|(Columns a, Columns b) { return Columns(a.bits_ | b.bits_); }

 private:
  explicit constexpr Columns(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_;
};
constexpr Columns operator|(Column a, Column b) { return Columns(a) | Columns(b); }

/// The rows of one block, column by column. Made to be used again for the next block: vectors only grow.
struct Block {
  std::uint32_t group = 0;
  std::uint32_t rows = 0;
  /// Each holds `rows` values when its column was asked for, and anything when not.
  std::vector<std::uint32_t> actor, second, basis, subject, source, reason, place, pair;
  /// With Column::actor: the rows of an actor follow one another; run n is of `run_actor[n]` and ends before
  /// `run_end[n]`.
  std::vector<std::uint32_t> run_actor, run_end;
  /// With Column::pair: the different pairs of the block, by the number in `pair`; in order, each once.
  std::vector<std::uint32_t> pair_basis, pair_subject;
  /// The decoder's own.
  std::vector<std::uint32_t> again, steps, of_fresh, scratch_a, scratch_b;

  [[nodiscard]] Access row(std::uint32_t at) const {
    return {group, actor[at], second[at], basis[at], subject[at], source[at], reason[at], place[at]};
  }
};

}  // namespace waarborg::engine
