// Text sealed for one holder of a key pair, a desk or an account, at one place: a key of its own wrapped for the
// holder, and what that key seals.
#pragma once

#include <optional>
#include <string_view>

#include "platform/sealing/sealing.h"

namespace waarborg::sealing {

/// Seals `plain` for the holder of a public key, at one place.
Bytes seal_for(const PublicKey& holder, std::string_view place, ByteView plain);
/// Nothing when the pair or the place is another one, or the bytes were changed.
std::optional<Bytes> open_with(const KeyPair& holder, std::string_view place, ByteView sealed);

}  // namespace waarborg::sealing
