// People: the list and one person.
#pragma once

#include <string>

#include "features/administration/shared.h"

namespace waarborg::administration {

/// A new person (without `person_id`) or changed data of a known one, whose number stays. A leaving date closes nothing
/// by itself: that is for close_account. Errors of checked_person, "error.choice" (unit),
/// "administration.person_number_taken", "administration.out_of_scope". Answers the id.
Result<std::string> save_person_form(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                     const std::string& person_id, const http::Fields& form);

/// Everything on a person's page.
struct PersonView {
  directory::Person person;
  std::string unit_name;
  std::optional<directory::AccountInfo> account;
  std::vector<directory::GrantRow> grants;
  std::vector<std::string> desk_codes;  ///< where they are a member or proposed
};
Result<PersonView> load_person(storage::Transaction& tx, const House& house, const std::string& person_id);

/// The page of one person, with what went wrong in one of its forms.
http::Response show_person(web::Context& context, House& house, const std::string& person_id,
                           const html::FormState& state = {}, int status = 200);

void add_people_routes(web::RouteTable& table, House& house);
void add_person_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
