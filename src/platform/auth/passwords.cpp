#include "platform/audit/audit.h"
#include "platform/auth/credentials.h"
#include "platform/auth/failures.h"
#include "platform/auth/first_password.h"
#include "platform/auth/sessions.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

struct Change {
  Attempt attempt;
  Credentials credentials;
};

/// A stolen session must not become a place to guess the password: its attempts count, apart from sign-in.
Result<Change> begin_change(storage::Transaction& tx, const identity::InstanceKeys& keys, Instant now,
                            const identity::Viewer& viewer) {
  auto credentials = find_credentials(tx, viewer.account_id);
  if (!credentials || !viewer.key) return not_found();
  auto attempt = TRY(begin_attempt(tx, keys, now, "password of " + viewer.account_id, viewer.session_id));
  return Change{std::move(attempt), std::move(*credentials)};
}

Result<Done> take_back(storage::Database& database, const Attempt& attempt) {
  return database.write([&](storage::Transaction& tx) -> Result<Done> {
    succeeded(tx, attempt);
    return Done{};
  });
}

}  // namespace

Result<Done> Sessions::change_password(const identity::Viewer& viewer, const std::string& current,
                                       const std::string& replacement) {
  const Change change =
      TRY(database_->write([&](storage::Transaction& tx) { return begin_change(tx, *keys_, clock_->now(), viewer); }));
  Errors errors;
  const bool opened = open_key(change.credentials, current).has_value();
  if (!opened) errors.push_back(invalid("auth.password_wrong", "current"));
  if (const auto fault = password_fault(replacement, "replacement"))
    errors.push_back(*fault);
  else if (replacement == current)
    errors.push_back(invalid("auth.password_same", "replacement"));
  if (opened && !errors.empty()) TRY(take_back(*database_, change.attempt));
  if (!errors.empty()) return errors;
  const Credentials renewed = seal_key(viewer.account_id, viewer.key->secret_key, replacement, policy_.cost);
  return database_->write([&](storage::Transaction& tx) -> Result<Done> {
    succeeded(tx, change.attempt);
    save_key(tx, renewed);
    tx.execute(sql::sessions_delete_others, {viewer.account_id, viewer.session_id});
    audit::record(tx, *clock_, {audit::Chain::staff, viewer.account_id, "auth.password_change"});
    return Done{};
  });
}

Result<Done> confirm_password(storage::Database& database, const Clock& clock, const identity::InstanceKeys& keys,
                              const identity::Viewer& viewer, const std::string& password) {
  const Change known =
      TRY(database.write([&](storage::Transaction& tx) { return begin_change(tx, keys, clock.now(), viewer); }));
  if (!open_key(known.credentials, password)) return invalid("auth.password_wrong", "password");
  return take_back(database, known.attempt);
}

}  // namespace waarborg::auth
