// A mapping: how the files of one log become look-ups. Data, not code: a log with other columns is brought in by
// writing another mapping (content/log-mappings/README.md has the format, by example).
#pragma once

#include <string>

#include "base/result.h"
#include "features/monitor/row_format.h"

namespace waarborg::monitor {

struct LogMapping : RowFormat {
  TimeRule time;
  PartRule officer, subject, basis, system, reason, place, group;
};

/// Every mistake at once, each with file, line and field ("content.bad_field").
Result<LogMapping> parse_log_mapping(const std::string& text, const std::string& file_name);

}  // namespace waarborg::monitor
