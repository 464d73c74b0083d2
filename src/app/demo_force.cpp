#include <map>

#include "app/demo.h"
#include "platform/auth/recovery.h"
#include "platform/auth/sessions.h"
#include "platform/directory/directory.h"

namespace waarborg::app {

namespace {

constexpr const char* kPassword = "Waddenkust-2026";  // everybody may know it: there is nothing real here

std::map<std::string, std::string> add_units(storage::Transaction& tx, const DemoContent& content) {
  std::map<std::string, std::string> ids;
  for (const auto& each : content.units) {
    directory::Unit unit;
    unit.code = each.code;
    unit.name = each.name;
    unit.parent_id = each.parent.empty() ? "" : ids[each.parent];
    ids[each.code] = directory::save_unit(tx, unit);
  }
  return ids;
}

std::string add_person(storage::Transaction& tx, const web::Platform& platform, const DemoPerson& each,
                       const std::string& number, const std::string& unit_id) {
  directory::Person person;
  person.personnel_number = number;
  person.name = each.name;
  person.mail = number + "@demo.example";
  person.unit_id = unit_id;
  person.function = each.function;
  person.category = "operational";
  person.joined_on = add_days(platform.today(), -2000);
  return directory::save_person(tx, platform.keys, person);
}

Result<DemoSignIn> add_account(storage::Transaction& tx, web::Platform& platform, const DemoPerson& each,
                               const std::string& person_id, const std::map<std::string, std::string>& units,
                               Date since) {
  sealing::PasswordCost cost;
  cost.memory_bytes = platform.config.password_memory_mib << 20U;
  const auto account = TRY(auth::create_account(tx, platform.clock, platform.keys, cost,
                                                {person_id, each.sign_in, kPassword, i18n::Language::nl}));
  const std::string scope =
      each.roles == std::vector<std::string>{"team_chief"} ? units.at(each.unit) : units.at("FORCE");
  for (const auto& code : each.roles)
    if (const auto role = identity::role_from(code)) directory::grant(tx, account.account_id, *role, scope, since);
  return DemoSignIn{each.sign_in,        each.name,          each.function, kPassword,
                    account.totp_secret, account.account_id, each.roles,    account.pair};
}

}  // namespace

Result<DemoForce> make_demo_force(Installation& installation, const DemoContent& content, Date since) {
  web::Platform& platform = installation.platform();
  return platform.database.write([&](storage::Transaction& tx) -> Result<DemoForce> {
    DemoForce force;
    const auto units = add_units(tx, content);
    std::map<std::string, std::vector<std::string>> desks;
    std::vector<std::string> custodians;
    std::map<std::string, std::string> people;
    for (const auto& each : content.accounts)
      people[each.sign_in] = add_person(tx, platform, each, each.number, units.at(each.unit));
    int number = 200000;
    for (const auto& each : content.people)
      add_person(tx, platform, each, std::to_string(++number), units.at(each.unit));
    for (const auto& each : content.accounts) {
      force.sign_ins.push_back(TRY(add_account(tx, platform, each, people[each.sign_in], units, since)));
      for (const auto& desk : each.desks) desks[desk].push_back(force.sign_ins.back().account_id);
      for (const auto& role : each.roles)
        if (role == "custodian") custodians.push_back(force.sign_ins.back().account_id);
    }
    for (const auto& [code, members] : desks) directory::create_desk(tx, code, members);
    TRY(auth::set_up_recovery(tx, custodians, content.custodians_needed));
    return force;
  });
}

}  // namespace waarborg::app
