// The shortest difference by the longest common subsequence. Common heads and tails go first, so that the table, which
// grows with the square of what differs, stays small for an ordinary change.
#include <algorithm>

#include "base/text.h"
#include "features/administration/procedures.h"

namespace waarborg::administration {

namespace {

constexpr std::size_t kLinesMax = 3000;
using Lines = std::vector<std::string>;

class Differ {
 public:
  Differ(const Lines& before, const Lines& after) : before_(before), after_(after) {}

  std::vector<DiffLine> run() {
    while (head_ < before_.size() && head_ < after_.size() && before_[head_] == after_[head_]) ++head_;
    while (tail_ + head_ < before_.size() && tail_ + head_ < after_.size() &&
           before_[before_.size() - 1 - tail_] == after_[after_.size() - 1 - tail_])
      ++tail_;
    for (std::size_t i = 0; i < head_; ++i) same(i, i);
    middle();
    for (std::size_t i = tail_; i > 0; --i) same(before_.size() - i, after_.size() - i);
    return std::move(out_);
  }

 private:
  void same(std::size_t i, std::size_t j) {
    out_.push_back({DiffLine::Kind::same, static_cast<int>(i) + 1, static_cast<int>(j) + 1, before_[i]});
  }
  void removed(std::size_t i) { out_.push_back({DiffLine::Kind::removed, static_cast<int>(i) + 1, 0, before_[i]}); }
  void added(std::size_t j) { out_.push_back({DiffLine::Kind::added, 0, static_cast<int>(j) + 1, after_[j]}); }

  void middle() {
    const std::size_t rows = before_.size() - head_ - tail_;
    const std::size_t columns = after_.size() - head_ - tail_;
    std::size_t i = 0;
    std::size_t j = 0;
    if (rows <= kLinesMax && columns <= kLinesMax) {
      const std::size_t width = columns + 1;
      // length[i * width + j]: longest common subsequence of what follows line i and line j.
      std::vector<std::uint16_t> length((rows + 1) * width, 0);
      for (std::size_t r = rows; r-- > 0;)
        for (std::size_t c = columns; c-- > 0;)
          length[r * width + c] = before_[head_ + r] == after_[head_ + c]
                                      ? static_cast<std::uint16_t>(length[(r + 1) * width + c + 1] + 1)
                                      : std::max(length[(r + 1) * width + c], length[r * width + c + 1]);
      while (i < rows && j < columns) {
        if (before_[head_ + i] == after_[head_ + j])
          same(head_ + i++, head_ + j++);
        else if (length[(i + 1) * width + j] >= length[i * width + j + 1])
          removed(head_ + i++);
        else
          added(head_ + j++);
      }
    }
    while (i < rows) removed(head_ + i++);
    while (j < columns) added(head_ + j++);
  }

  const Lines& before_;
  const Lines& after_;
  std::size_t head_ = 0, tail_ = 0;
  std::vector<DiffLine> out_;
};

}  // namespace

std::vector<DiffLine> line_diff(const std::string& before, const std::string& after) {
  const Lines old_lines = split(before, '\n');
  const Lines new_lines = split(after, '\n');
  return Differ(old_lines, new_lines).run();
}

}  // namespace waarborg::administration
