// Sign in and out, one's own sessions, password, tokens and language.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::account {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::account
