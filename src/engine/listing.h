// A year of daily lists: each day the cases with most points that were not on a list before, as many as the budget
// allows. An actor comes again only with findings that are new, and then for those alone.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/usual.h"

namespace waarborg::engine {

/// Findings that a reviewer is shown of a case.
constexpr std::size_t kShown = 10;

/// What gave points, a bit each: signs, and measures by their place.
struct Grounds {
  Signs signs = 0;
  std::uint32_t pair_measures = 0, actor_measures = 0;
  void add(const Grounds& other);
  bool operator==(const Grounds&) const = default;
};

/// What a detection has about somebody on a day.
struct Candidate {
  struct Part {
    std::uint32_t subject = 0;
    Points points = 0;
    Grounds grounds{};
  };
  std::uint32_t actor = 0;  ///< 0: an event, of the subject of its one part
  Points of_actor = 0;      ///< beside the parts
  Points usual = 0;         ///< to be taken off: what peers reach
  std::vector<Part> parts;  ///< most points first
  Grounds grounds{};        ///< of of_actor
};

/// All candidates of a day, in any order; asked for days in turn.
using Ranker = std::function<std::vector<Candidate>(DayNumber)>;

/// A case on a list.
struct Listed {
  DayNumber day = 0;
  std::uint32_t actor = 0;  ///< 0: an event
  Points points = 0;
  std::vector<std::uint32_t> subjects;  ///< at most kShown
  Grounds grounds{};                    ///< of these subjects, and of the actor where that counted
};

struct Budget {
  std::uint32_t cases = 20, staff = 60'000;  ///< so many a day for so many
  DayNumber first_day = 0, last_day = 0;
  std::uint32_t every = 1;         ///< days between two lists
  std::uint32_t again_after = 90;  ///< days after which what is about the actor alone counts again
  std::uint32_t last_actor = std::numeric_limits<std::uint32_t>::max();  ///< those numbered above are on no list
};

/// Lists a day at a time. They are made every so many days, when the budget, which is saved up, has room for at least
/// one case. Not thread-safe.
class Lists {
 public:
  /// `staff`: for how many the budget is.
  Lists(const Budget& budget, std::uint32_t staff);
  /// The next day that has room, none after the last; it is left by `list`, or by asking again.
  std::optional<DayNumber> next();
  /// The list of the day that `next` told.
  std::vector<Listed> list(const std::vector<Candidate>& candidates);
  /// In place of `list`: that day's list was made before.
  void take_up(std::span<const Listed> listed);

 private:
  struct Known {
    DayNumber last = 0;
    std::unordered_set<std::uint32_t> subjects;
  };
  [[nodiscard]] Listed of_event(const Candidate& one) const;
  [[nodiscard]] Listed of_officer(const Candidate& one) const;
  void know(const Listed& listed);

  Budget budget_;
  std::uint32_t staff_;
  DayNumber day_;            ///< that `next` told
  std::uint64_t saved_ = 0;  ///< in parts of budget_.staff of a case
  std::uint64_t room_ = 0;   ///< of day_
  std::unordered_map<std::uint32_t, Known> known_;
  std::unordered_map<std::uint32_t, DayNumber> events_;
};

/// All of them. `staff`: for how many the budget is.
std::vector<Listed> review(const Ranker& ranker, std::uint32_t staff, const Budget& budget);

/// The habits of some days.
struct HabitsOfDays {
  DayNumber first = 0, last = 0;
  std::vector<Habit> habits;  ///< settled
};

/// Whom an officer is compared with, by number of the officer; every actor of the facts is in both.
struct PeerGroups {
  std::vector<std::uint32_t> peers;  ///< for what is rare (make_cases)
  std::vector<std::uint32_t> kinds;  ///< of work, for what is usual (usual.h)
};

/// The engine over the window that ends on each day. What counts is the points of a case above what is usual for one in
/// `usual_of` of its kind of work (usual.h); 0 for all points. `habits`: of stretches of days; those that lie within
/// the window count, or, when there is none at all, the habits of `facts`. REQUIRES: what is given outlives the ranker.
Ranker engine_ranker(const Facts& facts, const PeerGroups& groups, const CaseSettings& settings, std::uint32_t usual_of,
                     std::span<const HabitsOfDays> habits = {});

}  // namespace waarborg::engine
