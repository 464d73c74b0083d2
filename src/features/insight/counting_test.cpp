#include "features/insight/counting.h"

#include <doctest/doctest.h>

using namespace waarborg::insight;

TEST_CASE("Grid_OfSomebodyWhoSeesNoMatter_HasTotalsOfZero") {
  Grid grid(0, 3);
  CHECK(grid.protect(5));
  CHECK(grid.total() == 0);
  for (std::size_t column = 0; column < 3; ++column) CHECK(grid.column_total(column) == 0);
}
