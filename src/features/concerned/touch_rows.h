// How people and entries stand in the tables: what is sealed with which key. Of this feature alone.
#pragma once

#include <string>
#include <string_view>

#include "features/concerned/touch.h"

namespace waarborg::concerned {

/// Where a sealed part of a person's row belongs ("key", "name").
std::string place(const std::string& id, std::string_view part);
Touch touch_from(const storage::Row& row, const sealing::Key& key);
/// Errors: "matter.changed" when somebody wrote at the same moment.
Result<Done> put_entry(storage::Transaction& tx, const Touch& touch, const Entry& entry);
void trace(storage::Transaction& tx, const matters::House& house, const std::string& actor, const std::string& act,
           const std::string& matter_id, const std::string& detail);

}  // namespace waarborg::concerned
