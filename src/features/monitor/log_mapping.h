// A mapping: how the files of one log become look-ups. Data, not code: a log with other columns is brought in by
// writing another mapping (content/log-mappings/README.md has the format, by example).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/csv/encoding.h"
#include "platform/csv/file_bytes.h"

namespace waarborg::monitor {

enum class LogFormat { csv, json_lines, text };
/// What a local time is that a change of summer time makes come twice.
enum class Ambiguous { earlier, later, refuse };

/// Where one thing of a look-up comes from. Of none of the three: the log does not have it.
struct PartRule {
  std::vector<std::size_t> columns;  ///< indexes into LogMapping::columns; the first that holds something
  std::string constant;
  std::vector<std::string> missing;  ///< words that mean nothing is known, over those of the mapping
  bool strip_decimal = false;        ///< "13.0" is 13
  bool plus_is_space = false;        ///< "by+mistake" is "by mistake"
  bool fold_case = false;            ///< "Verkeer " and "verkeer" are one
  [[nodiscard]] bool given() const { return !columns.empty() || !constant.empty(); }
};

struct TimeRule {
  std::vector<std::size_t> columns;  ///< joined by a space
  std::string format;                ///< log_time.h
  std::string zone;                  ///< IANA, or "UTC"; where the time itself has no offset
  Ambiguous ambiguous = Ambiguous::refuse;
  std::optional<int> future_minutes = 10;  ///< nothing: any moment will do
};

/// A line of a text log: literal text and named parts in turn. A part runs up to the literal that follows it.
struct LinePart {
  std::string before;                 ///< literal text that must stand here
  std::optional<std::size_t> column;  ///< where the part goes; nothing: it is not needed
};
struct LineRule {
  std::vector<LinePart> parts;
  std::string after;           ///< literal text at the end of the line
  bool ends_in_pairs = false;  ///< the line ends in key=value pairs, values perhaps quoted
};

struct LogMapping {
  std::string name;
  LogFormat format = LogFormat::csv;
  char delimiter = ',';
  csv::Encoding encoding = csv::Encoding::utf8;
  std::optional<csv::Compression> compression;  ///< nothing: by the name's ending
  std::vector<std::string> header;              ///< of csv files without one
  LineRule line;                                ///< text only
  std::vector<std::string> columns;             ///< every column that is used, each once
  std::vector<std::string> missing;
  TimeRule time;
  PartRule officer, subject, basis, system, reason, place, group;
  std::string fingerprint;  ///< changes when the file's text changes
};

/// Every mistake at once, each with file, line and field ("content.bad_field"); "csv.file_missing" {name}.
Result<LogMapping> load_log_mapping(const std::filesystem::path& file);
Result<LogMapping> parse_log_mapping(const std::string& text, const std::string& file_name);

}  // namespace waarborg::monitor
