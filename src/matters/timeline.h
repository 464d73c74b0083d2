// A matter's timeline: one line per event, in order. What people wrote in a line (a note, a reason) is sealed.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::matters {

enum class ReporterSees { no, yes };

struct Event {
  std::string actor;  ///< account id, "system", "reporter", "complainant"
  std::string kind;   ///< text key "timeline.KIND": opened, step_done, note, assigned, message_in ...
  std::vector<std::string> arguments{};  ///< codes and ids for the sentence; no names, no text
  ReporterSees reporter_sees = ReporterSees::no;
  std::string text{};  ///< sealed with the matter's key; may be empty
};

/// The actors whose moments are never kept closer than the day.
[[nodiscard]] bool is_outside_actor(std::string_view actor);
/// Now, or the start of today for an outside actor (the reporter's safety).
[[nodiscard]] Instant stamp(const House& house, std::string_view actor);

void add_event(storage::Transaction& tx, const House& house, const std::string& matter_id, const sealing::Key& key,
               const Event& event);

struct TimelineLine {
  std::int64_t seq = 0;
  Instant at;
  bool day_only = false;  ///< show the date, there is no time
  std::string actor;
  std::string kind;
  std::vector<std::string> arguments;
  bool reporter_sees = false;
  std::string text;
};
/// Which lines of a timeline: empty kind and actor mean any.
struct TimelineWanted {
  std::string kind{};
  std::string actor{};
  std::int64_t before = std::numeric_limits<std::int64_t>::max();  ///< lines with a lower seq only
  int most = std::numeric_limits<int>::max();
};
/// Newest first; only what is answered is unsealed. REQUIRES: `opened` was made for somebody who may see it.
std::vector<TimelineLine> timeline(storage::Transaction& tx, const Opened& opened, const TimelineWanted& wanted = {});

struct TimelineKind {
  std::string kind;
  std::string actor;
};
/// What kinds of lines by whom there are, for filters; the kind with the newest line first. Same REQUIRES.
std::vector<TimelineKind> timeline_kinds(storage::Transaction& tx, const Opened& opened);

}  // namespace waarborg::matters
