#include "features/insight/contract/insight.h"

namespace waarborg::insight {

void add_routes(web::RouteTable&, matters::House&) {}

}  // namespace waarborg::insight
