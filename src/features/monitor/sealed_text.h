// Texts beside the look-ups that only the members of desks can read (docs/decisions/0028).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "platform/sealing/sealing.h"

namespace waarborg::monitor {

/// Seals `plain` for the holder of a public key, at one place.
Bytes seal_for(const sealing::PublicKey& holder, std::string_view place, ByteView plain);
/// Nothing when the pair or the place is another one, or the bytes were changed.
std::optional<Bytes> open_with(const sealing::KeyPair& holder, std::string_view place, ByteView sealed);

/// Who an officer of the log is.
struct OfficerIdentity {
  std::string value;      ///< as the log has it
  std::string person_id;  ///< of the people register; empty where it does not know the value
};
/// First for the desk query-approval, then that for the desk query-monitor: it takes a member of each to open it.
Bytes seal_officer(const sealing::PublicKey& approval, const sealing::PublicKey& monitor, std::uint32_t number,
                   const OfficerIdentity& identity);
/// The outer seal; what comes out is for the desk query-approval.
std::optional<Bytes> open_officer_outside(const sealing::KeyPair& monitor, std::uint32_t number, ByteView sealed);
std::optional<OfficerIdentity> open_officer(const sealing::KeyPair& approval, std::uint32_t number, ByteView inner);

std::string reason_place(std::uint32_t number);

}  // namespace waarborg::monitor
