#include "features/complaints/contract/complaints.h"
#include "features/complaints/handling_pages.h"
#include "features/complaints/import_pages.h"
#include "features/complaints/intake_pages.h"
#include "features/complaints/overview_pages.h"

namespace waarborg::complaints {

void add_routes(web::RouteTable& table, matters::House& house) {
  add_overview_routes(table);
  add_import_routes(table, house);
  add_intake_routes(table, house);
  add_handling_routes(table, house);
  table.add_nav({"complaint.nav", "/complaint", {}, 81, {}});
}

void add_rooms(matters::House& house) {
  house.rooms.add(
      {"complaint", "casework.complaint_handling", 10,
       [](const matters::Matter& matter, const matters::Procedure&) { return matter.kind == "complaint"; }});
}

}  // namespace waarborg::complaints
