// GET /complaints/register, and its tables as csv, xlsx and ods.
#pragma once

#include "platform/web/context.h"

namespace waarborg::complaints {

void add_overview_routes(web::RouteTable& table);

}  // namespace waarborg::complaints
