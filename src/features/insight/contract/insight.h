// Figures on what one may see: dashboard, digest.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::insight {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);
/// Registers the daily mail digest. REQUIRES: before the jobs start.
void add_jobs(matters::House& house);

}  // namespace waarborg::insight
