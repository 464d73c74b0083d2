// Routes of this feature, by who walks them.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::concerned {

/// The room of a matter, for who works on it.
void add_room_routes(web::RouteTable& table, matters::House& house);
/// "My matter", for the person it is about.
void add_own_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::concerned
