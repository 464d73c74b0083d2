#include "engine/usual.h"

#include <doctest/doctest.h>

namespace waarborg::engine {

TEST_CASE("UsualPoints_AreThoseOneInSoManyOfEachGroupReach") {
  std::vector<std::uint32_t> peers(41, 1);
  std::fill(peers.begin() + 21, peers.end(), 2);
  std::vector<Case> cases;
  for (std::uint32_t actor = 1; actor <= 3; ++actor) {
    cases.push_back({actor, {}, {}, 0, static_cast<Points>(1000 - actor), {}});
  }
  cases.push_back({30, {}, {}, 0, 50, {}});

  // 20 of group 1 (21 with actor 0): one in twenty is the first, and what the second reaches is usual.
  CHECK(usual_points(cases, peers, 20) == std::vector<Points>{0, 998, 0});
  CHECK(usual_points(cases, peers, 0) == std::vector<Points>{0, 0, 0});
}

}  // namespace waarborg::engine
