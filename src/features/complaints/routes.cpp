#include "features/complaints/contract/complaints.h"
#include "features/complaints/footage.h"
#include "features/complaints/footage_pages.h"
#include "features/complaints/handling_pages.h"
#include "features/complaints/import_job.h"
#include "features/complaints/import_pages.h"
#include "features/complaints/intake_pages.h"
#include "features/complaints/monthly_pages.h"
#include "features/complaints/overview_pages.h"
#include "features/complaints/publication.h"
#include "features/complaints/publication_pages.h"
#include "features/complaints/resistance_pages.h"
#include "features/complaints/training_pages.h"

namespace waarborg::complaints {

void add_routes(web::RouteTable& table, matters::House& house) {
  add_overview_routes(table);
  add_import_routes(table, house);
  add_intake_routes(table, house);
  add_handling_routes(table, house);
  add_footage_routes(table, house);
  add_publication_routes(table, house);
  add_monthly_routes(table, house);
  add_training_routes(table, house);
  add_resistance_routes(table, house);
  table.add_nav({"complaint.nav", "/complaint", {}, 81, {}});
}

void add_jobs(matters::House& house) {
  add_import_job(house);
  add_monthly_job(house);
}

void add_rooms(matters::House& house) {
  house.rooms.add(
      {"complaint", "casework.complaint_handling", 10,
       [](const matters::Matter& matter, const matters::Procedure&) { return matter.kind == "complaint"; }});
  house.rooms.add({std::string(kFootageRoom), "footage.title", 12,
                   [](const matters::Matter& matter, const matters::Procedure&) { return has_footage(matter); }});
  house.rooms.add({std::string(kPublicationRoom), "publication.title", 60,
                   [](const matters::Matter& matter, const matters::Procedure& procedure) {
                     const matters::Step* step = procedure.step("publish");
                     return matter.kind == "complaint" && step && step->room == kPublicationRoom;
                   }});
}

}  // namespace waarborg::complaints
