#include "platform/audit/audit.h"
#include "platform/auth/credentials.h"
#include "platform/auth/device.h"
#include "platform/auth/failures.h"
#include "platform/auth/session_secret.h"
#include "platform/auth/sessions.h"
#include "platform/directory/directory.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

/// Everything that is looked up before the password is tried. For an unknown name `credentials` are a stand-in, so that
/// the same work follows.
struct Knock {
  Attempt attempt;
  std::string account_id;  ///< empty: unknown or closed
  std::string device_id;
  Credentials credentials;
};

Error refused() { return invalid("auth.refused"); }

Result<Knock> knock(storage::Transaction& tx, const identity::InstanceKeys& keys, Instant now, const std::string& name,
                    const std::string& device_cookie, const sealing::PasswordCost& cost) {
  const std::string folded = directory::folded_sign_in_name(name);
  const auto account = directory::find_account_by_name(tx, folded);
  auto credentials = account && !account->closed ? find_credentials(tx, account->account_id) : std::nullopt;
  const std::string account_id = credentials ? account->account_id : "";
  const auto device = known_device(keys, device_cookie, account_id, now);
  auto attempt = TRY(begin_attempt(tx, keys, now, folded, device.value_or("")));
  return Knock{std::move(attempt), account_id, device.value_or(new_id()),
               credentials ? *credentials : stand_in(keys, folded, cost)};
}

Result<Done> let_in(storage::Transaction& tx, const Clock& clock, const Knock& knocked, const sealing::KeyPair& account,
                    std::int64_t step, const SessionSecret& secret, const std::string& user_agent) {
  // Two browsers may bring one code at the same moment: the row decides who was first.
  if (tx.execute(sql::credentials_use_step, {knocked.account_id, step}) == 0) return refused();
  succeeded(tx, knocked.attempt);
  const Instant now = clock.now();
  tx.execute(sql::session_insert, {secret.id, knocked.account_id, secret.hash(),
                                   secret.seal_account_key(account.secret_key), now, now, device_name(user_agent)});
  if (!knocked.credentials.recoverable) keep_recoverable(tx, knocked.account_id, account.secret_key);
  audit::record(tx, clock, {audit::Chain::staff, knocked.account_id, "auth.sign_in"});
  return Done{};
}

}  // namespace

Result<SignedIn> Sessions::sign_in(const std::string& name, const std::string& password, const std::string& totp_code,
                                   const std::string& device_cookie, const std::string& user_agent) {
  const Instant now = clock_->now();
  const Knock knocked = TRY(database_->write(
      [&](storage::Transaction& tx) { return knock(tx, *keys_, now, name, device_cookie, policy_.cost); }));
  const auto account = open_key(knocked.credentials, password);
  std::int64_t step = 0;
  const bool code_good = code_is_good(*keys_, knocked.credentials, totp_code, now, step);
  const SessionSecret secret = SessionSecret::make();
  if (account && code_good) {
    const auto entered = database_->write(
        [&](storage::Transaction& tx) { return let_in(tx, *clock_, knocked, *account, step, secret, user_agent); });
    if (entered)
      return SignedIn{secret.cookie(), with_device(*keys_, device_cookie, knocked.account_id, knocked.device_id, now)};
    if (entered.error().code != "auth.refused") return entered.errors();
  }
  // For unknown names as well: the same work, and the same trace of somebody trying.
  TRY(database_->write([&](storage::Transaction& tx) -> Result<Done> {
    audit::record(tx, *clock_,
                  {audit::Chain::staff, knocked.account_id.empty() ? "unknown" : knocked.account_id, "auth.refused"});
    return Done{};
  }));
  return refused();
}

}  // namespace waarborg::auth
