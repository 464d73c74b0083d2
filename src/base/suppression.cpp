#include "base/suppression.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <optional>
#include <utility>

namespace waarborg {
namespace {

constexpr std::int64_t kUnreachable = std::numeric_limits<std::int64_t>::max();

// The table with its totals as a last row and a last column. Every line of it adds up to nothing when totals count
// as negative, so "raise this entry by one" must be answered along a closed path of rows and columns.
class Extended {
 public:
  Extended(const CountTable& table, std::int64_t threshold)
      : rows_(table.size() + 1),
        columns_((table.empty() ? 0 : table.front().size()) + 1),
        threshold_(threshold),
        values_(rows_ * columns_, 0),
        hidden_(rows_ * columns_, false) {
    for (std::size_t row = 0; row + 1 < rows_; ++row) {
      assert(table[row].size() + 1 == columns_);
      for (std::size_t column = 0; column + 1 < columns_; ++column) add(row, column, table[row][column]);
    }
  }

  void suppress() {
    for (std::size_t at = 0; at < values_.size(); ++at) hidden_[at] = values_[at] > 0 && values_[at] < threshold_;
    bool changed = true;
    while (changed) {
      changed = false;
      for (std::size_t at = 0; at < values_.size(); ++at) changed = (hidden_[at] && protect(at)) || changed;
      changed = protect_lines() || changed;
    }
  }

  [[nodiscard]] bool hidden(std::size_t row, std::size_t column) const { return hidden_[row * columns_ + column]; }
  [[nodiscard]] std::size_t last_row() const { return rows_ - 1; }
  [[nodiscard]] std::size_t last_column() const { return columns_ - 1; }

 private:
  void add(std::size_t row, std::size_t column, std::int64_t count) {
    assert(count >= 0);
    values_[row * columns_ + column] += count;
    values_[row * columns_ + last_column()] += count;
    values_[last_row() * columns_ + column] += count;
    values_[last_row() * columns_ + last_column()] += count;
  }
  [[nodiscard]] bool is_total(std::size_t at) const {
    return at / columns_ == last_row() || at % columns_ == last_column();
  }
  // A total counts as negative; the grand total twice, so as positive.
  [[nodiscard]] bool negative(std::size_t at) const {
    return (at / columns_ == last_row()) != (at % columns_ == last_column());
  }

  // What hiding one more entry costs: its value, and much more for a total, most for the grand total.
  [[nodiscard]] std::int64_t cost(std::size_t at) const {
    if (hidden_[at]) return 0;
    if (values_[at] == 0) return kUnreachable;
    const std::int64_t grand = values_.back() + 1;
    const bool is_grand = at + 1 == values_.size();
    return values_[at] + (is_grand ? grand * grand : is_total(at) ? grand : 0);
  }

  // Nodes are rows (0..rows) and columns (rows..). Raising a cell takes from its row node to its column node;
  // lowering it goes back, which is possible only for what may become smaller and still be at least 1.
  [[nodiscard]] bool may_step(std::size_t at, bool row_to_column) const {
    const bool raises = row_to_column != negative(at);
    return raises || values_[at] >= 2;
  }

  struct Path {
    std::int64_t cost = kUnreachable;
    std::vector<std::size_t> entries;
  };

  // Cheapest path between the ends of `entry` that lets it move one up (or one down), without using it.
  [[nodiscard]] Path cheapest_answer(std::size_t entry, bool upward) const {
    const std::size_t row = entry / columns_;
    const std::size_t column = rows_ + entry % columns_;
    const bool row_to_column = upward != negative(entry);
    const std::size_t from = row_to_column ? column : row;
    const std::size_t to = row_to_column ? row : column;
    const std::size_t nodes = rows_ + columns_;
    std::vector<std::int64_t> distance(nodes, kUnreachable);
    std::vector<std::size_t> through(nodes, entry);
    std::vector<bool> settled(nodes, false);
    distance[from] = 0;
    while (true) {
      std::size_t node = nodes;
      for (std::size_t other = 0; other < nodes; ++other)
        if (!settled[other] && distance[other] != kUnreachable && (node == nodes || distance[other] < distance[node]))
          node = other;
      if (node == nodes || node == to) break;
      settled[node] = true;
      relax(entry, node, distance, through);
    }
    return trace(from, to, distance, through);
  }

