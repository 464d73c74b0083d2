#include "features/account/contract/account.h"

namespace waarborg::account {

void add_routes(web::RouteTable&, matters::House&) {}

}  // namespace waarborg::account
