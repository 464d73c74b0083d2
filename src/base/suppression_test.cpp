#include "base/suppression.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <set>

using namespace waarborg;

namespace {

// The table with totals as a last row and column, as a reader gets it: nothing where hidden.
struct Published {
  std::vector<std::vector<std::int64_t>> value;
  std::vector<std::vector<bool>> hidden;
};

Published publish(const CountTable& table, const Suppression& suppression) {
  const std::size_t rows = table.size();
  const std::size_t columns = table.front().size();
  Published out{std::vector(rows + 1, std::vector<std::int64_t>(columns + 1, 0)),
                std::vector(rows + 1, std::vector<bool>(columns + 1, false))};
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      for (const auto& [row, column] : {std::pair{r, c}, {r, columns}, {rows, c}, {rows, columns}})
        out.value[row][column] += table[r][c];
      out.hidden[r][c] = suppression.cells[r][c];
    }
  for (std::size_t r = 0; r < rows; ++r) out.hidden[r][columns] = suppression.row_totals[r];
  for (std::size_t c = 0; c < columns; ++c) out.hidden[rows][c] = suppression.column_totals[c];
  out.hidden[rows][columns] = suppression.grand_total;
  return out;
}

// An attacker who tries every assignment of hidden inner cells from 1 to `most` (zeros are always shown) and keeps
// those that agree with all shown totals; hidden totals must be at least 1. Written without the code under test.
class Attacker {
 public:
  Attacker(const Published& published, std::int64_t most) : p_(published), most_(most), guess_(published.value) {
    for (std::size_t r = 0; r + 1 < p_.value.size(); ++r)
      for (std::size_t c = 0; c + 1 < p_.value[r].size(); ++c)
        if (p_.hidden[r][c]) unknown_.emplace_back(r, c);
    search(0);
  }
  [[nodiscard]] bool certain(std::size_t row, std::size_t column) const {
    const auto found = seen_.find({row, column});
    return found == seen_.end() || found->second.size() < 2;
  }

 private:
  void search(std::size_t at) {
    if (at == unknown_.size()) return check();
    const auto [r, c] = unknown_[at];
    for (std::int64_t value = 1; value <= most_; ++value) {
      guess_[r][c] = value;
      search(at + 1);
    }
  }
  void check() {
    const std::size_t rows = p_.value.size() - 1;
    const std::size_t columns = p_.value.front().size() - 1;
    auto sums = std::vector(rows + 1, std::vector<std::int64_t>(columns + 1, 0));
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < columns; ++c)
        for (const auto& [row, column] : {std::pair{r, c}, {r, columns}, {rows, c}, {rows, columns}})
          sums[row][column] += guess_[r][c];
    for (std::size_t r = 0; r <= rows; ++r)
      for (std::size_t c = 0; c <= columns; ++c)
        if (!p_.hidden[r][c] && sums[r][c] != p_.value[r][c]) return;
    for (std::size_t r = 0; r <= rows; ++r)
      for (std::size_t c = 0; c <= columns; ++c)
        if (p_.hidden[r][c]) seen_[{r, c}].insert(sums[r][c]);
  }
  const Published& p_;
  std::int64_t most_;
  std::vector<std::vector<std::int64_t>> guess_;
  std::vector<std::pair<std::size_t, std::size_t>> unknown_;
  std::map<std::pair<std::size_t, std::size_t>, std::set<std::int64_t>> seen_;
};

std::int64_t hidden_cells(const Suppression& s) {
  std::int64_t count = 0;
  for (const auto& row : s.cells) count += std::count(row.begin(), row.end(), true);
  return count;
}

std::int64_t hidden_count(const Suppression& s) {
  std::int64_t count = hidden_cells(s) + (s.grand_total ? 1 : 0);
  count += std::count(s.row_totals.begin(), s.row_totals.end(), true);
  return count + std::count(s.column_totals.begin(), s.column_totals.end(), true);
}

}  // namespace

