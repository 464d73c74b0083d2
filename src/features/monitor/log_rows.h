// The rows of one log, whatever its format: the values of the columns that the mapping uses. The same bytes give the
// same rows every time, so going on after a stop is reading again.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/monitor/row_format.h"
#include "platform/csv/bytes.h"

namespace waarborg::monitor {

struct LogRow {
  std::uint64_t line = 0;  ///< 1 is the first line of the file
  /// By the index of the column in the mapping, empty where the row has none. Valid until the next row is read.
  std::vector<std::string_view> values;
  /// Why the row cannot be read: a text key, or nullptr.
  const char* problem = nullptr;
};

/// Memory: one row (CsvReader::kRowBytesMax at most) and a buffer. Not thread-safe.
class LogRows {
 public:
  virtual ~LogRows() = default;
  /// Answers false at the end. Errors are those of the bytes.
  virtual Result<bool> next(LogRow& row) = 0;
  /// The last row as it stood in the file, as cells for an error file; what was no text is replaced.
  [[nodiscard]] virtual std::vector<std::string> original() const = 0;
};

/// Reads the header where there is one. REQUIRES: mapping and bytes outlive the rows. Errors: those of the bytes;
/// "lookups.file_empty" {name}; "lookups.column_missing", "lookups.column_twice" {name, column}, all at once.
Result<std::unique_ptr<LogRows>> open_rows(const RowFormat& mapping, csv::ByteSource& bytes, const std::string& name);

}  // namespace waarborg::monitor
