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
  // Who weighs is whoever sits at the desk of the step (may_triage), whatever their role: in the Belgian whistleblower
  // channel those are its integrity investigators. May_see keeps everybody else away.
  table.add({
      web::page("triage.list", "/triage", {}, with(house, show_list)),
      web::page("triage.show", "/matters/{id}/triage", {}, with(house, show_triage)),
      web::action("triage.decide", "/matters/{id}/triage", {}, with(house, take_triage)),
      web::action("triage.confirm", "/matters/{id}/triage/confirm", {}, with(house, take_confirm)),
      web::action("triage.send_back", "/matters/{id}/triage/send-back", {}, with(house, take_send_back)),
      web::action("triage.again", "/matters/{id}/triage/again", {}, with(house, take_again)),
  });
  house.rooms.add({"triage", "triage.room", 1, [](const matters::Matter&, const matters::Procedure& procedure) {
                     return procedure.step(kTriageStep) != nullptr;
                   }});
  const std::vector<Role> roles{Role::triage, Role::complaint_handler, Role::confidential_adviser};
  table.add_nav({"triage.nav", "/triage", roles, 25, {}});
}

}  // namespace waarborg::triage
