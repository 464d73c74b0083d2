#include "matters/rooms.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace waarborg::matters {

void Rooms::add(Room room) {
  if (find(room.key)) {
    std::fprintf(stderr, "two rooms with the key %s\n", room.key.c_str());
    std::abort();
  }
  const auto after = std::ranges::upper_bound(rooms_, room.order, {}, &Room::order);
  rooms_.insert(after, std::move(room));
}

std::vector<const Room*> Rooms::of(const Matter& matter, const Procedure& procedure) const {
  std::vector<const Room*> out;
  for (const Room& room : rooms_)
    if (room.shown(matter, procedure)) out.push_back(&room);
  return out;
}

const Room* Rooms::find(std::string_view key) const {
  const auto found = std::ranges::find(rooms_, key, &Room::key);
  return found == rooms_.end() ? nullptr : &*found;
}

Result<Done> Rooms::check(const std::vector<Procedure>& procedures) const {
  Errors errors;
  for (const auto& procedure : procedures)
    for (const auto& phase : procedure.phases)
      for (const auto& step : phase.steps)
        if (!step.room.empty() && !find(step.room))
          errors.push_back(invalid("procedure.no_room", step.key, {procedure.key, step.key, step.room}));
  if (!errors.empty()) return errors;
  return Done{};
}

}  // namespace waarborg::matters
