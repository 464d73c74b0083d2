#include "features/complaints/contract/complaints.h"
#include "features/complaints/import_pages.h"
#include "features/complaints/overview_pages.h"

namespace waarborg::complaints {

void add_routes(web::RouteTable& table, matters::House& house) {
  add_overview_routes(table);
  add_import_routes(table, house);
}

}  // namespace waarborg::complaints
