// From an account to the viewer of a request. Private to auth.
#pragma once

#include "platform/auth/session_secret.h"
#include "platform/auth/sessions.h"

namespace waarborg::auth {

/// With the rights of `today`. Nothing when the account is unknown or closed. Session id and csrf are left to the
/// caller.
std::optional<identity::Viewer> viewer_of(storage::Transaction& tx, const identity::InstanceKeys& keys,
                                          const std::string& account_id, const std::optional<sealing::KeyPair>& pair,
                                          Date today);

struct Seen {
  identity::Viewer viewer;
  Instant seen_at;
};
/// The viewer of a session that is not over, whatever their password. Errors: "error.session_ended".
Result<Seen> find_seen(storage::Transaction& tx, const identity::InstanceKeys& keys, const SessionSecret& secret,
                       Instant now, const SessionPolicy& policy);

}  // namespace waarborg::auth
