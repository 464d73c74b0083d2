#include "features/reports/report_pages.h"
#include "features/reports/route_guide_views.h"
#include "matters/content.h"

namespace waarborg::reports {

/// Answers come by POST, so that neither an address nor a browser's history tells what somebody was looking for.
http::Response show_route_guide(web::Context& context, matters::House& house) {
  const html::FormState answers{context.request.form.items(), {}};
  return web::render(context, {context.t("reports.guide_title")},
                     route_guide_view(context.t, house.content.route_guide, answers));
}

}  // namespace waarborg::reports
