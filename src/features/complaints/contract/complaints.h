// Citizens' complaints and compliments, and the register of complaints brought in from elsewhere.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::complaints {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

/// Adds the job that imports a register. REQUIRES: called before the jobs start.
void add_jobs(matters::House& house);

}  // namespace waarborg::complaints
