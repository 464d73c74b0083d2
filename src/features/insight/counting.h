// Counts that may be shown, and those that may not. Pure.
//
// What the reader may see anyway is counted exactly; suppression looks at the rest alone, so that taking one's own
// matters off a figure leaves no small number (docs/decisions/0018-figures-from-fixed-cells.md).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "matters/figures.h"

namespace waarborg::insight {

using Groups = std::vector<matters::FigureGroup>;

/// How many of one cell the reader may see, and how many not.
struct Tally {
  std::int64_t visible = 0;
  std::int64_t others = 0;
  [[nodiscard]] std::int64_t all() const { return visible + others; }
  void add(const matters::FigureGroup& group) { (group.visible ? visible : others) += group.count; }
};

/// What is left of a whole when its shown parts are taken off.
struct Hidden {
  std::int64_t sum = 0;
  std::int64_t parts = 0;
  void add(std::int64_t part) { sum += part, ++parts; }
  /// Small in sum; or every part at the most that a small one can be, so that each is known.
  [[nodiscard]] bool gives_away(std::int64_t threshold) const {
    return parts > 0 && (sum < threshold || sum == parts * (threshold - 1));
  }
};

/// Which parts of a whole that is shown stay hidden: the small ones, and with them the smallest of the others, until
/// what is hidden is together no small number and could not be read off it. Zeros are shown.
std::vector<bool> hide_small_parts(const std::vector<std::int64_t>& parts, std::int64_t threshold);

/// A figure, or nothing when it stays hidden.
using Figure = std::optional<std::int64_t>;

/// Rows and columns with their totals, hidden where need be.
class Grid {
 public:
  /// Without rows (somebody who sees no matter yet) every total is 0 and nothing is hidden.
  Grid(std::size_t rows, std::size_t columns)
      : cells_(rows, std::vector<Tally>(columns)), hidden_columns_(columns, false) {}
  void add(std::size_t row, std::size_t column, const matters::FigureGroup& group) { cells_[row][column].add(group); }
  /// Answers false when the table is too thin to be split by rows: then only the totals of rows and of columns stand,
  /// each by themselves.
  bool protect(std::int64_t threshold);
  [[nodiscard]] Figure cell(std::size_t row, std::size_t column) const;
  [[nodiscard]] Figure row_total(std::size_t row) const { return total_of_row(row).all(); }
  [[nodiscard]] Figure column_total(std::size_t column) const;
  [[nodiscard]] std::int64_t total() const;
  [[nodiscard]] bool split() const { return split_; }

 private:
  [[nodiscard]] Tally total_of_row(std::size_t row) const;
  [[nodiscard]] Tally total_of_column(std::size_t column) const;
  std::vector<std::vector<Tally>> cells_;
  std::vector<std::vector<bool>> hidden_;
  std::vector<bool> hidden_columns_;
  bool split_ = false;
};

/// Whether a group of this many others is large enough to say something of it (an average, a share).
inline bool speaks(const Tally& tally, std::int64_t threshold) {
  return tally.others == 0 || tally.others >= threshold;
}

}  // namespace waarborg::insight
