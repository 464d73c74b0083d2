// How the rows of a file are read, whatever they are about: format, columns, and where a value or a moment comes from.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/content/reader.h"
#include "platform/csv/encoding.h"
#include "platform/csv/file_bytes.h"

namespace waarborg::monitor {

/// Parquet becomes csv before its rows are read.
enum class LogFormat { csv, json_lines, text, parquet };
/// What a local time is that a change of summer time makes come twice.
enum class Ambiguous { earlier, later, refuse };

/// Where one value of a row comes from. Of none of the three: the file does not have it.
struct PartRule {
  std::vector<std::size_t> columns;  ///< indexes into RowFormat::columns; the first that holds something
  std::string constant;
  std::vector<std::string> missing;            ///< words that mean nothing is known, over those of the mapping
  bool strip_decimal = false;                  ///< "13.0" is 13
  bool plus_is_space = false;                  ///< "by+mistake" is "by mistake"
  bool fold_case = false;                      ///< "Verkeer " and "verkeer" are one
  std::map<std::string, std::string> words{};  ///< what values stand for; a value that is not here is refused
  std::map<std::string, std::string> same{};   ///< spellings that are another; what is not here stays as it is
  [[nodiscard]] bool given() const { return !columns.empty() || !constant.empty(); }
};

struct TimeRule {
  std::vector<std::size_t> columns;  ///< joined by a space
  std::string format;                ///< log_time.h
  std::string zone;                  ///< IANA, or "UTC"; where the time itself has no offset
  Ambiguous ambiguous = Ambiguous::refuse;
  std::optional<int> future_minutes = 10;  ///< nothing: any moment will do
  int shift_days = 0;                      ///< days put to what is written, where a source moved its dates
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

struct RowFormat {
  std::string name;
  LogFormat format = LogFormat::csv;
  char delimiter = ',';
  csv::Encoding encoding = csv::Encoding::utf8;
  std::optional<csv::Compression> compression;  ///< nothing: by the name's ending
  std::vector<std::string> header;              ///< of csv files without one
  LineRule line;                                ///< text only
  std::vector<std::string> columns;             ///< every column that is used, each once
  std::vector<std::string> missing;
  std::string fingerprint;  ///< changes when the file's text changes
};

/// Reads what every mapping has in common. The parts must be read between begin() and finish(). Not thread-safe.
class RowFormatLoader {
 public:
  /// The fields that begin() reads.
  static const std::vector<std::string>& fields();
  explicit RowFormatLoader(RowFormat& format) : format_(format) {}
  void begin(const content::Node& root);
  /// An absent node gives a part that is not given.
  PartRule read_part(const content::Node& node);
  void read_time(const content::Node& node, TimeRule& time);
  void finish(const content::Node& root) const;

 private:
  void read_line(const content::Node& node);
  std::size_t column(const std::string& name);
  std::size_t used_column(const std::string& name, const content::Node& node);
  std::vector<std::size_t> read_columns(const content::Node& node);

  RowFormat& format_;
};

}  // namespace waarborg::monitor
