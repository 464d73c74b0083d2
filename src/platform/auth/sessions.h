// Sign-in: password (Argon2id opens the account's key) and TOTP, sessions, device cookies, lock-out, API tokens.
//
// A session is a row; the account's secret key rests in it wrapped by a secret that only the cookie holds.
// Lock-out follows device cookies: a browser that signed in before counts on its own, so strangers who fail on
// an account lock out strangers, never its owner (docs/decisions/0004-lock-out-by-device-cookie.md).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "platform/identity/instance_keys.h"
#include "platform/identity/viewer.h"
#include "platform/storage/database.h"

namespace waarborg::auth {

struct SessionPolicy {
  int idle_minutes = 30;
  int hours_max = 10;
  sealing::PasswordCost cost;
  std::string zone = "UTC";  ///< of the force: rights begin and end with its days
};

struct SignedIn {
  std::string cookie;         ///< value for the session cookie
  std::string device_cookie;  ///< value for the device cookie (one year)
};

struct SessionRow {
  std::string id;
  Instant started_at;
  Instant seen_at;
  std::string device;  ///< "Firefox, Linux": coarse, from the user agent at sign-in; may be empty
  bool current = false;
};

/// What a new account needs. Writes keys; the password is used and forgotten.
struct NewAccount {
  std::string person_id;
  std::string sign_in_name;
  std::string password;
  i18n::Language language = i18n::Language::nl;
};

/// Thread-safe.
class Sessions {
 public:
  Sessions(storage::Database& database, const Clock& clock, const identity::InstanceKeys& keys, SessionPolicy policy)
      : database_(&database), clock_(&clock), keys_(&keys), policy_(policy) {}

  /// One answer ("auth.refused") for an unknown name, a wrong password and a wrong code, after equal work;
  /// "auth.locked" for a device that failed 10 times within 15 minutes on that name. Writes the audit log.
  Result<SignedIn> sign_in(const std::string& name, const std::string& password, const std::string& totp_code,
                           const std::string& device_cookie, const std::string& user_agent);
  /// The viewer behind a cookie; "error.session_ended" when it is unknown, idle too long or too old, or the account
  /// was closed. Marks it seen (at most once a minute).
  Result<identity::Viewer> viewer(const std::string& cookie);
  Result<Done> sign_out(const std::string& cookie);
  Result<std::vector<SessionRow>> list(const identity::Viewer& viewer);
  Result<Done> end(const identity::Viewer& viewer, const std::string& session_id);
  /// Wraps the account's key anew, touches no content, and ends the account's other sessions. Errors, all at once:
  /// "auth.password_wrong" (field "current"), "auth.password_short" (field "replacement"); "auth.locked".
  Result<Done> change_password(const identity::Viewer& viewer, const std::string& current,
                               const std::string& replacement);

  /// "wb_" + secret; only a hash is kept. Scopes: "units:read", "people:read", "matters:read", "look-ups:read",
  /// "look-ups:write".
  /// Errors, all at once: "error.required" (label), "auth.scope_unknown" (scopes), "auth.token_days" (1 to 366).
  Result<std::string> create_token(const identity::Viewer& viewer, const std::string& label,
                                   const std::vector<std::string>& scopes, int days_valid);
  struct TokenRow {
    std::string id;
    std::string label;
    std::vector<std::string> scopes;
    Instant created_at;
    Instant expires_at;
  };
  Result<std::vector<TokenRow>> list_tokens(const identity::Viewer& viewer);
  Result<Done> revoke_token(const identity::Viewer& viewer, const std::string& token_id);
  struct TokenViewer {
    identity::Viewer viewer;
    std::vector<std::string> scopes;
  };
  /// From "Bearer wb_...": a viewer without keys, whose desks are named but not opened. "auth.token_refused" when the
  /// token is unknown, revoked or expired, or its account was closed.
  Result<TokenViewer> token_viewer(const std::string& authorization_header);

  /// Removes sessions, failures and tokens whose time is over; for the daily job.
  [[nodiscard]] Result<Done> tidy(storage::Transaction& tx) const;

 private:
  storage::Database* database_;
  const Clock* clock_;
  const identity::InstanceKeys* keys_;
  SessionPolicy policy_;
};

struct CreatedAccount {
  std::string account_id;
  std::string totp_secret;  ///< base32, to show once
  sealing::KeyPair pair;    ///< for wrapping desk keys while setting up; forget it soon
};
/// Errors: "auth.password_short" (under 12 characters), "auth.name_taken", "error.required" (sign_in_name). The caller,
/// who knows whose act it is, writes the audit log.
Result<CreatedAccount> create_account(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                                      const sealing::PasswordCost& cost, const NewAccount& account);
/// A new TOTP secret for somebody who lost the old one; opens nothing by itself. Ends the account's sessions.
/// Answers the secret, to show once. Errors: "error.not_found".
Result<std::string> renew_totp(storage::Transaction& tx, const identity::InstanceKeys& keys,
                               const std::string& account_id);

/// RFC 6238, SHA-1, 6 digits, 30 s; base32 secret. `step_out` gets the matched time step.
std::string totp_code(std::string_view base32_secret, Instant at);
bool totp_matches(std::string_view base32_secret, std::string_view code, Instant at, std::int64_t& step_out);

}  // namespace waarborg::auth
