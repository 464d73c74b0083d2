#include "matters/wall.h"

#include <algorithm>

#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

std::vector<std::string> case_of(storage::Transaction& tx, const std::string& matter_id) {
  std::vector<std::string> found{matter_id};
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const auto& row : tx.query(sql::links_of, {found[i]})) {
      const std::string& other = row.text("matter_id");
      if (std::find(found.begin(), found.end(), other) == found.end()) found.push_back(other);
    }
  return found;
}

Result<Done> check_wall(storage::Transaction& tx, const Matter& matter, const std::string& principal) {
  if (matter.track == Track::none) return Done{};
  for (const auto& other : case_of(tx, matter.id)) {
    if (other == matter.id) continue;
    for (const auto& row : tx.query(sql::participant_tracks, {principal, other}))
      if (are_opposed(matter.track, track_from(row.text("track")).value_or(Track::none)))
        return invalid("wall.other_side", "account");
  }
  return Done{};
}

}  // namespace waarborg::matters