  void relax(std::size_t entry, std::size_t node, std::vector<std::int64_t>& distance,
             std::vector<std::size_t>& through) const {
    const bool is_row = node < rows_;
    const std::size_t count = is_row ? columns_ : rows_;
    for (std::size_t other = 0; other < count; ++other) {
      const std::size_t at = is_row ? node * columns_ + other : other * columns_ + (node - rows_);
      const std::int64_t price = at == entry ? kUnreachable : cost(at);
      if (price == kUnreachable || !may_step(at, is_row)) continue;
      const std::size_t next = is_row ? rows_ + other : other;
      if (distance[node] + price >= distance[next]) continue;
      distance[next] = distance[node] + price;
      through[next] = at;
    }
  }

  [[nodiscard]] Path trace(std::size_t from, std::size_t to, const std::vector<std::int64_t>& distance,
                           const std::vector<std::size_t>& through) const {
    Path path;
    path.cost = distance[to];
    if (path.cost == kUnreachable) return path;
    for (std::size_t node = to; node != from;) {
      const std::size_t at = through[node];
      path.entries.push_back(at);
      node = node < rows_ ? rows_ + at % columns_ : at / columns_;
    }
    return path;
  }

  // Hides what is needed for `entry` to be uncertain by at least one. Answers whether anything was hidden.
  bool protect(std::size_t entry) {
    Path best = cheapest_answer(entry, true);
    if (best.cost == 0) return false;
    if (values_[entry] >= 2) {
      Path down = cheapest_answer(entry, false);
      if (down.cost < best.cost) best = std::move(down);
    }
    if (best.cost == 0) return false;
    if (best.cost == kUnreachable) return hide_all();
    for (const std::size_t at : best.entries) hidden_[at] = true;
    return true;
  }

  // A table too thin to protect: nothing of it can be shown.
  bool hide_all() {
    bool changed = false;
    for (std::size_t at = 0; at < values_.size(); ++at) {
      changed = changed || (!hidden_[at] && values_[at] > 0);
      hidden_[at] = hidden_[at] || values_[at] > 0;
    }
    return changed;
  }

  bool protect_lines() {
    bool changed = false;
    for (std::size_t row = 0; row < rows_; ++row) changed = protect_line(row * columns_, 1, columns_) || changed;
    for (std::size_t column = 0; column < columns_; ++column)
      changed = protect_line(column, columns_, rows_) || changed;
    return changed;
  }

  // The line's hidden cells together must not be a small number while its total is shown.
  bool protect_line(std::size_t first, std::size_t stride, std::size_t count) {
    const std::size_t total = first + (count - 1) * stride;
    bool changed = false;
    while (true) {
      std::int64_t left_over = 0;
      std::optional<std::size_t> cheapest;
      for (std::size_t step = 0; step + 1 < count; ++step) {
        const std::size_t at = first + step * stride;
        if (hidden_[at]) left_over += values_[at];
        if (!hidden_[at] && values_[at] > 0 && (!cheapest || cost(at) < cost(*cheapest))) cheapest = at;
      }
      if (left_over == 0 || left_over >= threshold_ || hidden_[total]) return changed;
      hidden_[cheapest.value_or(total)] = true;
      changed = true;
    }
  }

  std::size_t rows_, columns_;
  std::int64_t threshold_;
  std::vector<std::int64_t> values_;
  std::vector<bool> hidden_;
};

}  // namespace

Suppression suppress_small_numbers(const CountTable& table, std::int64_t threshold) {
  Extended extended(table, threshold);
  extended.suppress();
  Suppression out;
  out.cells.resize(table.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (std::size_t column = 0; column < table[row].size(); ++column)
      out.cells[row].push_back(extended.hidden(row, column));
    out.row_totals.push_back(extended.hidden(row, extended.last_column()));
  }
  for (std::size_t column = 0; column < extended.last_column(); ++column)
    out.column_totals.push_back(extended.hidden(extended.last_row(), column));
  out.grand_total = extended.hidden(extended.last_row(), extended.last_column());
  return out;
}

}  // namespace waarborg
