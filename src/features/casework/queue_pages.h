// The handlers of the lists.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::casework {

// tasks_page.cpp
http::Response show_tasks(web::Context& context, matters::House& house);
std::int64_t open_tasks(const web::Context& context);

// tasks_export.cpp
http::Response export_tasks(web::Context& context, matters::House& house, std::string_view format);

// queue_page.cpp
http::Response show_queue(web::Context& context, matters::House& house);
http::Response keep_filter(web::Context& context, matters::House& house);
http::Response remove_filter(web::Context& context, matters::House& house);

// search_page.cpp
http::Response show_search(web::Context& context, matters::House& house);
http::Response search(web::Context& context, matters::House& house);

// queue_export.cpp: `format` is csv, xlsx or ods
http::Response export_queue(web::Context& context, matters::House& house, std::string_view format);

// queue_assign.cpp
http::Response show_bulk_assign(web::Context& context, matters::House& house);
http::Response bulk_assign(web::Context& context, matters::House& house);
http::Response undo_bulk_assign(web::Context& context, matters::House& house);

// api_matters.cpp
http::Response api_matters(web::Context& context, matters::House& house);
http::Response api_matter(web::Context& context, matters::House& house);

}  // namespace waarborg::casework
