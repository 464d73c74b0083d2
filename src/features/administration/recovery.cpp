#include "features/administration/recovery.h"

#include <charconv>

#include "base/text.h"
#include "platform/auth/recovery.h"

namespace waarborg::administration {

namespace {

/// -1 for what is no number: outside every threshold.
int number_of(const std::string& typed) {
  const std::string_view digits = trim(typed);
  int number = -1;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return end.ec == std::errc{} && end.ptr == digits.data() + digits.size() ? number : -1;
}

struct Found {
  directory::Person person;
  directory::AccountInfo account;
};
Result<Found> find_in_scope(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                            const std::string& person_id) {
  auto person = directory::find_person(tx, house.keys(), person_id);
  if (!person) return not_found();
  TRY(may_administer(tx, viewer, person->unit_id));
  auto account = directory::account_of_person(tx, person_id);
  if (!account) return not_found();
  return Found{std::move(*person), std::move(*account)};
}

}  // namespace

Result<Done> set_up_custodians(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                               const http::Fields& form) {
  TRY(may_administer(tx, viewer));
  const auto chosen = form.all("custodians");
  TRY(auth::set_up_recovery(tx, chosen, number_of(form.get("needed"))));
  record(tx, house, viewer, "auth.recovery_set_up", "", form.get("needed") + " of " + std::to_string(chosen.size()));
  return Done{};
}

Result<Done> ask_for_person(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                            const std::string& person_id, const http::Fields& form, const auth::RecoveryCode& code) {
  const Found found = TRY(find_in_scope(tx, house, viewer, person_id));
  const auth::RecoveryAsked asked{found.account.account_id, form.get("reason"), !form.get("totp").empty()};
  TRY(auth::ask_recovery(tx, house.clock(), house.keys(), viewer, asked, code));
  return Done{};
}

Result<Done> withdraw_for_person(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                 const std::string& person_id) {
  const Found found = TRY(find_in_scope(tx, house, viewer, person_id));
  for (const auto& request : auth::recovery_requests_of(tx, house.clock(), house.keys(), found.account.account_id))
    if (request.is_open()) return auth::withdraw_recovery(tx, house.clock(), house.keys(), viewer, request.id);
  return not_found();
}

}  // namespace waarborg::administration
