// The custodians' parts of the recovery key, as one of them finds, passes on and adds them up. Private to auth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/auth/recovery.h"

namespace waarborg::auth {

/// One custodian with the account's opened key.
struct Present {
  int position;
  sealing::KeyPair pair;
};

/// "recovery.custodians" unless these can be custodians: set_up_recovery says who can.
Result<Done> check_custodians(storage::Transaction& tx, const RecoverySetting& setting);
/// New parts of the same recovery key for others; the old parts are deleted. Errors: of check_custodians.
Result<Done> replace_custodians(storage::Transaction& tx, const RecoverySetting& setting,
                                const sealing::KeyPair& recovery);

/// "0 2 3".
std::string text_of(const std::vector<int>& positions);
std::vector<int> positions_of(const std::string& text);

/// Wraps this custodian's part of every set they are in for each other custodian of that set, in any order apart.
/// Errors: "recovery.damaged" when a part does not open with their key.
Result<Done> release_parts(storage::Transaction& tx, const std::string& request_id, const RecoverySetting& setting,
                           const Present& present);
/// The recovery key, for the last of the custodians in `agreed` (positions, ascending, theirs included). Errors:
/// "recovery.damaged" when the parts do not add up to it.
Result<sealing::KeyPair> add_up_parts(storage::Transaction& tx, const std::string& request_id, const Present& present,
                                      const std::vector<int>& agreed);

}  // namespace waarborg::auth
