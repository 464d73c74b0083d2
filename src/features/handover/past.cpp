#include "features/handover/contract/past.h"

#include "features/handover/hand_over.h"

namespace waarborg::handover::past {

Result<matters::Opened> open_next(const matters::Acting& acting, const Next& next) {
  const auto target = TRY(acting.house.procedures.active(acting.tx, next.procedure));
  HandoverInput input{next.procedure, next.text, next.instruction, {}, next.ground, "", "", ""};
  if (input.ground.empty() && !target->grounds.empty()) input.ground = target->grounds.front().key;
  if (target->track == matters::Track::criminal) {
    input.agreed_by = next.agreed_by;
    input.agreed_on = to_iso(acting.house.today());
  }
  return hand_over_case(acting.tx, acting.house, acting.opened, acting.viewer, input);
}

}  // namespace waarborg::handover::past
