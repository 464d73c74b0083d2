#include <boost/json.hpp>

#include <array>
#include <charconv>

#include "base/text.h"
#include "features/monitor/log_lines.h"

namespace waarborg::monitor {
namespace {

namespace json = boost::json;

class JsonRows final : public LogRows {
 public:
  JsonRows(const RowFormat& mapping, csv::ByteSource& bytes)
      : lines_(bytes, mapping.encoding), texts_(mapping.columns.size()) {
    for (const auto& column : mapping.columns) paths_.push_back(split(column, '.'));
    for (const auto& column : mapping.columns) names_.push_back(column);
  }

  Result<bool> next(LogRow& row) override {
    if (!TRY(lines_.next())) return false;
    row.line = lines_.number();
    row.values.assign(paths_.size(), {});
    row.problem = lines_.problem() != nullptr ? lines_.problem() : read(row);
    return true;
  }
  [[nodiscard]] std::vector<std::string> original() const override { return {csv::replace_invalid(lines_.line())}; }

 private:
  // A document lives in the one buffer; a larger one takes memory for its row alone.
  const char* read(LogRow& row) {
    json::monotonic_resource memory(buffer_.data(), buffer_.size());
    boost::system::error_code problem;
    const json::value document = json::parse(lines_.line(), problem, &memory);
    if (problem || !document.is_object()) return "lookups.row_unreadable";
    for (std::size_t at = 0; at < paths_.size(); ++at) {
      const json::value* value = find(document.get_object(), at);
      if (value == nullptr || value->is_null()) continue;
      if (!write(*value, texts_[at])) return "lookups.row_unreadable";
      row.values[at] = texts_[at];
    }
    return nullptr;
  }
  [[nodiscard]] const json::value* find(const json::object& object, std::size_t at) const {
    if (const json::value* whole = object.if_contains(names_[at])) return whole;
    const json::object* inner = &object;
    for (std::size_t step = 0; step < paths_[at].size(); ++step) {
      const json::value* value = inner->if_contains(paths_[at][step]);
      if (value == nullptr || step + 1 == paths_[at].size()) return value;
      inner = value->if_object();
      if (inner == nullptr) return nullptr;
    }
    return nullptr;
  }
  static bool write(const json::value& value, std::string& out) {
    std::array<char, 40> digits{};
    std::to_chars_result end{};
    switch (value.kind()) {
      case json::kind::string: out.assign(value.get_string().data(), value.get_string().size()); return true;
      case json::kind::bool_: out = value.get_bool() ? "true" : "false"; return true;
      case json::kind::int64: end = std::to_chars(digits.begin(), digits.end(), value.get_int64()); break;
      case json::kind::uint64: end = std::to_chars(digits.begin(), digits.end(), value.get_uint64()); break;
      case json::kind::double_: end = std::to_chars(digits.begin(), digits.end(), value.get_double()); break;
      default: return false;
    }
    out.assign(digits.data(), end.ptr);
    return true;
  }

  LineReader lines_;
  std::vector<std::vector<std::string>> paths_;
  std::vector<std::string> names_;
  std::vector<std::string> texts_;
  std::array<unsigned char, 16U << 10U> buffer_{};
};

}  // namespace

std::unique_ptr<LogRows> json_rows(const RowFormat& mapping, csv::ByteSource& bytes) {
  return std::make_unique<JsonRows>(mapping, bytes);
}

}  // namespace waarborg::monitor
