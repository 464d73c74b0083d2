// What a day of accesses comes down to: how much each actor looked, and, for what is of interest, at whom.
//
// Facts of parts of a day are added up by their key, so blocks may be read in any order, and a local day, which lies in
// two UTC days, comes together of both. Everything later (findings, cases, baselines) is made of facts alone.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/access.h"
#include "engine/explain.h"
#include "engine/signs.h"

namespace waarborg::engine {

/// The accesses of interest by one actor to one subject on one local day.
struct PairDay {
  std::uint32_t actor = 0;
  std::uint32_t subject = 0;
  DayNumber day = 0;
  std::uint32_t looks = 0;
  std::uint32_t unexplained = 0;  ///< of these; the others have a sign that is of interest though explained
  Signs signs = 0;                ///< of any of them
  auto operator<=>(const PairDay&) const = default;
};

/// All accesses of one actor on one local day.
struct ActorDay {
  std::uint32_t actor = 0;
  DayNumber day = 0;
  std::uint32_t group = 0;
  std::uint32_t looks = 0;
  std::uint32_t unexplained = 0;
  std::uint32_t off_duty = 0;  ///< with kOffDuty or kAbsent
  auto operator<=>(const ActorDay&) const = default;
};

/// The offset of local time to UTC, in seconds, from a moment on.
struct ZoneOffset {
  Moment from = 0;
  std::int32_t seconds = 0;
};

/// The local days of moments. Immutable, so safe to use from several threads.
class LocalDays {
 public:
  /// REQUIRES: in order of `from`; the first holds for all before it too; at least one.
  explicit LocalDays(std::vector<ZoneOffset> offsets) : offsets_(std::move(offsets)) {}
  [[nodiscard]] DayNumber day_of(Moment moment) const;
  /// No offset begins after `from`, up to `to`.
  [[nodiscard]] bool one_offset(Moment from, Moment to) const;

 private:
  std::vector<ZoneOffset> offsets_;
};

struct Facts {
  std::vector<PairDay> pairs;
  std::vector<ActorDay> actors;
  std::array<std::uint64_t, kRulesMax + 1> by_verdict{};  ///< accesses by their verdict; 0: unexplained

  /// Takes those of another part; both stay unsettled until settle().
  void add(const Facts& part);
  /// Adds up what has the same key, and puts both lists in order.
  void settle();
};

/// What the parts, each settled, add up to: settled. Works on `threads` stretches of actors at a time.
Facts sum_of_facts(std::vector<Facts> parts, unsigned threads);

/// Adds a block's facts to `facts`. An access is of interest when it is unexplained and has a subject, or has one of
/// the signs of `always`. REQUIRES: the block was read with actor, second and pair; `verdicts` and `signs` are of its
/// rows.
void add_facts(const Block& block, DayNumber day, const LocalDays& local, std::span<const Verdict> verdicts,
               std::span<const Signs> signs, Signs always, Facts& facts);

}  // namespace waarborg::engine
