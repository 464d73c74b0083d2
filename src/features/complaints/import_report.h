// What an import did (or a dry run would do), and its error file.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "platform/storage/database.h"

namespace waarborg::complaints {

/// Counts of rows. read == added + changed + unchanged + refused, always.
struct SourceReport {
  std::string name, file;
  std::int64_t read = 0, added = 0, changed = 0, unchanged = 0, refused = 0;
};
/// Rows of one source refused (or kept with a remark) for one reason.
struct ReasonReport {
  std::string source, column, reason, value;
  std::int64_t rows = 0;
};
struct ImportReport {
  std::string id, register_id, mode, state;
  Instant started_at;
  std::optional<Instant> finished_at;
  std::vector<SourceReport> sources;
  std::vector<ReasonReport> refusals, remarks;
};

/// Errors: not_found.
Result<ImportReport> read_report(storage::Transaction& tx, const std::string& import_id);
/// The latest imports and dry runs, newest first, without their counts.
std::vector<ImportReport> recent_imports(storage::Transaction& tx);

/// Gives the error file line by line: "file,line,column,reason" and the cells of the original row behind it, as CSV.
/// `say` turns a reason's key into words. Made from the refusals in the database, so it is whole after a kill too.
void write_error_lines(storage::Transaction& tx, const std::string& import_id,
                       const std::function<std::string(std::string_view)>& say,
                       const std::function<void(std::string_view)>& write);

}  // namespace waarborg::complaints
