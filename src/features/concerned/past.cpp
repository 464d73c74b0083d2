#include "features/concerned/contract/past.h"

#include "features/concerned/touch.h"

namespace waarborg::concerned::past {

using matters::Acting;

Result<Done> begin(const Acting& acting, const std::string& person) {
  return begin_touch(acting.tx, acting.house, acting.opened, acting.viewer, {person, "letters"});
}

Result<Done> tell(const Acting& acting, const std::string& kind, const std::string& text) {
  for (const auto& touch : people_of(acting.tx, acting.opened))
    TRY(record_entry(acting.tx, acting.house, acting.opened, acting.viewer, touch.id,
                     {kind, to_iso(acting.house.today()), text, ""}));
  return Done{};
}

std::optional<Date> next_contact(const Acting& acting) {
  std::optional<Date> soonest;
  for (const auto& touch : people_of(acting.tx, acting.opened))
    if (!soonest || touch.due_on < *soonest) soonest = touch.due_on;
  return soonest;
}

}  // namespace waarborg::concerned::past
