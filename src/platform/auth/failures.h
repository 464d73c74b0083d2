// Counting attempts, per name and device (docs/decisions/0004-lock-out-by-device-cookie.md). An attempt is written down
// before the password is looked at and taken back when it succeeds, so attempts made at once cannot outrun the count.
// Private to auth.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "platform/identity/instance_keys.h"
#include "platform/storage/database.h"

namespace waarborg::auth {

inline constexpr int kFailuresMax = 10;
inline constexpr auto kFailureWindow = std::chrono::minutes(15);

struct Attempt {
  std::string id;
  Bytes name_token;
  Bytes device_token;
  bool stranger = true;
};

/// `device` is a known device's id, or empty for strangers, who all count together. Errors: "auth.locked".
Result<Attempt> begin_attempt(storage::Transaction& tx, const identity::InstanceKeys& keys, Instant now,
                              std::string_view name, std::string_view device);
/// A known device that succeeds starts afresh; a stranger's success takes back that one attempt only.
void succeeded(storage::Transaction& tx, const Attempt& attempt);

}  // namespace waarborg::auth
