// Recovery: m of n custodians together, never one administrator. They can give somebody a new password without touching
// contents, and open matters whose holders are all gone. Every use of it is audited by the caller.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "platform/identity/instance_keys.h"
#include "platform/sealing/sealing.h"
#include "platform/storage/database.h"

namespace waarborg::auth {

/// The public half of the recovery key; nothing before it is set up. Matter keys and account keys are wrapped for it.
std::optional<sealing::PublicKey> recovery_public_key(storage::Transaction& tx);

/// Makes the recovery key and splits it over the custodians' accounts, `needed` of whom open it together.
/// Errors: "recovery.custodians" (fewer than 2, more than 8, or needed out of 2..n), "recovery.exists".
Result<Done> set_up_recovery(storage::Transaction& tx, const std::vector<std::string>& custodian_accounts, int needed);

/// The recovery key, when enough custodians brought their opened account keys. Errors: "recovery.not_enough".
Result<sealing::KeyPair> open_recovery(storage::Transaction& tx,
                                       const std::vector<std::pair<std::string, sealing::KeyPair>>& custodians);

/// Gives the account a new password; its key and so its contents stay. Ends all its sessions.
/// Errors: "auth.password_short", "recovery.no_share" (the account was made before recovery was set up).
Result<Done> recover_account(storage::Transaction& tx, const Clock& clock, const sealing::PasswordCost& cost,
                             const sealing::KeyPair& recovery, const std::string& account_id,
                             const std::string& new_password);

}  // namespace waarborg::auth
