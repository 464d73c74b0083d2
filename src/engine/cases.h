// From facts to cases: what stands out about an actor and a subject, how rare that is among peers, and what it adds up
// to.
//
// A measure is a count over a window of local days. How much a count tells is how rare it is: among N pairs (or actors)
// of the same peer group, T have at least as much, and the count is worth log2(N / T) bits, in hundredths, rounded
// down. So nothing has to be learnt from labels, a group of specialists is compared with itself, and every part of a
// rank reads as a sentence: "one in 4,000 pairs of officer and subject in this group has this". What a part weighs is
// the caller's.
//
// The rank of an actor is the sum of the parts shown: those of the actor, and those of their pairs, of which the first
// counts in full, the second for a half, the third for a quarter and so on, so that one clear pair is not outdone by
// many faint ones.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/facts.h"
#include "engine/tails.h"

namespace waarborg::engine {

/// What is counted of a pair of actor and subject over the window.
enum class PairMeasure : std::uint8_t {
  days,        ///< with an unexplained access
  looks,       ///< unexplained accesses
  off_duty,    ///< days with a sign of off duty or absence
  wrong_case,  ///< days with a sign of an unknown or unlinked case
  reason,      ///< days with a sign of a reason that says little
  operation,   ///< days with a sign that an operation was near
  same_case,   ///< other subjects of the actor with the same unknown or unlinked case, at most (PairDay::basis)
  same_words,  ///< other subjects of the actor with the same reason, at most (PairDay::reason)
  close,       ///< days with an unexplained access and a sign of CaseSettings::personal
  vague,       ///< days with an unexplained access and a reason that says little, of an actor whose reasons seldom do
};
constexpr std::size_t kPairMeasures = 10;

/// What is counted of an actor over the window.
enum class ActorMeasure : std::uint8_t {
  subjects,     ///< with an unexplained access
  weeks,        ///< of seven days, counted back from the last day, with an unexplained access to a subject
  off_duty,     ///< days with an unexplained access to a subject and a sign of off duty or absence, of all subjects
  volume,       ///< accesses on the busiest day
  rise,         ///< accesses of the last week, in hundredths of the median of the weeks before; 0 when that is 0
  breadth,      ///< likewise, subjects with an unexplained access; a median of 0 counts as 1, for few days have many
  rare_source,  ///< unexplained accesses in a system that the actor hardly ever uses (CaseSettings::rare_share)
  rare_hours,   ///< likewise, within a stretch of the day
  rare_place,   ///< likewise, from a place
  two_places,   ///< accesses with kTwoPlaces
  vague,        ///< subjects with PairMeasure::vague
};
constexpr std::size_t kActorMeasures = 11;

struct CaseSettings {
  DayNumber last_day = 0;
  std::uint32_t days = 90;                                  ///< of the window, the last included; at most 448
  std::array<std::uint32_t, kPairMeasures> pair_weights{};  ///< hundredths; 100: as rare as it is, 0: switched off
  std::array<std::uint32_t, kActorMeasures> actor_weights{};
  std::array<Points, 32> sign_points{};  ///< for each sign that any access of the pair has, whatever its rarity
  /// What the points of each sign of a pair without an unexplained access count for, in hundredths.
  std::uint32_t explained_weight = 100;
  Points pair_floor = 0;           ///< a pair with fewer points is no finding
  std::uint32_t event_actors = 0;  ///< so many actors on one subject within event_days are one event; 0: never
  std::uint32_t event_days = 2;
  std::uint32_t event_groups =
      1;  ///< of so many peer groups, where there are: a team that works on something nobody linked is no event
  /// So many actors of one peer group on one subject within the window, none of whom it is personal for, are work of
  /// theirs that nobody linked, and no findings; 0: never.
  std::uint32_t team_actors = 0;
  /// A habit is rare when the actor had it on at most rare_days of all days scanned, and fewer than one in rare_share
  /// of the actor's accesses of its kind are of it. 0: none is.
  std::uint32_t rare_share = 0;
  std::uint32_t rare_days = 0;
  /// An actor's reasons seldom say little when fewer than one in so many of their explained accesses in the window has
  /// a reason that does. 0: nobody's.
  std::uint32_t vague_share = 0;
  Signs personal = 0;  ///< a pair with one of these signs stays a finding of its own though the subject is in an event
};

struct Finding {
  std::uint32_t actor = 0;
  std::uint32_t subject = 0;
  DayNumber first_day = 0, last_day = 0;
  Signs signs = 0;
  std::array<std::uint32_t, kPairMeasures> counts{};
  std::array<Points, kPairMeasures> parts{};
  Points by_signs = 0;
  Points points = 0;  ///< the sum of parts and by_signs
  bool operator==(const Finding&) const = default;
  /// What the points of its signs count for, in hundredths.
  [[nodiscard]] std::uint32_t sign_weight(const CaseSettings& settings) const;
  /// What one sign, by the place of its bit, adds to by_signs; 0 for a sign that it has not.
  [[nodiscard]] Points points_of(std::size_t sign, const CaseSettings& settings) const;
};

struct Case {
  std::uint32_t actor = 0;
  std::array<std::uint32_t, kActorMeasures> counts{};
  std::array<Points, kActorMeasures> parts{};
  Points by_findings = 0;         ///< the first finding in full, each next one at half the share of the one before
  Points points = 0;              ///< the sum of parts and by_findings
  std::vector<Finding> findings;  ///< most points first, then by subject
  bool operator==(const Case&) const = default;
};

struct Event {
  std::uint32_t subject = 0;
  DayNumber first_day = 0, last_day = 0;  ///< of the days that lie in some stretch with enough actors
  std::uint32_t actors = 0;               ///< different ones on those days
  bool operator==(const Event&) const = default;
};

/// Work of the peers of some actors that nobody linked (CaseSettings::team_actors).
struct TeamSubject {
  std::uint32_t peer = 0;
  std::uint32_t subject = 0;
  auto operator<=>(const TeamSubject&) const = default;
};

struct Cases {
  std::vector<Case> cases;             ///< of actors with a finding; most points first, then by actor
  std::vector<Event> events;           ///< most actors first, then by subject
  std::vector<TeamSubject> team_work;  ///< in order
  /// What the sentence behind a part says: of how many peers how many have as much. By measure.
  std::array<Tails, kPairMeasures> pair_tails;
  std::array<Tails, kActorMeasures> actor_tails;
};

/// `facts` settled, of one or more groups that hold all accesses of their actors; `peers[actor]` is the actor's peer
/// group, 0 beyond it. Only days of the window count, of habits all that were scanned. Works on
/// stretches of actors, `threads` at a time (one or more); the answer does not depend on how many.
Cases make_cases(const Facts& facts, std::span<const std::uint32_t> peers, const CaseSettings& settings,
                 unsigned threads = 1);

}  // namespace waarborg::engine
