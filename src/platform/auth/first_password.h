// The password that somebody else made for an account. Until it is changed, a session of that account has no viewer: no
// page, action or token of theirs opens anything but the choice of a password of their own.
#pragma once

#include <string>

#include "platform/auth/sessions.h"

namespace waarborg::auth {

/// Code of the error that Sessions::viewer and token_viewer answer for such an account (tokens: "auth.token_refused").
inline constexpr std::string_view kFirstPassword = "auth.first_password";

/// From now on the account's password is one that somebody else knows. Ends with the next change of it.
void mark_first_password(storage::Transaction& tx, const std::string& account_id);
bool has_first_password(storage::Transaction& tx, const std::string& account_id);

/// Who stands behind the cookie of a session that waits for its own password; for that page alone. Errors:
/// "error.session_ended" also for a session that does not wait.
Result<identity::Viewer> newcomer(storage::Database& database, const Clock& clock, const identity::InstanceKeys& keys,
                                  const SessionPolicy& policy, const std::string& cookie);

/// Whether the person at the session knows the account's password; for acts that ask it again. Attempts count as those
/// of Sessions::change_password. Errors: "auth.password_wrong" (field "password"), "auth.locked".
Result<Done> confirm_password(storage::Database& database, const Clock& clock, const identity::InstanceKeys& keys,
                              const identity::Viewer& viewer, const std::string& password);

}  // namespace waarborg::auth
