// Who of a desk can still open what it holds, and beginning anew with a desk that nobody can.
#pragma once

#include <string>
#include <vector>

#include "platform/directory/directory.h"

namespace waarborg::directory {

/// Members who hold the desk's key and whose account is open.
std::vector<DeskMember> open_desk_members(storage::Transaction& tx, const std::string& desk_id);

/// Gives a desk a new key pair, wrapped for these accounts alone. What is wrapped for the old one stays shut: for a
/// desk whose members have all left. REQUIRES: open_desk_members() is empty.
void renew_desk(storage::Transaction& tx, const std::string& desk_id, const std::vector<std::string>& accounts);

}  // namespace waarborg::directory
