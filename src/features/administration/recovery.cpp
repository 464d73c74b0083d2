#include "features/administration/recovery.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "matters/stranded.h"
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

Result<Done> ask_for_custodians(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                const http::Fields& form) {
  TRY(may_administer(tx, viewer));
  const auth::RecoverySetting proposed{number_of(form.get("needed")), form.all("custodians")};
  TRY(auth::ask_custodians(tx, house.clock(), house.keys(), viewer, proposed, form.get("reason")));
  return Done{};
}

Result<Done> ask_for_matters(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                             const http::Fields& form) {
  TRY(may_administer(tx, viewer));
  const auto ids = form.all("matters");
  if (ids.empty()) return invalid("error.required", "matters");
  const auto setting = auth::recovery_setting(tx);
  if (!setting) return conflict("recovery.not_set_up");
  // Not for the form's sake alone: a matter that somebody can open is not opened for others this way.
  const auto all = matters::stranded(tx, house, viewer, kStrandedShown);
  std::set<std::string> barred;
  for (const auto& id : ids) {
    if (std::ranges::find(all, id, &matters::Stranded::id) == all.end()) return invalid("error.choice", "matters");
    TRY(matters::check_desk_for(tx, house, id));
    for (auto& account : matters::kept_out_of(tx, house, id, setting->custodians)) barred.insert(std::move(account));
  }
  TRY(auth::ask_opening(tx, house.clock(), house.keys(), viewer, ids, form.get("reason"),
                        {barred.begin(), barred.end()}));
  return Done{};
}

bool may_know(storage::Transaction& tx, const identity::Viewer& viewer, const auth::RecoveryRequest& request) {
  return std::ranges::none_of(request.matter_ids,
                              [&](const auto& id) { return matters::is_excluded(tx, id, viewer.person_token); });
}

Result<Done> withdraw_request(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                              const std::string& request_id) {
  TRY(may_administer(tx, viewer));
  const auto request = auth::find_recovery(tx, house.clock(), house.keys(), request_id);
  const bool other = request && request->purpose != auth::RecoveryPurpose::account;
  if (!other || !may_know(tx, viewer, *request)) return not_found();
  return auth::withdraw_recovery(tx, house.clock(), house.keys(), viewer, request_id);
}

Result<Done> withdraw_for_person(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                 const std::string& person_id) {
  const Found found = TRY(find_in_scope(tx, house, viewer, person_id));
  for (const auto& request : auth::recovery_requests_of(tx, house.clock(), house.keys(), found.account.account_id))
    if (request.is_open()) return auth::withdraw_recovery(tx, house.clock(), house.keys(), viewer, request.id);
  return not_found();
}

}  // namespace waarborg::administration
