#include "engine/usual.h"

#include <algorithm>

namespace waarborg::engine {

std::vector<Points> usual_points(std::span<const Case> cases, std::span<const std::uint32_t> groups,
                                 std::uint32_t one_in) {
  std::uint32_t count = 1;
  for (const auto group : groups) count = std::max(count, group + 1);
  std::vector<std::uint32_t> members(count, 0), seen(count, 0);
  for (const auto group : groups) ++members[group];
  std::vector<Points> usual(count, 0);
  for (const auto& one : cases) {
    const std::uint32_t group = one.actor < groups.size() ? groups[one.actor] : 0;
    if (one_in > 0 && ++seen[group] == members[group] / one_in + 1) usual[group] = one.points;
  }
  return usual;
}

}  // namespace waarborg::engine
