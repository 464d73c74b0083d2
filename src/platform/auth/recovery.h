// The recovery key: m of n custodians together, never one administrator (docs/decisions/0022-recovery-by-parts.md).
// What they do with it is in recovery_requests.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/sealing/sealing.h"
#include "platform/storage/database.h"

namespace waarborg::auth {

/// The public half of the recovery key; nothing before it is set up. Matter keys and account keys are wrapped for it.
std::optional<sealing::PublicKey> recovery_public_key(storage::Transaction& tx);

/// Makes the recovery key and splits it over the custodians' accounts, `needed` of whom open it together. The caller
/// writes the audit log. Errors: "recovery.custodians" (fewer than 2, more than 8, or needed out of 2..n),
/// "recovery.exists".
Result<Done> set_up_recovery(storage::Transaction& tx, const std::vector<std::string>& custodian_accounts, int needed);

struct RecoverySetting {
  int needed = 0;
  std::vector<std::string> custodians;  ///< accounts; their place is their position in the shares
  bool operator==(const RecoverySetting&) const = default;
};
/// Nothing before recovery is set up.
std::optional<RecoverySetting> recovery_setting(storage::Transaction& tx);

}  // namespace waarborg::auth
