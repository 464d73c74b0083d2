// GET /complaints/monthly, and each report as PDF and xlsx; and the daily job that keeps the month that is over.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::complaints {

void add_monthly_routes(web::RouteTable& table, matters::House& house);
void add_monthly_job(matters::House& house);

}  // namespace waarborg::complaints
