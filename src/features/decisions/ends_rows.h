// Erasures and destruction lists from their rows, as far as a viewer may see them. Private to the ends.
#pragma once

#include <map>

#include "features/decisions/ends.h"

namespace waarborg::decisions {

/// Where a viewer may end anything. A unit is asked for once: for one transaction, and one thread.
class EndingReach {
 public:
  EndingReach(storage::Transaction& tx, const identity::Viewer& viewer) : tx_(tx), viewer_(viewer) {}
  bool over(const std::string& unit_id);
  /// That, and the viewer is not kept out of the matter.
  bool in(const std::string& matter_id, const std::string& unit_id);

 private:
  storage::Transaction& tx_;
  const identity::Viewer& viewer_;
  std::map<std::string, bool> units_;
};

/// From erasure_find, erasures_open or erasures_confirmed.
std::optional<Erasure> erasure_from(EndingReach& reach, const storage::Row& row);
/// From destruction_find or destructions_of; reads the lines.
std::optional<Destruction> destruction_from(storage::Transaction& tx, EndingReach& reach, const storage::Row& row);
/// Of a matter that matters/retention.h answered for the viewer.
bool is_destructible(storage::Transaction& tx, EndingReach& reach, const matters::Retained& retained);

}  // namespace waarborg::decisions
