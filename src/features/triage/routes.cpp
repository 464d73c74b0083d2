#include "features/triage/contract/triage.h"

namespace waarborg::triage {

void add_routes(web::RouteTable&, matters::House&) {}

}  // namespace waarborg::triage
