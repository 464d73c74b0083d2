// Recovery by custodians, as far as an administrator goes: setting it up once, and asking it for somebody. What the
// custodians do is in the account feature; no administrator opens anything.
#pragma once

#include <string>

#include "features/administration/shared.h"
#include "platform/auth/recovery_requests.h"

namespace waarborg::administration {

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

void add_recovery_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
