#include "features/administration/contract/administration.h"

namespace waarborg::administration {

void add_routes(web::RouteTable&, matters::House&) {}

}  // namespace waarborg::administration
