// A custodian's part of a share, and what parts add up to (docs/decisions/0022-recovery-by-parts.md).
#pragma once

#include <optional>
#include <vector>

#include "platform/sealing/sealing.h"

namespace waarborg::sealing {

/// The part of `custodian` in a share, opened with their pair; nothing when they have none or it does not open.
std::optional<Key> part_of(const RecoveryShare& share, int custodian, const KeyPair& pair);
/// The sum (XOR) of parts. Whether all parts of a share were there shows when the key is used.
Key sum_of(const std::vector<Key>& parts);

}  // namespace waarborg::sealing
