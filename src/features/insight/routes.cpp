#include "features/insight/contract/insight.h"
#include "features/insight/dashboard.h"

namespace waarborg::insight {

void add_routes(web::RouteTable& table, matters::House& house) {
  table.add(std::vector<web::Route>{
      web::page("insight.dashboard", "/dashboard", {},
                [&house](web::Context& context) { return dashboard_page(context, house); }),
      web::page("insight.export", "/dashboard/{file}", {},
                [&house](web::Context& context) { return dashboard_export(context, house); }),
  });
  table.add_nav({"insight.nav", "/dashboard", {}, 55, {}});
}

}  // namespace waarborg::insight
