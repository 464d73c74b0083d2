// Keyed hashes of what a log names: the same value gives the same hash in this installation only, and not as officer,
// subject and case alike.
#pragma once

#include <string_view>

#include "engine/key_index.h"
#include "platform/identity/instance_keys.h"

namespace waarborg::monitor {

/// One kind of value. Immutable, so thread-safe.
class LogKey {
 public:
  /// `purpose` keeps the kinds apart: "officer", "subject", "basis", "reason".
  LogKey(const identity::InstanceKeys& keys, std::string_view purpose);
  [[nodiscard]] engine::Key of(std::string_view value) const;

 private:
  sealing::Key key_;
};

}  // namespace waarborg::monitor
