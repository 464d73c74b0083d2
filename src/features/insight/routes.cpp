#include "features/insight/contract/insight.h"
#include "features/insight/dashboard.h"
#include "features/insight/digest.h"
#include "features/insight/monitor_page.h"
#include "features/insight/report_mail.h"

namespace waarborg::insight {

void add_routes(web::RouteTable& table, matters::House& house) {
  const MonitorRoom room = monitor_room(house);
  table.add(std::vector<web::Route>{
      web::page("insight.dashboard", "/dashboard", {},
                [&house](web::Context& context) { return dashboard_page(context, house); }),
      web::page("insight.export", "/dashboard/{file}", {},
                [&house](web::Context& context) { return dashboard_export(context, house); }),
      web::page("insight.monitor", "/monitor", wide_roles(),
                [room](web::Context& context) { return monitor_page(context, room); }),
      web::page("insight.monitor_export", "/monitor/tables/{file}", wide_roles(),
                [room](web::Context& context) { return monitor_export(context, room); }),
      web::page("insight.monitor_report", "/monitor/reports/{file}", wide_roles(),
                [room](web::Context& context) { return monitor_report(context, room); }),
      web::action("insight.monitor_mail", "/monitor/mail", wide_roles(),
                  [&house](web::Context& context) { return choose_mail(context, house); }),
  });
  table.add_nav({"insight.nav", "/dashboard", {}, 55, {}});
  table.add_nav({"monitor.nav", "/monitor", wide_roles(), 56, {}});
}

void add_jobs(matters::House& house) {
  add_digest_job(house);
  add_report_jobs(monitor_room(house));
  add_report_mail_job(house);
}

}  // namespace waarborg::insight
