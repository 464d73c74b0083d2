// The tables that docs/detection recomputes a run from, as files.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "features/monitor/contract/explanations.h"

namespace waarborg::monitor {

enum class TableForm { csv, parquet };

/// Told of each file when it is whole.
using TakeTable = std::function<void(const std::string& name, std::int64_t rows)>;

struct ExportedDays {
  Date first_day, day;
  std::int64_t look_ups = 0;
};
/// Writes a run's tables into `folder`, which is new or empty: the days asked for, or those that a run over the last
/// stored day looks back on. Officers, subjects, cases and reasons stay numbers; accounts of machines are left out, as
/// runs leave them out. Memory: as of a run. Room: Parquet passes through csv, a file at a time.
/// Errors: "detection.no_days", "tables.folder_not_empty" {folder}, "tables.window" {days}, those of the store, of
/// csv::FileWriter and of parquet::from_csv.
Result<ExportedDays> export_tables(matters::House& house, const DaysAsked& asked, const std::filesystem::path& folder,
                                   TableForm form, const TakeTable& take);

}  // namespace waarborg::monitor
