// What is hashed and what is signed. Private to audit; docs/security/audit-log.md describes it for other programs.
#pragma once

#include "platform/audit/audit.h"

namespace waarborg::audit {

/// The hash that stands before a chain's first line.
Bytes first_hash(std::string_view chain);
/// The hash of a line after `previous`.
Bytes hash_of(ByteView previous, const Line& line);
/// The message that a signature over a chain's head covers.
Bytes seal_message(std::string_view chain, std::int64_t seq, std::int64_t at, ByteView hash);

}  // namespace waarborg::audit
