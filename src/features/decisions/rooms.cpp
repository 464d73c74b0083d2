#include "features/decisions/contract/decisions.h"
#include "features/decisions/room_steps.h"

namespace waarborg::decisions {

void add_rooms(matters::House& house) {
  int order = 40;
  for (const char* key : {"weighing", "consultation", "panel", "sanction"}) {
    const std::string room = key;
    house.rooms.add({room, "decisions.room_" + room, order++,
                     [room](const matters::Matter& matter, const matters::Procedure& procedure) {
                       return matter.kind == "disciplinary" || has_step_in(procedure, room);
                     }});
  }
}

}  // namespace waarborg::decisions
