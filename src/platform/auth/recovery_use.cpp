// The code that a person was given, once enough custodians agreed.
#include "platform/auth/credentials.h"
#include "platform/auth/recovery_rows.h"
#include "platform/directory/directory.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

Error refused() { return invalid("recovery.code_refused", "code"); }

struct Agreed {
  RecoveryRequest request;
  Bytes key_wrapped;
};

Result<Agreed> agreed_by_code(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                              const Bytes& lookup) {
  const auto row = tx.find(sql::request_by_code, {lookup});
  if (!row) return refused();
  auto request = request_from(tx, clock, keys, *row);
  if (request.state == RecoveryState::asked) return conflict("recovery.waiting", "code");
  const auto key = row->maybe_blob("key_wrapped");
  if (request.state != RecoveryState::agreed || !key) return refused();
  return Agreed{std::move(request), *key};
}

Result<Recovered> settle(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                         const RecoveryRequest& request, const Credentials& renewed) {
  const auto account = directory::find_account(tx, request.account_id);
  if (!account || account->closed) return refused();
  // Two may bring one code at the same moment: the row decides who was first.
  if (!end_request(tx, request.id, RecoveryState::agreed, RecoveryState::used)) return refused();
  save_key(tx, renewed);
  tx.execute(sql::sessions_delete_others, {request.account_id, ""});
  Recovered recovered{request.account_id, account->sign_in_name, {}};
  if (request.totp) recovered.totp_secret = TRY(renew_totp(tx, keys, request.account_id));
  record_recovery(tx, clock, request.account_id, "recovery.use", request);
  return recovered;
}

}  // namespace

Result<Recovered> use_recovery_code(storage::Database& database, const Clock& clock, const identity::InstanceKeys& keys,
                                    const sealing::PasswordCost& cost, const std::string& code,
                                    const std::string& new_password) {
  const auto normalised = sealing::normalise_return_code(code);
  Errors errors;
  if (!normalised) errors.push_back(refused());
  if (const auto fault = password_fault(new_password, "replacement")) errors.push_back(*fault);
  if (!errors.empty()) return errors;
  const auto key = recovery_key_of(keys, cost, *normalised);
  const Agreed agreed =
      TRY(database.read([&](storage::Transaction& tx) { return agreed_by_code(tx, clock, keys, key.lookup); }));
  const auto secret = sealing::unwrap(agreed.key_wrapped, key.pair);
  if (!secret) return refused();
  const Credentials renewed = seal_key(agreed.request.account_id, *secret, new_password, cost);
  return database.write([&](storage::Transaction& tx) { return settle(tx, clock, keys, agreed.request, renewed); });
}

}  // namespace waarborg::auth
