// What opens an account. Private to auth.
#pragma once

#include <optional>
#include <string>

#include "platform/auth/sessions.h"

namespace waarborg::auth {

inline constexpr std::size_t kPasswordCharactersMin = 12;

struct Credentials {
  std::string account_id;
  Bytes salt;
  sealing::PasswordCost cost;
  Bytes key_sealed;
  Bytes totp_sealed;
  std::int64_t totp_step = 0;  ///< the last one used
  bool recoverable = false;    ///< the key is wrapped for the recovery key
};

std::optional<Credentials> find_credentials(storage::Transaction& tx, const std::string& account_id);
/// Credentials that nobody can open and that cost as much to try: for a name that does not exist. The same name
/// gets the same salt.
Credentials stand_in(const identity::InstanceKeys& keys, std::string_view name, const sealing::PasswordCost& cost);

/// One Argon2id; nothing when the password is another one.
std::optional<sealing::KeyPair> open_key(const Credentials& credentials, std::string_view password);
/// The fields salt, cost and key_sealed for a new password. One Argon2id.
Credentials seal_key(const std::string& account_id, const sealing::Key& secret, std::string_view password,
                     const sealing::PasswordCost& cost);
void save_key(storage::Transaction& tx, const Credentials& credentials);
/// "auth.password_short" for `field`, or nothing.
std::optional<Error> password_fault(std::string_view password, const std::string& field);

std::string totp_place(const std::string& account_id);
/// Whether the code is right now and not used before; `step_out` gets its step.
bool code_is_good(const identity::InstanceKeys& keys, const Credentials& credentials, std::string_view code,
                  Instant now, std::int64_t& step_out);

/// Wraps the account's key for the recovery key, when recovery is set up.
void keep_recoverable(storage::Transaction& tx, const std::string& account_id, const sealing::Key& secret);

}  // namespace waarborg::auth
