// Keeping somebody out of a matter that is under way: what must change when a person turns out to be concerned, or
// steps aside. An exclusion alone makes it invisible; here access, keys, roles and tasks follow.
#pragma once

#include <string>

#include "matters/participants.h"

namespace waarborg::matters {

/// The desk's principal when somebody sits there who is not kept out; else empty.
std::string staffed_desk(storage::Transaction& tx, const House& house, const std::string& matter_id,
                         const std::string& desk_code);
/// The desk that the matter falls back on: its procedure's, or else one that holds it already.
std::string home_desk(storage::Transaction& tx, const House& house, const Opened& opened);

/// The channel of the Belgian whistleblower act has roles of its own; nobody else may read what it holds, least of all
/// the disciplinary authority (trap 1).
[[nodiscard]] bool is_closed_channel(const Procedure& procedure);
/// Gives the matter to the desk of its procedure, or to the next with somebody who is not kept out.
bool give_to_some_desk(storage::Transaction& tx, const House& house, const Opened& opened);

/// Takes access, key, roles and tasks from everyone whom an exclusion names, and wraps the key anew for a desk where
/// one of them sits, member by member. When nobody is left it goes to another desk; false when there is none.
bool keep_excluded_out(storage::Transaction& tx, const House& house, const Opened& opened);

/// Somebody is named while the matter is under way: add_person with its consequences and its trace. Errors:
/// "error.required" (text), "error.choice" (capacity).
Result<Done> name_person(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& actor,
                         const PersonNamed& person);

}  // namespace waarborg::matters
