#include "features/complaints/contract/complaints.h"

namespace waarborg::complaints {

void add_routes(web::RouteTable&, matters::House&) {}

}  // namespace waarborg::complaints
