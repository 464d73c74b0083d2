#include "features/decisions/contract/decisions.h"
#include "features/decisions/room_steps.h"

namespace waarborg::decisions {

namespace {

http::Response show_room(web::Context& context, matters::House& house, const std::string& room) {
  return casework::show(context, house,
                        [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<casework::Body> {
                          const auto* shown = house.rooms.find(room);
                          if (!shown || !shown->shown(opened.matter, *opened.procedure)) return not_found();
                          casework::Body body{room, steps_view(tx, context, house, opened, room)};
                          return body;
                        });
}

}  // namespace

void add_routes(web::RouteTable& table, matters::House& house) {
  for (const char* key : {"weighing", "consultation", "panel", "sanction"}) {
    const std::string room = key;
    table.add(web::page("decisions." + room, "/matters/{id}/" + room, {},
                        [&house, room](web::Context& context) { return show_room(context, house, room); }));
  }
}

}  // namespace waarborg::decisions
