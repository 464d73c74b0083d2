// The use case behind the dashboard and its exports: whose figures, over which units.
#pragma once

#include "features/insight/views.h"
#include "matters/house.h"
#include "platform/directory/directory.h"

namespace waarborg::insight {

/// The roles whose figures range over the units of their grant, beyond the matters they may see themselves.
const std::vector<identity::Role>& wide_roles();

/// The units a viewer's figures range over: those of the grants with a wide role, or every root for one's own matters.
std::vector<std::string> roots_of(const std::vector<directory::Unit>& units, const identity::Viewer& viewer, bool wide);
bool holds_force(const std::vector<directory::Unit>& units, const std::vector<std::string>& roots);

struct Answer {
  DashboardPage page;
  Dashboard dashboard;
};
/// Leaves a trace of figures that go out as a file. Errors: as of the database.
Result<Done> trace_export(const matters::House& house, const identity::Viewer& viewer, const std::string& file);

/// Reads the filters of the request; what is unknown there counts as not chosen.
Result<Answer> answer(web::Context& context, matters::House& house);

http::Response dashboard_page(web::Context& context, matters::House& house);
/// "/dashboard/TABLE.csv", .xlsx, .ods.
http::Response dashboard_export(web::Context& context, matters::House& house);

}  // namespace waarborg::insight
