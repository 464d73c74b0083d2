// The first page of administration: what there is, in figures, and where to go.
#pragma once

#include "features/administration/shared.h"

namespace waarborg::administration {

void add_overview_route(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
