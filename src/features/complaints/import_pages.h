// The pages of the import, for administrators: choose files and mapping, dry run, confirm, result.
#pragma once

#include "matters/house.h"

namespace waarborg::complaints {

void add_import_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::complaints
