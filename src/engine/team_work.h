// Several of a team on one subject: work that nobody linked, and not what one of them has on their own.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/events.h"
#include "engine/rough_counts.h"

namespace waarborg::engine {

/// Somebody who was met and never linked, or an investigation kept outside the tables, is looked at by several of those
/// who work on it; what somebody is after for reasons of their own, seldom is. Immutable, so safe to use from several
/// threads. Memory: 16 bytes for each subject that is looked at so, and some 2 for each day of a pair while it is made.
class TeamWork {
 public:
  /// Of the settled facts' days within the window; `peers` and `threads` as for make_cases. None is needed afterwards.
  TeamWork(const Facts& facts, std::span<const std::uint32_t> peers, Window window, const CaseSettings& settings,
           unsigned threads);
  /// Whether the day belongs to the work of the peers of its actor.
  [[nodiscard]] bool cover(const PairDay& day, std::uint32_t peer) const;
  [[nodiscard]] const std::vector<TeamSubject>& all() const { return shared_; }

 private:
  std::vector<TeamSubject> shared_;   ///< in order
  std::optional<RoughCounts> rough_;  ///< of these: most days are of none, and are told by one look
  Signs personal_;
};

}  // namespace waarborg::engine
