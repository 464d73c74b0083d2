#include "matters/wall.h"

#include <algorithm>
#include <set>

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

namespace {

/// Everyone who ever had a part on that side of the case.
std::set<std::string> side_of(storage::Transaction& tx, const std::string& matter_id, Track track) {
  std::set<std::string> out;
  for (const auto& id : case_of(tx, matter_id))
    for (const auto& row : tx.query(sql::participants_on_track, {id, code_of(track)}))
      out.insert(row.text("principal"));
  return out;
}

bool overlap(const std::set<std::string>& one, const std::set<std::string>& other) {
  return std::ranges::any_of(one, [&](const std::string& principal) { return other.contains(principal); });
}

}  // namespace

Result<Done> check_wall_between(storage::Transaction& tx, const Matter& one, const Matter& other) {
  if (are_opposed(one.track, other.track)) return invalid("wall.other_side", "into");
  const auto meets = [&](Track here, Track there) {
    return overlap(side_of(tx, one.id, here), side_of(tx, other.id, there));
  };
  if (meets(Track::disciplinary, Track::criminal) || meets(Track::criminal, Track::disciplinary))
    return invalid("wall.other_side", "into");
  return Done{};
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
