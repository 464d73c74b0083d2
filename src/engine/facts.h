// What a day of accesses comes down to: how much each actor looked, and, for what is of interest, at whom.
//
// Facts of parts of a day are added up by their key, so blocks may be read in any order, and a local day, which lies in
// two UTC days, comes together of both. Everything later (findings, cases, baselines) is made of facts alone.
#pragma once

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
  std::uint32_t basis = 0;        ///< the lowest case with kUnknownCase or kUnlinkedCase that was said; 0: none
  std::uint32_t reason = 0;       ///< the lowest reason given for an unexplained one; 0: none
  [[nodiscard]] bool is_of_day(const PairDay& other) const {
    return actor == other.actor && subject == other.subject && day == other.day;
  }
  void add(const PairDay& part);
  auto operator<=>(const PairDay&) const = default;
};

/// All accesses of one actor on one local day.
struct ActorDay {
  std::uint32_t actor = 0;
  DayNumber day = 0;
  std::uint32_t group = 0;
  std::uint32_t looks = 0;
  std::uint32_t unexplained = 0;
  std::uint32_t off_duty = 0;    ///< with kOffDuty or kAbsent
  std::uint32_t two_places = 0;  ///< with kTwoPlaces
  std::uint32_t vague = 0;       ///< explained, with a reason that says little (kVagueReason)
  [[nodiscard]] bool is_of_day(const ActorDay& other) const {
    return actor == other.actor && day == other.day && group == other.group;
  }
  void add(const ActorDay& part) {
    looks += part.looks;
    unexplained += part.unexplained;
    off_duty += part.off_duty;
    two_places += part.two_places;
    vague += part.vague;
  }
  auto operator<=>(const ActorDay&) const = default;
};

constexpr std::uint32_t kHabitSeconds = 4 * 3600;

/// How often an actor looked in one system, in one stretch of the local day or from one place, over all days scanned.
struct Habit {
  enum class Kind : std::uint32_t { source, hours, place };
  static constexpr std::size_t kKinds = 3;
  std::uint32_t actor = 0;
  Kind kind = Kind::source;
  std::uint32_t value = 0;  ///< a source; a stretch of kHabitSeconds, 0 from midnight; a place other than 0
  std::uint32_t days = 0;   ///< UTC days with such a look; one on which the actor was in two groups counts twice
  std::uint32_t looks = 0;
  std::uint32_t unexplained = 0;
  auto operator<=>(const Habit&) const = default;
};

/// How many accesses of a group on a local day have a verdict; 0: unexplained.
struct ShareDay {
  std::uint32_t group = 0;
  DayNumber day = 0;
  std::uint32_t verdict = 0;
  std::uint64_t looks = 0;
  /// Of these the first, in order of time, that the actor had in this group at the subject among the days scanned; only
  /// when a scan was asked for them (Sides::count_first), for they cannot be added up.
  std::uint64_t first_looks = 0;
  auto operator<=>(const ShareDay&) const = default;
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
  /// Seconds of the wall since 1970-01-01.
  [[nodiscard]] Moment local_of(Moment moment) const;
  /// When the first offset after `moment` begins; beyond all days when there is none.
  [[nodiscard]] Moment next_offset(Moment moment) const;

 private:
  std::vector<ZoneOffset> offsets_;
};

struct Facts {
  std::vector<PairDay> pairs;
  std::vector<ActorDay> actors;
  std::vector<Habit> habits;
  std::vector<ShareDay> shares;

  /// Takes those of another part; both stay unsettled until settle().
  void add(const Facts& part);
  /// Adds up what has the same key, and puts the lists in order.
  void settle();
};

/// What the parts, each settled, add up to: settled. Works on `threads` stretches of actors at a time. Memory: the
/// parts and their sum; the parts alone when no two of them have an actor in common.
Facts sum_of_facts(std::vector<Facts> parts, unsigned threads);

/// Adds settled habits to settled ones.
void add_habits(const std::vector<Habit>& part, std::vector<Habit>& sum);

}  // namespace waarborg::engine
