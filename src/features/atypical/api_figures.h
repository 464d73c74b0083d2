// Figures and rules over the API: what a page shows with small numbers hidden, and no case, officer or subject.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

http::Response api_months(web::Context& context, matters::House& house);
/// Of the month in the address: explained by team, and by rule.
http::Response api_teams(web::Context& context, matters::House& house);
http::Response api_rules(web::Context& context, matters::House& house);
http::Response api_runs(web::Context& context, matters::House& house);
http::Response api_outcomes(web::Context& context, matters::House& house);
http::Response api_proposals(web::Context& context, matters::House& house);
http::Response api_rule_book(web::Context& context, matters::House& house);

void add_api_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::atypical
