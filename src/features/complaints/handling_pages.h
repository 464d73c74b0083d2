// /matters/{id}/complaint: handling a complaint, beside the page that every matter has.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::complaints {

void add_handling_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::complaints
