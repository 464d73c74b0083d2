// /complaint: a citizen complains, or pays a compliment, without script.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::complaints {

void add_intake_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::complaints
