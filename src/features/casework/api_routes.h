// The casework part of the API.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::casework {

void add_api_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::casework
