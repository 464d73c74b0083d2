// The wall between disciplinary and criminal (INV-01, trap 7). A case is a matter with everything linked to it. In one
// case nobody is ever on both sides: who has, or had, a part on one side or can see it gets nothing on the other, and
// for them the other side does not exist. The wall is kept as exclusions (reason "wall"), so that every list, count,
// search and task passes it through the one function that decides (access.h).
#pragma once

#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::matters {

/// True when the two tracks may never share a person.
[[nodiscard]] constexpr bool are_opposed(Track a, Track b) {
  return (a == Track::disciplinary && b == Track::criminal) || (a == Track::criminal && b == Track::disciplinary);
}

/// Reason of an exclusion that the wall made. It belongs to one matter and is never taken over into another.
inline constexpr std::string_view kWallReason = "wall";
/// Part of somebody who opened a matter on a track without working on it: reading is a part as well.
inline constexpr std::string_view kReaderPart = "reader";

/// Ids of all matters linked to this one, through any number of links, itself included.
std::vector<std::string> case_of(storage::Transaction& tx, const std::string& matter_id);

/// Whether joining the two cases would put somebody on both sides. Errors: "wall.other_side".
Result<Done> check_wall_between(storage::Transaction& tx, const Matter& one, const Matter& other);

/// Whether the account behind the principal may get a part in this matter. Errors: "wall.other_side" for who had a part
/// on the other side of the case, read it, or can see it now.
Result<Done> check_wall(storage::Transaction& tx, const House& house, const Matter& matter,
                        const std::string& principal);

/// Keeps everybody of the other side out of this matter. Called before a desk gets access to it.
void shut_out_other_side(storage::Transaction& tx, const House& house, const Matter& matter);
/// After two cases became one: whoever can see both sides keeps the one where they have a part, or else the older.
void part_sides(storage::Transaction& tx, const House& house, const std::string& matter_id);
/// After somebody joined a desk: what the desk holds of the other side of their cases does not exist for them.
void keep_wall_at_desk(storage::Transaction& tx, const House& house, const std::string& desk_id,
                       const std::string& account_id);

/// Somebody opened a matter on a track: remembered as a part, once.
void remember_reader(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& account_id);

}  // namespace waarborg::matters
