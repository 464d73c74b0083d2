#include "engine/usual.h"

#include <algorithm>

namespace waarborg::engine {

std::vector<Points> usual_points(std::span<const Case> cases, std::span<const std::uint32_t> peers,
                                 std::uint32_t one_in) {
  std::uint32_t groups = 1;
  for (const auto peer : peers) groups = std::max(groups, peer + 1);
  std::vector<std::uint32_t> members(groups, 0), seen(groups, 0);
  for (const auto peer : peers) ++members[peer];
  std::vector<Points> usual(groups, 0);
  for (const auto& one : cases) {
    const std::uint32_t peer = one.actor < peers.size() ? peers[one.actor] : 0;
    if (one_in > 0 && ++seen[peer] == members[peer] / one_in + 1) usual[peer] = one.points;
  }
  return usual;
}

}  // namespace waarborg::engine
