// Half an hour in the mailbox, without keeping the return code (docs/decisions/0006-mailbox-session.md).
//
//   cookie      32 random bytes, for /mailbox alone, until the browser closes
//   row         lookup: keyed token of the cookie; sealed with the cookie: what the code opens, and until when
//
// A session begins in the same way for a code that opens nothing: row, cookie, time and size say nothing.
#pragma once

#include <optional>
#include <string>

#include "matters/house.h"

namespace waarborg::reports {

inline constexpr std::string_view kMailboxCookie = "waarborg_mailbox";
inline constexpr std::string_view kMailboxPath = "/mailbox";
inline constexpr int kMailboxMinutes = 30;

/// What a typed code opens. Costs one Argon2id whatever was typed; text that is no code opens nothing.
sealing::ReporterKey key_of_code(const matters::House& house, std::string_view typed);

/// Answers the cookie's value.
std::string begin_session(storage::Transaction& tx, const matters::House& house, const sealing::ReporterKey& reporter);
/// Nothing when there is no such session or its time is over.
std::optional<sealing::ReporterKey> find_session(storage::Transaction& tx, const matters::House& house,
                                                 std::string_view cookie);
/// From now half an hour more. REQUIRES: find_session answered `reporter` in this transaction.
void renew_session(storage::Transaction& tx, const matters::House& house, std::string_view cookie,
                   const sealing::ReporterKey& reporter);
void end_session(storage::Transaction& tx, std::string_view cookie);
/// Rows of before today. REQUIRES: it is kMailboxMinutes after midnight or later, so that none of them lasts.
void remove_old_sessions(storage::Transaction& tx, const matters::House& house);

}  // namespace waarborg::reports
