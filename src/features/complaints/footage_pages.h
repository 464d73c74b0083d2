#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::complaints {

void add_footage_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::complaints
