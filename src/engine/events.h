// Many actors on one subject within a few days: one event, not as many cases.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "engine/cases.h"

namespace waarborg::engine {

/// The days first..last.
struct Window {
  DayNumber first = 0, last = 0;
  [[nodiscard]] bool has(DayNumber day) const { return first <= day && day <= last; }
};

class Events {
 public:
  /// Of the settled facts' days within the window; `peers` and `threads` as for make_cases. None is needed afterwards.
  Events(const Facts& facts, std::span<const std::uint32_t> peers, Window window, const CaseSettings& settings,
         unsigned threads);
  /// Whether the day belongs to an event and not to a case of its own.
  [[nodiscard]] bool cover(const PairDay& day) const;
  /// Most actors first, then by subject.
  [[nodiscard]] const std::vector<Event>& all() const { return all_; }

 private:
  struct Look {
    std::uint32_t subject = 0;
    DayNumber day = 0;
    std::uint32_t actor = 0;
    auto operator<=>(const Look&) const = default;
  };
  using Looks = std::span<const Look>;  ///< of one subject, in order, each once
  void find(Looks looks, std::span<const std::uint32_t> peers, const CaseSettings& settings,
            std::vector<Event>& found) const;

  std::unordered_map<std::uint32_t, std::vector<Window>> days_;  ///< by subject
  std::vector<Event> all_;
  std::uint32_t groups_ = 0;  ///< that an event takes: settings.event_groups, or all that anybody is of
  Signs personal_;
};

}  // namespace waarborg::engine
