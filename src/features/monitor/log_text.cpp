#include <algorithm>
#include <array>

#include "features/monitor/log_lines.h"

namespace waarborg::monitor {
namespace {

bool is_between(char c) { return c == ' ' || c == ',' || c == ';' || c == '\t'; }

// One key=value pair off the front; values may stand in double quotes, with \" and \\ within.
class Pairs {
 public:
  explicit Pairs(std::string_view text) : text_(text) {}

  enum class Next { pair, end, wrong };
  Next next() {
    while (true) {
      while (!text_.empty() && is_between(text_.front())) text_.remove_prefix(1);
      if (text_.empty()) return Next::end;
      const auto sign = text_.find_first_of("= ");
      // A word alone is no pair and no mistake.
      if (sign == std::string_view::npos || text_[sign] == ' ') {
        text_.remove_prefix(std::min(sign, text_.size()));
        continue;
      }
      key = text_.substr(0, sign);
      text_.remove_prefix(sign + 1);
      return take_value() ? Next::pair : Next::wrong;
    }
  }
  std::string_view key;
  std::string value;

 private:
  bool take_value() {
    value.clear();
    if (text_.empty() || text_.front() != '"') {
      const auto end = std::ranges::find_if(text_, is_between);
      value.assign(text_.begin(), end);
      text_.remove_prefix(value.size());
      return true;
    }
    for (std::size_t at = 1; at < text_.size(); ++at) {
      if (text_[at] == '\\' && at + 1 < text_.size()) {
        value += text_[++at];
      } else if (text_[at] == '"') {
        text_.remove_prefix(at + 1);
        return true;
      } else {
        value += text_[at];
      }
    }
    return false;
  }
  std::string_view text_;
};

class TextRows final : public LogRows {
 public:
  TextRows(const RowFormat& mapping, csv::ByteSource& bytes)
      : mapping_(mapping), lines_(bytes, mapping.encoding), texts_(mapping.columns.size()) {}

  Result<bool> next(LogRow& row) override {
    if (!TRY(lines_.next())) return false;
    row.line = lines_.number();
    row.values.assign(mapping_.columns.size(), {});
    row.problem = lines_.problem() != nullptr ? lines_.problem() : read(row) ? nullptr : "lookups.row_unreadable";
    return true;
  }
  [[nodiscard]] std::vector<std::string> original() const override { return {csv::replace_invalid(lines_.line())}; }

 private:
  bool read(LogRow& row) {
    std::string_view text = lines_.line();
    const auto& parts = mapping_.line.parts;
    for (std::size_t at = 0; at < parts.size(); ++at) {
      if (!text.starts_with(parts[at].before)) return false;
      text.remove_prefix(parts[at].before.size());
      const bool last = at + 1 == parts.size();
      if (last && mapping_.line.ends_in_pairs) return read_pairs(text, row);
      const std::string& until = last ? mapping_.line.after : parts[at + 1].before;
      const auto end = until.empty() ? text.size() : last ? text.rfind(until) : text.find(until);
      if (end == std::string_view::npos) return false;
      if (parts[at].column) row.values[*parts[at].column] = text.substr(0, end);
      text.remove_prefix(end);
    }
    return text == mapping_.line.after;
  }
  bool read_pairs(std::string_view text, LogRow& row) {
    Pairs pairs(text);
    while (true) {
      const Pairs::Next next = pairs.next();
      if (next != Pairs::Next::pair) return next == Pairs::Next::end;
      const auto found = std::ranges::find(mapping_.columns, pairs.key);
      if (found == mapping_.columns.end()) continue;
      const auto column = static_cast<std::size_t>(found - mapping_.columns.begin());
      texts_[column] = pairs.value;
      row.values[column] = texts_[column];
    }
  }

  const RowFormat& mapping_;
  LineReader lines_;
  std::vector<std::string> texts_;
};

}  // namespace

std::unique_ptr<LogRows> text_rows(const RowFormat& mapping, csv::ByteSource& bytes) {
  return std::make_unique<TextRows>(mapping, bytes);
}

}  // namespace waarborg::monitor
