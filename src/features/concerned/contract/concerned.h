// The person an enquiry is about: what they are told and when, who helps them, what they may read and answer (INV-06).
#pragma once

#include <map>
#include <string>

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::concerned {

void add_routes(web::RouteTable& table, matters::House& house);

/// Adds the room "concerned" to matters whose procedure sets how often the person concerned hears from the force.
/// REQUIRES: called before the procedures are adopted.
void add_rooms(matters::House& house);

/// Every day: who was not contacted within the term of the procedure becomes a task of the handler.
void add_jobs(matters::House& house);

/// For figures: running enquiries by unit ("" when not known) in which somebody concerned was not contacted in time;
/// those that keep the viewer out are left out.
std::map<std::string, std::int64_t> late_contacts(storage::Transaction& tx, const identity::Viewer& viewer, Date today);

/// What this feature keeps of a matter goes with it. REQUIRES: before the first request.
void add_destroyers(matters::House& house);

}  // namespace waarborg::concerned
