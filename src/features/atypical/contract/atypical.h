// Atypical look-ups: what a run of the detection found becomes cases that people read, ask about and decide
// (docs/decisions/0029). A case concerns a number; who it is takes two people.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "features/monitor/contract/detection.h"
#include "features/monitor/contract/keeping.h"
#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

/// shadow: kept apart, to be looked at and not acted upon.
enum class Mode { live, shadow };

struct Taken {
  std::string run_id;
  std::int64_t cases = 0, events = 0, controls = 0;
};
/// Keeps a run with its cases, events and controls. The evidence is sealed for the desk query-monitor and does not need
/// the days it came from any more. Errors: "atypical.run_already" (a live run of that day is kept),
/// "lookups.desk_missing". `took`: how long the detection was at it.
Result<Taken> take(matters::House& house, const monitor::Detected& detected, Mode mode,
                   std::optional<std::chrono::milliseconds> took = std::nullopt);

/// What the next run leaves out, and since when its budget was saved up: since the last run of its mode, a week at
/// most.
Result<monitor::DetectOptions> next_options(matters::House& house, Mode mode);

/// What this feature keeps of a matter goes with it. REQUIRES: before the first request.
void add_destroyers(matters::House& house);

/// What cases name and officers of trials, whose identities, words and keys stay when the days that named them go.
monitor::NamedElsewhere named_in_cases(storage::Transaction& tx);

/// Adds this feature's jobs. REQUIRES: before they start.
void add_jobs(matters::House& house);

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::atypical
