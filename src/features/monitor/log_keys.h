// Keyed hashes of what a log names: the same value gives the same hash in this installation only, and not as officer,
// subject and case alike.
#pragma once

#include <array>
#include <string_view>

#include "engine/key_index.h"
#include "platform/identity/instance_keys.h"

namespace waarborg::monitor {

/// Which kinds there are, in the order in which they are kept.
enum class KeyKind { officer, subject, basis, reason, token };
inline constexpr std::array<const char*, 5> kKeyKinds{"officer", "subject", "basis", "reason", "token"};

/// One kind of value. Immutable, so thread-safe.
class LogKey {
 public:
  /// The kinds are kept apart.
  LogKey(const identity::InstanceKeys& keys, KeyKind kind);
  [[nodiscard]] engine::Key of(std::string_view value) const;

 private:
  sealing::Key key_;
};

}  // namespace waarborg::monitor
