#include "engine/access_sort.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace waarborg::engine;

TEST_CASE("SortAccesses_OfAnyRows_IsTheOrderOfAccess") {
  std::mt19937 random(3);
  for (const std::uint32_t bound : {2U, 50U, 70'000U, 0xFFFFFFFFU}) {
    for (const std::size_t count : {0U, 1U, 100U, 5000U, 40'000U}) {
      std::vector<Access> rows(count);
      const auto below = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % most); };
      for (auto& row : rows)
        row = {below(bound), below(bound), below(86'400), below(9),
               below(bound), below(3),     below(bound),  below(bound) % 5};
      auto expected = rows;
      std::sort(expected.begin(), expected.end());
      sort_accesses(rows);
      CHECK((rows == expected));
    }
  }
}
