#include "features/reports/contract/reports.h"

namespace waarborg::reports {

void add_routes(web::RouteTable&, matters::House&) {}

}  // namespace waarborg::reports
