// A mapping of a side table: how the rows of a file say who was on duty, who works on which case, and so on. The same
// form as that of a log, with `table` and the parts of that table (content/log-mappings/README.md).
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "base/result.h"
#include "features/monitor/log_mapping.h"
#include "features/monitor/side_tables.h"
#include "features/monitor/values.h"

namespace waarborg::monitor {

/// As mappings name it.
const char* side_part_name(SidePart part);

struct SideMapping : RowFormat {
  SideTable table = SideTable::people;
  std::array<PartRule, kSideParts> parts;  ///< by SidePart; of from and to nothing
  std::optional<TimeRule> from, to;
};

/// Every mistake at once, each with file, line and field ("content.bad_field").
Result<SideMapping> parse_side_mapping(const std::string& text, const std::string& file_name);

using Mapping = std::variant<LogMapping, SideMapping>;
/// Of a log, or of a side table when the file names one. Errors: as above, and "csv.file_missing" {name}.
Result<Mapping> load_mapping(const std::filesystem::path& file);

/// A row of a side table before it has numbers. Texts are trimmed, empty where the row has none; a moment that is not
/// there is 0 (from) or kTimeless (to). Valid until the next row.
struct SideValues {
  std::array<std::string_view, kSideParts> texts;
  std::uint32_t from = 0, to = kTimeless;
};

/// Not thread-safe.
class SideReader {
 public:
  /// REQUIRES: the mapping outlives the reader.
  SideReader(const SideMapping& mapping, Instant now);
  /// nullptr, or why the row is refused: "lookups.row_part_missing", "lookups.row_ends_early",
  /// "lookups.row_time_range", those of its values, or the row's own problem.
  const char* read(const LogRow& row, SideValues& out);

 private:
  const char* read_moment(const LogRow& row, std::optional<TimeReader>& reader, bool needed, std::uint32_t& out);

  const SideSpec& spec_;
  std::vector<ValueReader> parts_;
  std::vector<SideSpec::Column> columns_;  ///< of parts_
  std::optional<TimeReader> from_, to_;
  bool from_needed_ = false, to_needed_ = false;
};

}  // namespace waarborg::monitor
