#include "features/administration/roles.h"

#include <algorithm>

#include "features/administration/accounts.h"

namespace waarborg::administration {

bool sees_content(Role role) {
  switch (role) {
    case Role::team_chief:
    case Role::triage:
    case Role::handler:
    case Role::authority:
    case Role::complaint_handler:
    case Role::complaint_committee:
    case Role::confidential_adviser: return true;
    case Role::employee:
    case Role::prevention:
    case Role::analyst:
    case Role::privacy_officer:
    case Role::auditor:
    case Role::administrator:
    case Role::custodian: return false;
  }
  return false;
}

bool may_go_together(Role a, Role b) {
  const auto apart = [](Role watcher, Role other) {
    if (watcher == Role::administrator) return sees_content(other) || other == Role::auditor;
    return watcher == Role::auditor && sees_content(other);
  };
  return !apart(a, b) && !apart(b, a);
}

std::vector<html::Choice> role_choices(const Translator& t) {
  std::vector<html::Choice> choices;
  for (const Role role : identity::all_roles())
    if (role != Role::employee) choices.push_back({std::string(identity::code_of(role)), role_name(t, role)});
  std::ranges::sort(choices, [&](const auto& a, const auto& b) { return t.compare(a.label, b.label) < 0; });
  return choices;
}

namespace {

struct Asked {
  Role role = Role::employee;
  std::string unit_id;
  Date from{};
  std::optional<Date> until;
};

Result<Asked> asked_of(storage::Transaction& tx, const http::Fields& form, Date today) {
  Errors errors;
  Asked asked;
  const auto role = identity::role_from(form.get("role"));
  if (!role || *role == Role::employee)
    errors.push_back(invalid("error.choice", "role"));
  else
    asked.role = *role;
  asked.unit_id = form.get("scope");
  if (!directory::find_unit(tx, asked.unit_id)) errors.push_back(invalid("error.choice", "scope"));
  asked.from = typed_date(form.get("from"), "from", errors).value_or(today);
  asked.until = typed_date(form.get("until"), "until", errors);
  if (asked.until && *asked.until <= asked.from) errors.push_back(invalid("administration.role_dates", "until"));
  if (!errors.empty()) return errors;
  return asked;
}

Result<directory::AccountInfo> open_account_of(storage::Transaction& tx, const std::string& person_id) {
  auto account = directory::account_of_person(tx, person_id);
  if (!account) return not_found();
  if (account->closed) return conflict("administration.no_account");
  return std::move(*account);
}

std::string detail_of(const Asked& asked) {
  std::string detail(identity::code_of(asked.role));
  detail += " " + asked.unit_id + " " + to_iso(asked.from);
  if (asked.until) detail += " " + to_iso(*asked.until);
  return detail;
}

}  // namespace

Result<Done> grant_role(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                        const std::string& person_id, const http::Fields& form) {
  const auto account = TRY(open_account_of(tx, person_id));
  const Asked asked = TRY(asked_of(tx, form, house.today()));
  TRY(may_administer(tx, viewer, asked.unit_id));
  if (account.account_id == viewer.account_id) return forbidden("administration.own_role");
  for (const auto& held : directory::grant_history(tx, account.account_id)) {
    const bool overlaps =
        (!held.until_on || *held.until_on > asked.from) && (!asked.until || held.from_on < *asked.until);
    if (overlaps && !may_go_together(held.role, asked.role)) return conflict("administration.role_conflict", "role");
  }
  // An administrator takes no seat at a desk, where the keys are.
  if (asked.role == Role::administrator && !directory::desks_of(tx, account.account_id, std::nullopt).empty())
    return conflict("administration.role_conflict", "role");
  directory::grant(tx, account.account_id, asked.role, asked.unit_id, asked.from);
  if (asked.until) directory::revoke(tx, account.account_id, asked.role, asked.unit_id, *asked.until);
  TRY(keep_an_administrator(tx, house.today()));
  record(tx, house, viewer, "role.grant", person_id, detail_of(asked));
  return Done{};
}

Result<Done> end_role(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                      const std::string& person_id, const http::Fields& form) {
  const auto account = directory::account_of_person(tx, person_id);
  if (!account) return not_found();
  const Asked asked = TRY(asked_of(tx, form, house.today()));
  TRY(may_administer(tx, viewer, asked.unit_id));
  directory::revoke(tx, account->account_id, asked.role, asked.unit_id, house.today());
  TRY(keep_an_administrator(tx, house.today()));
  record(tx, house, viewer, "role.revoke", person_id, std::string(identity::code_of(asked.role)) + " " + asked.unit_id);
  return Done{};
}

}  // namespace waarborg::administration
