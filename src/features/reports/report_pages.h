#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::reports {

http::Response show_report_form(web::Context& context, matters::House& house);
http::Response take_report_step(web::Context& context, matters::House& house);
http::Response send_report(web::Context& context, matters::House& house);

http::Response show_route_guide(web::Context& context, matters::House& house);

}  // namespace waarborg::reports
