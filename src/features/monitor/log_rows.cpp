#include "features/monitor/log_rows.h"

#include <algorithm>

#include "base/text.h"
#include "features/monitor/log_lines.h"
#include "platform/csv/csv.h"

namespace waarborg::monitor {
namespace {

class CsvRows final : public LogRows {
 public:
  CsvRows(const RowFormat& mapping, csv::ByteSource& bytes) : mapping_(mapping), csv_(bytes, mapping.delimiter) {}

  Result<Done> read_header(const std::string& name) {
    if (!mapping_.header.empty()) return take_header(mapping_.header, name);
    if (!TRY(csv_.next(row_))) return invalid("lookups.file_empty", name, {name});
    if (!row_.problem.empty()) return invalid(row_.problem, name + ":1");
    decode();
    auto header = row_.texts();
    for (auto& cell : header) cell = std::string(trim(cell));
    return take_header(header, name);
  }

  Result<bool> next(LogRow& row) override {
    if (!TRY(csv_.next(row_))) return false;
    row.line = row_.line;
    row.problem = nullptr;
    row.values.resize(places_.size());
    if (!row_.problem.empty()) {
      row.problem = row_.problem == "csv.row_too_long" ? "csv.row_too_long" : "csv.row_quotes";
    } else if (row_.cells.size() != width_) {
      row.problem = "lookups.row_width";
    } else {
      decode();
      row.problem = fill(row);
    }
    return true;
  }
  [[nodiscard]] std::vector<std::string> original() const override {
    std::vector<std::string> cells;
    cells.reserve(row_.cells.size());
    for (const auto cell : row_.cells) cells.push_back(csv::replace_invalid(cell));
    return cells;
  }

 private:
  void decode() {
    if (mapping_.encoding != csv::Encoding::latin1 || row_.plain) return;
    decoded_.clear();
    for (const auto cell : row_.cells) decoded_.push_back(csv::from_latin1(cell));
    row_.cells.assign(decoded_.begin(), decoded_.end());
  }
  Result<Done> take_header(const std::vector<std::string>& header, const std::string& name) {
    Errors errors;
    width_ = header.size();
    for (const auto& column : mapping_.columns) {
      const auto found = std::ranges::find(header, column);
      if (found == header.end()) errors.push_back(invalid("lookups.column_missing", name, {name, column}));
      if (std::ranges::count(header, column) > 1)
        errors.push_back(invalid("lookups.column_twice", name, {name, column}));
      places_.push_back(static_cast<std::size_t>(found - header.begin()));
    }
    if (!errors.empty()) return errors;
    return Done{};
  }
  const char* fill(LogRow& row) const {
    if (!row_.plain && !std::ranges::all_of(row_.cells, is_clean_utf8)) return "lookups.row_encoding";
    for (std::size_t at = 0; at < places_.size(); ++at) row.values[at] = row_.cells[places_[at]];
    return nullptr;
  }

  const RowFormat& mapping_;
  csv::CsvReader csv_;
  csv::CsvRow row_;
  std::vector<std::string> decoded_;
  std::vector<std::size_t> places_;
  std::size_t width_ = 0;
};

}  // namespace

Result<std::unique_ptr<LogRows>> open_rows(const RowFormat& mapping, csv::ByteSource& bytes, const std::string& name) {
  if (mapping.format == LogFormat::json_lines) return json_rows(mapping, bytes);
  if (mapping.format == LogFormat::text) return text_rows(mapping, bytes);
  auto rows = std::make_unique<CsvRows>(mapping, bytes);
  TRY(rows->read_header(name));
  return Result<std::unique_ptr<LogRows>>(std::move(rows));
}

}  // namespace waarborg::monitor
