#include "base/text.h"
#include "platform/auth/credentials.h"
#include "platform/auth/sessions.h"
#include "platform/auth/totp_secret.h"
#include "platform/directory/directory.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

Bytes sealed_totp(const identity::InstanceKeys& keys, const std::string& account_id, const std::string& secret) {
  return sealing::seal(keys.directory, totp_place(account_id), secret);
}

}  // namespace

Result<CreatedAccount> create_account(storage::Transaction& tx, const Clock&, const identity::InstanceKeys& keys,
                                      const sealing::PasswordCost& cost, const NewAccount& account) {
  Errors errors;
  if (trim(account.sign_in_name).empty()) errors.push_back(invalid("error.required", "sign_in_name"));
  if (const auto fault = password_fault(account.password, "password")) errors.push_back(*fault);
  if (!errors.empty()) return errors;
  const CreatedAccount created{new_id(), new_totp_secret(), sealing::KeyPair::random()};
  TRY(directory::add_account(tx, {created.account_id, account.person_id, account.sign_in_name,
                                  std::string(i18n::code_of(account.language)), created.pair.public_key}));
  const Credentials credentials = seal_key(created.account_id, created.pair.secret_key, account.password, cost);
  tx.execute(sql::credentials_insert, {created.account_id, credentials.salt, static_cast<std::int64_t>(cost.operations),
                                       static_cast<std::int64_t>(cost.memory_bytes), credentials.key_sealed,
                                       sealed_totp(keys, created.account_id, created.totp_secret), std::nullopt});
  keep_recoverable(tx, created.account_id, created.pair.secret_key);
  return created;
}

Result<std::string> renew_totp(storage::Transaction& tx, const identity::InstanceKeys& keys,
                               const std::string& account_id) {
  const std::string secret = new_totp_secret();
  if (tx.execute(sql::credentials_set_totp, {account_id, sealed_totp(keys, account_id, secret)}) == 0)
    return not_found();
  tx.execute(sql::sessions_delete_others, {account_id, ""});
  return secret;
}

}  // namespace waarborg::auth
