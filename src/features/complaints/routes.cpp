#include "features/complaints/contract/complaints.h"
#include "features/complaints/overview_pages.h"

namespace waarborg::complaints {

void add_routes(web::RouteTable& table, matters::House&) { add_overview_routes(table); }

}  // namespace waarborg::complaints
