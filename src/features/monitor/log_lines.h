// Logs of one line a row: JSON lines, and text with named parts.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "features/monitor/log_rows.h"

namespace waarborg::monitor {

/// Lines that end in LF or CRLF; empty ones are left out, a byte-order mark is skipped. Memory: one line and a buffer.
class LineReader {
 public:
  static constexpr std::size_t kLineBytesMax = 1U << 20U;

  /// REQUIRES: `bytes` outlives the reader.
  LineReader(csv::ByteSource& bytes, csv::Encoding encoding) : bytes_(&bytes), encoding_(encoding) {}
  /// False at the end. Errors are those of the bytes.
  Result<bool> next();
  /// As UTF-8; cut at kLineBytesMax.
  [[nodiscard]] const std::string& line() const { return line_; }
  [[nodiscard]] std::uint64_t number() const { return number_; }
  /// nullptr, "csv.row_too_long" or "lookups.row_encoding".
  [[nodiscard]] const char* problem() const { return problem_; }

 private:
  Result<bool> fill();
  Result<bool> read_line();
  void take(std::size_t count);

  csv::ByteSource* bytes_;
  csv::Encoding encoding_;
  std::vector<char> buffer_ = std::vector<char>(64U << 10U);
  std::size_t at_ = 0, end_ = 0;
  std::string line_;
  std::uint64_t number_ = 0;
  const char* problem_ = nullptr;
  bool started_ = false;
};

/// A column names a member, or members within members ("user.id"). A line must be an object, and what a column names a
/// text, number or truth value. Problems: those of LineReader, and "lookups.row_unreadable".
std::unique_ptr<LogRows> json_rows(const RowFormat& mapping, csv::ByteSource& bytes);
/// By the mapping's line. Problems: those of LineReader, and "lookups.row_unreadable".
std::unique_ptr<LogRows> text_rows(const RowFormat& mapping, csv::ByteSource& bytes);

}  // namespace waarborg::monitor
