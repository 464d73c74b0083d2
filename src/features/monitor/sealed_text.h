// Texts beside the look-ups that only the members of desks can read (docs/decisions/0028).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "platform/sealing/sealed_for.h"
#include "platform/sealing/sealer.h"

namespace waarborg::monitor {

using sealing::open_with;

/// Who an officer of the log is.
struct OfficerIdentity {
  std::string value;      ///< as the log has it
  std::string person_id;  ///< of the people register; empty where it does not know the value
};
/// First for the desk query-approval, then that for the desk query-monitor: it takes a member of each to open it.
Bytes seal_officer(const sealing::Sealer& approval, const sealing::Sealer& monitor, std::uint32_t number,
                   const OfficerIdentity& identity);
/// The outer seal; what comes out is for the desk query-approval.
std::optional<Bytes> open_officer_outside(const sealing::KeyPair& monitor, std::uint32_t number, ByteView sealed);
std::optional<OfficerIdentity> open_officer(const sealing::KeyPair& approval, std::uint32_t number, ByteView inner);

std::string reason_place(std::uint32_t number);

}  // namespace waarborg::monitor
