// The wall between disciplinary and criminal (INV-01, trap 7): nobody who ever held a role on one side of a case
// gets one on the other. A case is a matter with everything linked to it.
#pragma once

#include <string>
#include <vector>

#include "matters/matter.h"

namespace waarborg::matters {

/// True when the two tracks may never share a person.
[[nodiscard]] constexpr bool are_opposed(Track a, Track b) {
  return (a == Track::disciplinary && b == Track::criminal) || (a == Track::criminal && b == Track::disciplinary);
}

/// Ids of all matters linked to this one, through any number of links, itself included.
std::vector<std::string> case_of(storage::Transaction& tx, const std::string& matter_id);

/// Whether joining the two cases would put somebody on both sides. Errors: "wall.other_side".
Result<Done> check_wall_between(storage::Transaction& tx, const Matter& one, const Matter& other);

/// Errors: "wall.other_side".
Result<Done> check_wall(storage::Transaction& tx, const Matter& matter, const std::string& principal);

}  // namespace waarborg::matters
