// Figures on what one may see: dashboard, central monitor, digest.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::insight {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);
/// Registers the daily mail digest and the reports of the central monitor. REQUIRES: before the jobs start.
void add_jobs(matters::House& house);

}  // namespace waarborg::insight
