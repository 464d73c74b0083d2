// What the approver and the privacy officer look at: openings, outcomes, and the analysts themselves.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

/// The ways between the pages that are the viewer's.
html::Html sections_for(const web::Context& context);

http::Response show_openings(web::Context& context, matters::House& house);
http::Response export_openings(web::Context& context, matters::House& house, std::string_view format);
http::Response show_outcomes(web::Context& context, matters::House& house);
http::Response export_outcomes(web::Context& context, matters::House& house, std::string_view format);
http::Response show_explained(web::Context& context, matters::House& house);
http::Response export_explained(web::Context& context, matters::House& house, std::string_view format);
http::Response show_watch(web::Context& context, matters::House& house);
http::Response export_watch(web::Context& context, matters::House& house, std::string_view format);
/// For the menu; 0 for whoever does not decide them.
std::int64_t count_openings(const web::Context& context, matters::House& house);

}  // namespace waarborg::atypical
