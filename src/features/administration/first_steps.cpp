#include "features/administration/contract/first_steps.h"

#include <algorithm>

#include "features/administration/accounts.h"
#include "features/administration/desks.h"
#include "matters/stranded.h"
#include "matters/wall.h"
#include "platform/auth/first_password.h"
#include "platform/directory/desk_seats.h"

namespace waarborg::administration {

namespace {

std::string root_unit(storage::Transaction& tx, const House& house) {
  for (const auto& unit : directory::units(tx))
    if (unit.parent_id.empty()) return unit.id;
  directory::Unit force;
  force.code = "FORCE";
  force.name = house.platform.config.force_name;
  return directory::save_unit(tx, force);
}

void trace(storage::Transaction& tx, const House& house, const std::string& action, const std::string& person_id,
           const std::string& detail) {
  audit::record(tx, house.clock(), {audit::Chain::staff, "system", action, "", person_id, detail});
}

}  // namespace

Result<FirstSignIn> make_first_administrator(storage::Transaction& tx, const House& house,
                                             const FirstAdministrator& wanted) {
  Errors errors;
  if (wanted.name.empty()) errors.push_back(invalid("error.required", "name"));
  if (wanted.personnel_number.empty()) errors.push_back(invalid("error.required", "number"));
  if (!errors.empty()) return errors;
  if (keep_an_administrator(tx, house.today()).ok()) return conflict("administration.administrator_exists");
  const std::string unit_id = root_unit(tx, house);
  directory::Person person;
  if (auto known = directory::find_person_by_number(tx, house.keys(), wanted.personnel_number)) person = *known;
  if (person.id.empty()) {
    person.personnel_number = wanted.personnel_number;
    person.name = wanted.name;
    person.unit_id = unit_id;
    person.category = "operational";
    person.id = directory::save_person(tx, house.keys(), person);
  }
  const std::string password = one_time_password();
  sealing::PasswordCost cost;
  cost.memory_bytes = house.platform.config.password_memory_mib << 20U;
  const auto made = TRY(auth::create_account(tx, house.clock(), house.keys(), cost,
                                             {person.id, wanted.sign_in_name, password, i18n::Language::nl}));
  auth::mark_first_password(tx, made.account_id);
  directory::grant(tx, made.account_id, Role::administrator, unit_id, house.today());
  trace(tx, house, "auth.account_create", person.id, made.account_id);
  trace(tx, house, "role.grant", person.id, "administrator");
  return FirstSignIn{password, totp_uri(house.platform.config.force_name,
                                        directory::folded_sign_in_name(wanted.sign_in_name), made.totp_secret)};
}

Result<Done> make_desk(storage::Transaction& tx, const House& house, const std::string& code,
                       const std::vector<std::string>& sign_in_names) {
  if (!matters::is_desk_code(code)) return invalid("error.choice", "desk");
  const auto known = directory::find_desk(tx, code);
  if (known && !directory::open_desk_members(tx, known->id).empty()) return conflict("administration.desk_exists");
  if (sign_in_names.empty()) return invalid("error.required", "members");
  Errors errors;
  std::vector<std::string> members;
  for (const auto& name : sign_in_names) {
    const auto account = directory::find_account_by_name(tx, name);
    if (!account || account->closed)
      errors.push_back({ErrorKind::invalid, "administration.account_unknown", "members", {name}});
    else if (const char* why = why_no_seat(tx, code, account->account_id, house.today()))
      errors.push_back({ErrorKind::conflict, why, "members", {name}});
    else
      members.push_back(account->account_id);
  }
  if (!errors.empty()) return errors;
  if (known) {
    directory::renew_desk(tx, known->id, members);
    matters::forget_desk_keys(tx, known->id);
  }
  const std::string desk_id = known ? known->id : directory::create_desk(tx, code, members).id;
  for (const auto& account_id : members) matters::keep_wall_at_desk(tx, house, desk_id, account_id);
  trace(tx, house, known ? "desk.renew" : "desk.make", "", desk_id);
  return Done{};
}

}  // namespace waarborg::administration
