// Triage on uniform criteria: advice, choice with reasons, second pair of eyes.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::triage {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::triage
