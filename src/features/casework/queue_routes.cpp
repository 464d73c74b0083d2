#include "features/casework/queue_routes.h"

#include "features/casework/api_routes.h"
#include "features/casework/queue_pages.h"

namespace waarborg::casework {
namespace {

using Handle = http::Response (*)(web::Context&, matters::House&);

web::Handler with(matters::House& house, Handle handle) {
  return [&house, handle](web::Context& context) { return handle(context, house); };
}

void add_exports(web::RouteTable& table, matters::House& house) {
  for (const std::string format : {"csv", "xlsx", "ods"}) {
    table.add(web::page("casework.queue_" + format, "/matters." + format, {},
                        [&house, format](web::Context& context) { return export_queue(context, house, format); }));
    table.add(web::page("casework.tasks_" + format, "/tasks." + format, {},
                        [&house, format](web::Context& context) { return export_tasks(context, house, format); }));
  }
}

}  // namespace

void add_list_routes(web::RouteTable& table, matters::House& house) {
  table.add({
      web::page("casework.tasks", "/tasks", {}, with(house, show_tasks)),
      web::page("casework.queue", "/matters", {}, with(house, show_queue)),
      web::page("casework.bulk_assign_form", "/matters/assign", {}, with(house, show_bulk_assign)),
      web::action("casework.bulk_assign", "/matters/assign", {}, with(house, bulk_assign)),
      web::action("casework.bulk_undo", "/matters/assign/undo", {}, with(house, undo_bulk_assign)),
      web::action("casework.filter_save", "/matters/filters", {}, with(house, keep_filter)),
      web::action("casework.filter_remove", "/matters/filters/{id}/remove", {}, with(house, remove_filter)),
      web::page("casework.search_form", "/search", {}, with(house, show_search)),
      web::action("casework.search", "/search", {}, with(house, search)),
  });
  add_exports(table, house);
  add_api_routes(table, house);
  table.add_nav({"queue.my_tasks", "/tasks", {}, 10, open_tasks});
  table.add_nav({"queue.matters", "/matters", {}, 20, {}});
}

}  // namespace waarborg::casework
