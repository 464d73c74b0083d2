#include "features/reports/contract/reports.h"
#include "features/reports/kept_uploads.h"
#include "features/reports/mailbox_pages.h"
#include "features/reports/mailbox_session.h"
#include "features/reports/report_pages.h"

namespace waarborg::reports {

namespace {

using web::Audience;
using web::Context;

using HousePage = http::Response (*)(Context&, matters::House&);

web::Handler with(matters::House& house, HousePage page) {
  return [&house, page](Context& context) { return page(context, house); };
}

/// After the last session of yesterday has ended.
constexpr int kCleanUpMinute = kMailboxMinutes + 15;

void add_clean_up(matters::House& house) {
  house.platform.jobs.add_daily("reports.clean_up", kCleanUpMinute, [&house](storage::Transaction& tx) -> Result<Done> {
    remove_old_sessions(tx, house);
    return remove_unclaimed(tx, house);
  });
}

}  // namespace

void add_routes(web::RouteTable& table, matters::House& house) {
  constexpr auto kReporter = Audience::reporter;
  table.add({
      web::open_page("reports.route_guide", "/route-guide", kReporter, with(house, show_route_guide)),
      web::open_action("reports.route_guide_order", "/route-guide", kReporter, with(house, show_route_guide)),
      web::open_page("reports.new", "/report", kReporter, with(house, show_report_form)),
      web::open_action("reports.step", "/report/step", kReporter, with(house, take_report_step)),
      web::open_action("reports.send", "/report", kReporter, with(house, send_report), http::BodyKind::upload),
      web::open_page("reports.mailbox", "/mailbox", kReporter, show_mailbox_entry),
      web::open_action("reports.mailbox_enter", "/mailbox", kReporter, with(house, enter_mailbox)),
      web::open_page("reports.mailbox_open", "/mailbox/open", kReporter, with(house, show_mailbox)),
      web::open_action("reports.mailbox_message", "/mailbox/message", kReporter, with(house, send_message),
                       http::BodyKind::upload),
      web::open_action("reports.mailbox_file", "/mailbox/file", kReporter, with(house, give_file)),
      web::open_action("reports.mailbox_letter", "/mailbox/letter", kReporter, with(house, give_letter)),
      web::open_action("reports.mailbox_close", "/mailbox/close", kReporter, with(house, close_mailbox)),
  });
  table.add_nav({"reports.nav", "/report", {}, 80, {}});
  add_clean_up(house);
}

}  // namespace waarborg::reports
