#include "features/triage/contract/triage.h"
#include "features/triage/pages.h"

namespace waarborg::triage {

namespace {

using HousePage = http::Response (*)(web::Context&, matters::House&);

web::Handler with(matters::House& house, HousePage page) {
  return [&house, page](web::Context& context) { return page(context, house); };
}

}  // namespace

void add_routes(web::RouteTable& table, matters::House& house) {
  using identity::Role;
  // The integrity officers of the Belgian whistleblower channel are confidential advisers.
  const std::vector<Role> roles{Role::triage, Role::complaint_handler, Role::confidential_adviser};
  table.add({
      web::page("triage.list", "/triage", roles, with(house, show_list)),
      web::page("triage.show", "/matters/{id}/triage", roles, with(house, show_triage)),
      web::action("triage.decide", "/matters/{id}/triage", roles, with(house, take_triage)),
      web::action("triage.confirm", "/matters/{id}/triage/confirm", roles, with(house, take_confirm)),
      web::action("triage.send_back", "/matters/{id}/triage/send-back", roles, with(house, take_send_back)),
  });
  table.add_nav({"triage.nav", "/triage", roles, 25, {}});
}

}  // namespace waarborg::triage
