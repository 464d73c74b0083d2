// Small-number suppression of a table of counts, against subtraction too.
//
// The table is published with its row totals, column totals and grand total. A count from 1 to threshold - 1 is a
// small number and is hidden (primary suppression); further cells are hidden (complementary suppression) until
//   1. no hidden entry can be computed from the shown ones, even by somebody who knows that zeros are always shown
//      and so every hidden entry is at least 1;
//   2. what is left over in a row or column (its total less its shown cells) is itself no small number, unless
//      that total is hidden as well.
// Totals are entries like any other: a small total is hidden, and a total is hidden when nothing else can protect
// a cell. The method is the cheapest-path heuristic on the network of rows and columns (Cox 1995): it hides enough,
// not always the least.
#pragma once

#include <cstdint>
#include <vector>

namespace waarborg {

/// Counts, row by row; every row has the same number of columns. REQUIRES: no negative count.
using CountTable = std::vector<std::vector<std::int64_t>>;

/// Which entries must stay hidden. `cells` has the shape of the table.
struct Suppression {
  std::vector<std::vector<bool>> cells;
  std::vector<bool> row_totals;
  std::vector<bool> column_totals;
  bool grand_total = false;
};

/// Pure; cost grows with hidden entries times cells. A threshold of 1 or less hides nothing.
Suppression suppress_small_numbers(const CountTable& table, std::int64_t threshold);

}  // namespace waarborg
