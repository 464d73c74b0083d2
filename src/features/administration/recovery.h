// Recovery by custodians, as far as an administrator goes: setting it up once, and asking it for somebody, for a matter
// or for other custodians. What the custodians do is in the account feature; no administrator opens anything.
#pragma once

#include <string>

#include "features/administration/shared.h"
#include "platform/auth/recovery_requests.h"

namespace waarborg::administration {

/// Matters offered at once on the page of those nobody can open.
inline constexpr std::size_t kStrandedShown = 100;

/// Fields custodians (accounts with that role), needed. For an administrator of the whole force. Errors of
/// auth::set_up_recovery; "error.number" (needed).
Result<Done> set_up_custodians(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                               const http::Fields& form);

/// Asks it for this person's account; `code` is what the person gets. Fields reason, totp. Errors: of
/// auth::ask_recovery, "administration.out_of_scope".
Result<Done> ask_for_person(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                            const std::string& person_id, const http::Fields& form, const auth::RecoveryCode& code);
/// Takes the open request of this person back. Errors: not_found, "administration.out_of_scope".
Result<Done> withdraw_for_person(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                 const std::string& person_id);

/// Asks for others in the custodians' place. Fields custodians, needed, reason. For an administrator of the whole
/// force. Errors: of auth::ask_custodians.
Result<Done> ask_for_custodians(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                const http::Fields& form);
/// Asks that matters nobody can open are wrapped for a desk again. Fields matters, reason. For an administrator of the
/// whole force who is not kept out of them. Errors: of auth::ask_opening and matters::check_desk_for; "error.required"
/// and "error.choice" (matters).
Result<Done> ask_for_matters(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                             const http::Fields& form);
/// Whether the viewer may know of the request: not when they are kept out of a matter it is about.
bool may_know(storage::Transaction& tx, const identity::Viewer& viewer, const auth::RecoveryRequest& request);
/// Takes a request back that is not for one person. Errors: not_found, "recovery.over".
Result<Done> withdraw_request(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                              const std::string& request_id);

/// Accounts that can be custodians, by name: those with the role over the whole force.
std::vector<html::Choice> custodian_choices(storage::Transaction& tx, const House& house, const Translator& t);
/// The fields that say who the custodians are.
Html custodian_fields(const Translator& t, const html::FormState& state, const std::vector<html::Choice>& candidates);
Html reason_field(const Translator& t, const html::FormState& state, std::string_view hint);

void add_recovery_routes(web::RouteTable& table, House& house);
/// Other custodians, and matters that nobody can open.
void add_recovery_request_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
