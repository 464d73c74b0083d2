#include "features/insight/counting.h"

#include <algorithm>

#include "base/suppression.h"

namespace waarborg::insight {

std::vector<bool> hide_small_parts(const std::vector<std::int64_t>& parts, std::int64_t threshold) {
  std::vector<bool> hide(parts.size());
  Hidden hidden;
  const auto take = [&](std::size_t at) {
    hide[at] = true;
    hidden.sum += parts[at];
    ++hidden.parts;
  };
  for (std::size_t at = 0; at < parts.size(); ++at)
    if (parts[at] > 0 && parts[at] < threshold) take(at);
  while (hidden.gives_away(threshold)) {
    std::optional<std::size_t> smallest;
    for (std::size_t at = 0; at < parts.size(); ++at)
      if (!hide[at] && parts[at] > 0 && (!smallest || parts[at] < parts[*smallest])) smallest = at;
    if (!smallest) break;
    take(*smallest);
  }
  return hide;
}

Tally Grid::total_of_row(std::size_t row) const {
  Tally out;
  for (const auto& cell : cells_[row]) out.visible += cell.visible, out.others += cell.others;
  return out;
}

Tally Grid::total_of_column(std::size_t column) const {
  Tally out;
  for (const auto& row : cells_) out.visible += row[column].visible, out.others += row[column].others;
  return out;
}

std::int64_t Grid::total() const {
  std::int64_t out = 0;
  for (std::size_t row = 0; row < cells_.size(); ++row) out += total_of_row(row).all();
  return out;
}

bool Grid::protect(std::int64_t threshold) {
  if (cells_.empty()) return split_ = true;
  CountTable table;
  for (const auto& row : cells_) {
    auto& counts = table.emplace_back();
    for (const auto& cell : row) counts.push_back(cell.others);
  }
  const Suppression suppression = suppress_small_numbers(table, threshold);
  const auto& rows = suppression.row_totals;
  split_ = !suppression.grand_total && std::find(rows.begin(), rows.end(), true) == rows.end();
  if (split_) {
    hidden_ = suppression.cells;
    hidden_columns_ = suppression.column_totals;
    return true;
  }
  std::vector<std::int64_t> columns;
  for (std::size_t column = 0; !cells_.empty() && column < cells_.front().size(); ++column)
    columns.push_back(total_of_column(column).others);
  hidden_columns_ = hide_small_parts(columns, threshold);
  return false;
}

Figure Grid::cell(std::size_t row, std::size_t column) const {
  if (!split_ || hidden_[row][column]) return std::nullopt;
  return cells_[row][column].all();
}

Figure Grid::column_total(std::size_t column) const {
  if (hidden_columns_[column]) return std::nullopt;
  return total_of_column(column).all();
}

}  // namespace waarborg::insight
