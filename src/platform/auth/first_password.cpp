#include "platform/auth/first_password.h"

#include "platform/auth/viewers.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {

namespace sql = queries::platform_auth;

void mark_first_password(storage::Transaction& tx, const std::string& account_id) {
  tx.execute(sql::credentials_mark_first, {account_id});
}

bool has_first_password(storage::Transaction& tx, const std::string& account_id) {
  const auto row = tx.find(sql::credentials_password_first, {account_id});
  return row && row->flag("password_first");
}

Result<identity::Viewer> newcomer(storage::Database& database, const Clock& clock, const identity::InstanceKeys& keys,
                                  const SessionPolicy& policy, const std::string& cookie) {
  const Error ended = forbidden("error.session_ended");
  const auto secret = SessionSecret::from_cookie(cookie);
  if (!secret) return ended;
  return database.read([&](storage::Transaction& tx) -> Result<identity::Viewer> {
    Seen seen = TRY(find_seen(tx, keys, *secret, clock.now(), policy));
    if (!has_first_password(tx, seen.viewer.account_id)) return ended;
    return std::move(seen.viewer);
  });
}

}  // namespace waarborg::auth
