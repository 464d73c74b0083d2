// The use case behind the dashboard and its exports: whose figures, over which units.
#pragma once

#include "features/insight/views.h"
#include "matters/house.h"

namespace waarborg::insight {

/// The roles whose figures range over the units of their grant, beyond the matters they may see themselves.
const std::vector<identity::Role>& wide_roles();

struct Answer {
  DashboardPage page;
  Dashboard dashboard;
};
/// Reads the filters of the request; what is unknown there counts as not chosen.
Result<Answer> answer(web::Context& context, matters::House& house);

http::Response dashboard_page(web::Context& context, matters::House& house);
/// "/dashboard/TABLE.csv", .xlsx, .ods.
http::Response dashboard_export(web::Context& context, matters::House& house);

}  // namespace waarborg::insight
