// What a decision opens: the next enquiry, or the hand-over to the prosecutor with its ground, its list and the
// prosecutor's agreement (INV-03, INV-04). One way: nothing comes back from the criminal side but that a term may run
// again.
#pragma once

#include <string>
#include <vector>

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::handover {

void add_routes(web::RouteTable& table, matters::House& house);

/// Adds the room "handover" to the matters whose procedure opens another. REQUIRES: called before the procedures are
/// adopted.
void add_rooms(matters::House& house);

/// For figures: what was opened out of a matter by a decision.
struct HandoverFigure {
  std::string matter_id;
  std::string procedure;  ///< key of what was opened
  Date on{};
};
/// Those made from `from` up to, not including, `until`.
std::vector<HandoverFigure> handover_figures(storage::Transaction& tx, Date from, Date until);

/// What this feature keeps of a matter goes with it. REQUIRES: before the first request.
void add_destroyers(matters::House& house);

}  // namespace waarborg::handover
