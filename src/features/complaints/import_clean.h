// From the cells of one row to records, by the mapping: trimming, missing words, dates, codes. Pure: no database.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/complaints/import_mapping.h"

namespace waarborg::complaints {

/// A record ready to be kept. `values` stand in the order of the target's fields; `originals` hold the source's own
/// code beside a coded value.
struct Record {
  const RecordRule* rule = nullptr;
  std::vector<std::optional<std::string>> values;
  std::vector<std::optional<std::string>> originals;
  std::int64_t sequence = 1;                                       ///< among records of one key, for numbered targets
  [[nodiscard]] const std::string& text(std::size_t field) const;  ///< or empty
  [[nodiscard]] std::uint64_t key_hash() const;
  [[nodiscard]] std::int64_t content_hash() const;
};

/// Why a row is refused, or what was noticed while it was kept.
struct Finding {
  std::string column;
  std::string reason;   ///< text key
  std::string value{};  ///< remarks on codes only
};

struct CleanedRow {
  std::vector<Record> records;
  std::vector<Finding> refusals;  ///< not empty: the row is not imported
  std::vector<Finding> remarks;
};

/// Where each column stands. Made once per file.
class Layout {
 public:
  /// Every column must be mapped or ignored, and every mapped column be there; a column may not come twice. Errors:
  /// "complaints_register.column_unknown", "column_missing", "column_twice" with args {file, line, column}.
  static Result<Layout> of(const SourceRule& source, const std::vector<std::string>& header, const std::string& file);
  [[nodiscard]] std::optional<std::size_t> place_of(std::string_view column) const;
  [[nodiscard]] std::size_t width() const { return width_; }

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
  std::size_t width_ = 0;
};

CleanedRow clean_row(const Mapping& mapping, const SourceRule& source, const Layout& layout,
                     const std::vector<std::string>& cells);

/// "7", "7.5" or "7,25": hours below a thousand with at most two decimals, as whole minutes.
std::optional<int> parse_hours(std::string_view text);
/// A date by a format of %Y %m %d %H %M %S and other characters that stand for themselves.
std::optional<Date> parse_date(std::string_view text, std::string_view format);

}  // namespace waarborg::complaints
