// My tasks, the work queue, and the page of a matter: handle it from open to closed.
#pragma once

#include <string>
#include <string_view>

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::casework {

/// The step that weighs a report. Where a feature has a page for it (`/matters/{id}/triage`), it is done there and not
/// on the page of a step, so that no report passes without its criteria (TRI-01).
inline constexpr std::string_view kTriageStep = "triage_decision";

/// Where a step is done: a page of its own, or the page of any step.
std::string step_path(const web::Context& context, const std::string& matter_id, const std::string& step_id,
                      std::string_view step_key);

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

/// What this feature keeps of a matter goes with it. REQUIRES: before the first request.
void add_destroyers(matters::House& house);

}  // namespace waarborg::casework
