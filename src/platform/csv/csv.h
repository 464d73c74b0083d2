// Rows of text separated by a delimiter (RFC 4180), one at a time.
//
// A cell may be quoted; a quoted cell may hold the delimiter, doubled quotes and line ends. Lines end in LF or CRLF;
// a byte-order mark is skipped; empty lines are no rows. A quote inside an unquoted cell is an ordinary character.
// What is wrong with one row is told with that row, and reading goes on with the next line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/csv/bytes.h"

namespace waarborg::csv {

struct CsvRow {
  std::uint64_t line = 0;               ///< 1 is the first line of the file; a row over several lines has its first
  std::vector<std::string_view> cells;  ///< valid until the next row is read
  /// Empty, or why the row cannot be used: "csv.row_quotes" (text after a closing quote, or a quote
  /// that is never closed), "csv.row_too_long".
  std::string problem;
  bool plain = false;  ///< true: every byte is ASCII and none is NUL; false says nothing
  /// The cells, to keep.
  [[nodiscard]] std::vector<std::string> texts() const { return {cells.begin(), cells.end()}; }
};

/// Two roads to the same rows: one that only looks for where cells end, for rows that lie whole in the buffer and have
/// no quotes but around cells; and one character by character for all others. Memory is one row plus one buffer. Not
/// thread-safe.
class CsvReader {
 public:
  /// A row longer than this many bytes is refused and skipped up to its line end.
  static constexpr std::size_t kRowBytesMax = 1U << 20U;
  static constexpr std::size_t kBufferBytes = 256U << 10U;

  /// REQUIRES: `bytes` outlives the reader; a buffer has at least the three bytes of a mark. Rows do not hang on its
  /// size.
  CsvReader(ByteSource& bytes, char delimiter, std::size_t buffer_bytes = kBufferBytes);
  /// Answers false at the end. Errors are those of the bytes.
  Result<bool> next(CsvRow& row);

 private:
  enum class Place { cell_start, plain, quoted, after_quote };
  Result<Done> refill();
  Result<bool> fill();
  bool take_whole_row(CsvRow& row);
  const char* find_end(const char* from, std::uint64_t& odd) const;
  const char* end_of_quoted(const char* from) const;
  void take(char c, CsvRow& row, Place& place);
  void take_plain_run(CsvRow& row);
  void end_cell();
  Result<bool> read_row(CsvRow& row);

  ByteSource* bytes_;
  char delimiter_;
  std::vector<char> buffer_;  ///< with bytes behind it that may be read and mean nothing
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::uint64_t line_ = 1;
  std::size_t row_bytes_ = 0;
  std::string cell_;
  std::vector<std::string> cells_;  ///< of a row that was read character by character
  bool started_ = false, ended_ = false;
};

/// One cell as this program writes it: quoted where needed, and never a formula to a spreadsheet (a leading = + @
/// tab or CR, or a minus that starts no number, gets an apostrophe).
std::string csv_cell(std::string_view text);
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace waarborg::csv
