#include "features/casework/contract/casework.h"

namespace waarborg::casework {

void add_routes(web::RouteTable&, matters::House&) {}

}  // namespace waarborg::casework
