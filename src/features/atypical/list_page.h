// The short daily list, and the runs it comes from.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

http::Response show_list(web::Context& context, matters::House& house);
http::Response export_list(web::Context& context, matters::House& house, std::string_view format);
http::Response show_runs(web::Context& context, matters::House& house);
http::Response export_runs(web::Context& context, matters::House& house, std::string_view format);
/// How many cases wait, for the menu; 0 for whoever does not read them.
std::int64_t count_waiting(const web::Context& context, matters::House& house);

}  // namespace waarborg::atypical
