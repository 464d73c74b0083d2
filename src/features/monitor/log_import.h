// Bringing in logs: each source is a batch, read row by row into parts and then added to the days, a day at a time.
//
// Order of keeping: part on disk, key files, words with the cursor in the database; then for each day its counts in the
// database and the day itself; then the batch is done. Killed at any moment and given the same source again, it reads
// up to the cursor again without keeping anything and goes on from there; the outcome is that of a batch nobody
// disturbed.
//
// Three threads: one reads, cleans and hashes batches of rows (LogBatches over LogRows and the bytes), some batches
// ahead of the second, which does all that is not said here: numbering, keeping, and calling whoever looks on. A third
// sorts, encodes and writes a part, which is its own, while the next is gathered. Numbers and order are those of one
// thread.
//
// Memory: some batches of 4096 rows, 32 bytes for each of rows_per_part rows and 100 for each of the part before, some
// 160 for each row of the largest day, and Numbering's.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/day_store.h"
#include "features/monitor/numbering.h"
#include "features/monitor/staging.h"

namespace waarborg::monitor {

enum class LogMode { import, check };

struct LogImportOptions {
  LogMode mode = LogMode::import;
  std::string actor = "system";
  std::size_t rows_per_part = 1U << 21U;  ///< at most
};

/// A row as it was understood, for a look before anything is kept; numbers are those of the preview (shown_rows.h).
struct UnderstoodRow {
  std::uint64_t line = 0;
  Instant at;
  engine::Access row;
  std::string system, place, group;
};
struct LogProgress {
  std::int64_t rows = 0;
  std::uint64_t bytes_done = 0, bytes_total = 0;
};
/// Who looks on. Each may be empty.
struct LogWatch {
  std::function<void(const LogProgress&)> progress;  ///< every some thousand rows and every day
  std::function<void(const RefusedRow&)> refused;    ///< again from the first row when a batch goes on
  /// The first few rows.
  std::function<void(const UnderstoodRow&)> understood;
  /// The first few rows of a side table: parts as mappings name them, with numbers, words and moments.
  std::function<void(std::uint64_t line, const std::vector<std::pair<std::string, std::string>>&)> understood_side;
  /// False stops as a kill would. For tests: asked between any two steps that keep something.
  std::function<bool()> go_on;
};

/// read == taken + already_there + refused, always. `repeated` are those of the rows taken or there that equal another
/// row of the same source in everything; equal look-ups within a second stay apart (docs/decisions/0025).
struct LogReport {
  std::string batch_id, source;
  std::int64_t read = 0, taken = 0, already_there = 0, refused = 0, repeated = 0;
  std::map<std::string, std::int64_t> reasons;  ///< of refusals, by text key
  std::int64_t days = 0;
  std::optional<engine::DayNumber> first_day, last_day;
};

/// "-" is standard input, which is read once and so never goes on.
inline constexpr const char* kStandardInput = "-";
/// The bytes of a source, unpacked; those of a Parquet file as csv, which stands in `converting` as long as it is read.
struct OpenSource {
  std::unique_ptr<csv::ByteSource> bytes;
  std::uint64_t total = 0;  ///< that `bytes` will have consumed at its end; 0: not known
};
Result<OpenSource> open_source(const RowFormat& format, const std::filesystem::path& source,
                               const std::filesystem::path& converting);

/// Not thread-safe.
class LogImport {
 public:
  /// Takes the store (not for a check). Errors: those of DayWriter::open and Numbering::open.
  static Result<std::unique_ptr<LogImport>> open(matters::House& house, LogMapping mapping,
                                                 const LogImportOptions& options);
  /// One source, whole. Errors: of its bytes and of open_rows, of the disk, "lookups.too_many_words",
  /// "lookups.stopped" (by the watch).
  Result<LogReport> bring_in(const std::filesystem::path& source, const LogWatch& watch);
  [[nodiscard]] const LogMapping& mapping() const { return mapping_; }

 private:
  /// What the database knows of the batch at hand.
  struct Batch {
    std::string id, state;
    std::int64_t cursor_rows = 0;
    std::size_t parts = 0;
    Instant started_at;
    std::filesystem::path folder;
  };
  class Reading;
  LogImport(matters::House& house, LogMapping mapping, LogImportOptions options, Numbering numbering)
      : house_(house), mapping_(std::move(mapping)), options_(std::move(options)), numbering_(std::move(numbering)) {}

  [[nodiscard]] bool checks() const { return options_.mode == LogMode::check; }
  Result<Done> begin(const std::filesystem::path& source);
  [[nodiscard]] std::string fingerprint(const std::filesystem::path& source) const;
  Result<Done> read_rows(const std::filesystem::path& source, const LogWatch& watch, LogReport& report);
  /// A part that is on the disk, with all rows up to `rows_read`.
  Result<Done> keep_part(std::int64_t rows_read, const LogWatch& watch);
  Result<Done> add_days(const LogWatch& watch, LogReport& report);
  Result<Done> add_day(engine::DayNumber day, const StagedDays& staged, const LogWatch& watch, LogReport& report);
  Result<Done> move_to(const std::string& state);
  Result<Done> finish(const LogReport& report);

  matters::House& house_;
  LogMapping mapping_;
  LogImportOptions options_;
  Numbering numbering_;
  std::unique_ptr<engine::DayWriter> writer_;
  Batch batch_;
};

/// What was opened or unpacked to be read (DATA/look-ups/checking) by processes that were killed a day ago or longer.
void remove_forgotten_checks(const matters::House& house);

/// How many rows of the batch are new to the day, and how many of them equal another one. REQUIRES: both are sorted.
struct DayCounts {
  std::int64_t taken = 0, already_there = 0, repeated = 0;
};
DayCounts count_day(const std::vector<engine::Access>& there, const std::vector<engine::Access>& rows);
/// Gives rows of an officer who has rows on that day already the group that stands there: who moved to another unit
/// between two imports keeps the day's group, so that the same look-up is the same row.
void keep_groups(const std::vector<engine::Access>& there, std::vector<engine::Access>& rows);

}  // namespace waarborg::monitor
