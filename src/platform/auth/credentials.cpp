#include "platform/auth/credentials.h"

#include "base/text.h"
#include "platform/auth/recovery.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

constexpr std::size_t kSaltSize = 16;
constexpr std::string_view kStandInTotp = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

std::string key_place(const std::string& account_id) { return "auth_credentials:" + account_id + ":key"; }

}  // namespace

std::string totp_place(const std::string& account_id) { return "auth_credentials:" + account_id + ":totp"; }

std::optional<Credentials> find_credentials(storage::Transaction& tx, const std::string& account_id) {
  const auto row = tx.find(sql::credentials_find, {account_id});
  if (!row) return std::nullopt;
  return Credentials{account_id,
                     row->blob("salt"),
                     {static_cast<std::uint64_t>(row->integer("operations")),
                      static_cast<std::uint64_t>(row->integer("memory_bytes"))},
                     row->blob("key_sealed"),
                     row->blob("totp_sealed"),
                     row->integer("totp_step"),
                     !row->is_null("recovery_wrapped")};
}

Credentials stand_in(const identity::InstanceKeys& keys, std::string_view name, const sealing::PasswordCost& cost) {
  Bytes salt = sealing::keyed_token(keys.cookie, "stand-in", name);
  salt.resize(kSaltSize);
  const sealing::Key nobody = sealing::Key::random();
  return {"", salt, cost, sealing::seal(nobody, key_place(""), nobody.view()),
          sealing::seal(nobody, totp_place(""), kStandInTotp)};
}

std::optional<sealing::KeyPair> open_key(const Credentials& credentials, std::string_view password) {
  const sealing::Key key = sealing::derive_key(password, credentials.salt, credentials.cost);
  auto secret = sealing::open(key, key_place(credentials.account_id), credentials.key_sealed);
  if (!secret || secret->size() != sealing::Key::size) return std::nullopt;
  auto pair = sealing::KeyPair::from_secret(sealing::Key::from(*secret));
  sealing::wipe(*secret);
  return pair;
}

Credentials seal_key(const std::string& account_id, const sealing::Key& secret, std::string_view password,
                     const sealing::PasswordCost& cost) {
  Credentials credentials{account_id, random_bytes(kSaltSize), cost, {}, {}};
  const sealing::Key key = sealing::derive_key(password, credentials.salt, cost);
  credentials.key_sealed = sealing::seal(key, key_place(account_id), secret.view());
  return credentials;
}

void save_key(storage::Transaction& tx, const Credentials& credentials) {
  tx.execute(sql::credentials_set_key,
             {credentials.account_id, credentials.salt, static_cast<std::int64_t>(credentials.cost.operations),
              static_cast<std::int64_t>(credentials.cost.memory_bytes), credentials.key_sealed});
}

std::optional<Error> password_fault(std::string_view password, const std::string& field) {
  if (count_characters(password) >= kPasswordCharactersMin) return std::nullopt;
  return invalid("auth.password_short", field, {std::to_string(kPasswordCharactersMin)});
}

bool code_is_good(const identity::InstanceKeys& keys, const Credentials& credentials, std::string_view code,
                  Instant now, std::int64_t& step_out) {
  const auto secret = sealing::open_text(keys.directory, totp_place(credentials.account_id), credentials.totp_sealed);
  const bool matches = totp_matches(secret ? *secret : kStandInTotp, trim(code), now, step_out);
  return matches && secret && step_out > credentials.totp_step;
}

void keep_recoverable(storage::Transaction& tx, const std::string& account_id, const sealing::Key& secret) {
  const auto recovery = recovery_public_key(tx);
  if (recovery) tx.execute(sql::credentials_set_recovery, {account_id, sealing::wrap(secret, *recovery)});
}

}  // namespace waarborg::auth