TEST_CASE("Suppress_TableWithoutSmallNumbers_ShowsAll") {
  CHECK(hidden_count(suppress_small_numbers({{5, 0, 9}, {12, 7, 0}}, 5)) == 0);
  CHECK(hidden_count(suppress_small_numbers({}, 5)) == 0);
  CHECK(hidden_count(suppress_small_numbers({{1, 2}, {3, 4}}, 1)) == 0);
}

TEST_CASE("[TRAP-9] Suppress_OneSmallCell_HidesThreeMoreAgainstSubtraction") {
  const auto s = suppress_small_numbers({{2, 30, 40}, {20, 11, 50}, {9, 60, 70}}, 5);
  CHECK(s.cells[0][0]);
  CHECK(hidden_count(s) == 4);
  CHECK(std::count(s.row_totals.begin(), s.row_totals.end(), true) == 0);
}

TEST_CASE("Suppress_OnlyCellOfItsRow_HidesTheTotalToo") {
  const auto s = suppress_small_numbers({{3, 0}, {20, 30}, {40, 50}}, 5);
  CHECK(s.cells[0][0]);
  CHECK(s.row_totals[0]);
}

TEST_CASE("Suppress_OneRow_LeavesNothingToSubtract") {
  const auto s = suppress_small_numbers({{3, 8, 20}}, 5);
  CHECK(s.cells[0][0]);
  CHECK(hidden_count(s) > 2);
}

TEST_CASE("[TRAP-9] Suppress_RandomTables_NoHiddenEntryFollowsFromTheShownOnes") {
  std::mt19937 random(20261121);
  int attacked = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::size_t rows = 1 + random() % 3;
    const std::size_t columns = 1 + random() % 3;
    CountTable table(rows, std::vector<std::int64_t>(columns));
    for (auto& row : table)
      for (auto& cell : row) cell = random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % 7);
    const auto s = suppress_small_numbers(table, 3);
    const auto published = publish(table, s);
    for (std::size_t r = 0; r <= rows; ++r)
      for (std::size_t c = 0; c <= columns; ++c) {
        const auto value = published.value[r][c];
        if (value > 0 && value < 3) CHECK(published.hidden[r][c]);
        if (value == 0) CHECK_FALSE(published.hidden[r][c]);
      }
    if (hidden_count(s) == 0 || hidden_cells(s) > 5) continue;
    ++attacked;
    const Attacker attacker(published, 8);
    for (std::size_t r = 0; r <= rows; ++r)
      for (std::size_t c = 0; c <= columns; ++c)
        if (published.hidden[r][c]) CHECK_FALSE(attacker.certain(r, c));
  }
  CHECK(attacked > 500);
}

TEST_CASE("Suppress_RandomTables_WhatIsLeftOverIsNoSmallNumber") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    CountTable table(6, std::vector<std::int64_t>(5));
    for (auto& row : table)
      for (auto& cell : row) cell = random() % 4 == 0 ? 0 : static_cast<std::int64_t>(random() % 30);
    const auto s = suppress_small_numbers(table, 5);
    for (std::size_t r = 0; r < table.size(); ++r) {
      std::int64_t left_over = 0;
      for (std::size_t c = 0; c < 5; ++c) left_over += s.cells[r][c] ? table[r][c] : 0;
      if (left_over > 0 && !s.row_totals[r]) CHECK(left_over >= 5);
    }
  }
}

TEST_CASE("Suppress_TwoHundredUnitsByTwentyCategories_TakesLittleTime") {
  std::mt19937 random(3);
  CountTable table(200, std::vector<std::int64_t>(20));
  for (auto& row : table)
    for (auto& cell : row) cell = random() % 2 == 0 ? 0 : static_cast<std::int64_t>(random() % 60);
  const auto start = std::chrono::steady_clock::now();
  CHECK(hidden_count(suppress_small_numbers(table, 5)) > 0);
  const auto took = std::chrono::steady_clock::now() - start;
  MESSAGE("200 x 20: " << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms");
  CHECK(took < std::chrono::seconds(5));
}
