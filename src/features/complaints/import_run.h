// An import: the files of one register, row by row into the database, in steps of one transaction each.
//
// A step reads the cursor (source, row) from the import's row, works on the next rows, and writes records, refusals,
// counts and the new cursor together. Killed at any moment, the import goes on where the last step ended; repeated,
// it finds its records unchanged. A dry run is the same work with a Keeper that writes no record.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "features/complaints/import_keep.h"
#include "features/complaints/import_mapping.h"
#include "features/complaints/import_stream.h"
#include "platform/storage/database.h"

namespace waarborg::complaints {

enum class Mode { import, check };

struct ImportOptions {
  Mode mode = Mode::import;
  int rows_per_step = 4000;
  std::string actor = "system";
};

struct ImportProgress {
  std::string import_id;
  std::uint64_t rows = 0;        ///< rows read by this process since it began, and before it by the same import
  std::uint64_t bytes_done = 0;  ///< of the files
  std::uint64_t bytes_total = 0;
};

/// One file that takes part.
struct ImportFile {
  std::size_t source = 0;  ///< index into Mapping::sources
  std::filesystem::path path;
  std::uint64_t bytes = 0;
};

/// Not thread-safe. After a step that failed, the next call does that step again.
class ImportRun {
 public:
  /// Finds each file's source by its name and checks every header, before anything is written. Errors:
  /// "complaints_register.mapping_of_training",
  /// "complaints_register.file_no_source", "file_same_source", and those of SourceStream::open; all files at once.
  static Result<std::unique_ptr<ImportRun>> prepare(std::unique_ptr<const Mapping> mapping,
                                                    const std::vector<std::filesystem::path>& files,
                                                    const ImportOptions& options);
  /// Goes on with the unfinished import of the same files by the same mapping, or begins a new one (older unfinished
  /// ones of the register are abandoned; their refusals and remarks are dropped). A dry run always begins anew.
  Result<Done> begin(storage::Transaction& tx, const Clock& clock);
  /// REQUIRES: begun. Answers whether there is more to do.
  Result<bool> step(storage::Transaction& tx, const Clock& clock);

  [[nodiscard]] const ImportProgress& progress() const { return progress_; }
  [[nodiscard]] const std::string& id() const { return progress_.import_id; }

 private:
  struct Counts {
    std::int64_t read = 0, added = 0, changed = 0, unchanged = 0, refused = 0;
  };
  struct RemarkKey {
    std::string column, reason, value;
    auto operator<=>(const RemarkKey&) const = default;
  };
  /// What one step found and still has to write down.
  struct Batch {
    std::size_t file = 0;
    std::int64_t first_row = 0;
    std::vector<StreamRow> rows;
    bool last = false;  ///< the file ends here
  };
  ImportRun(std::unique_ptr<const Mapping> mapping, ImportOptions options)
      : mapping_(std::move(mapping)), options_(std::move(options)) {}
  Result<Done> match_files(const std::vector<std::filesystem::path>& files);
  [[nodiscard]] std::string fingerprint() const;
  [[nodiscard]] std::unique_ptr<Keeper> make_keeper() const;
  Result<Done> load_batch(std::size_t file, std::int64_t row);
  Result<Done> seek(std::size_t file, std::int64_t row);
  void keep_batch(storage::Transaction& tx);
  void keep_row(storage::Transaction& tx, StreamRow& row, Counts& counts);
  void check_references(storage::Transaction& tx, StreamRow& row);
  void write_refusals(storage::Transaction& tx, const StreamRow& row);
  void write_remarks(storage::Transaction& tx);
  Result<bool> refresh_step(storage::Transaction& tx, const Clock& clock, std::int64_t stage);
  void note_progress();

  std::unique_ptr<const Mapping> mapping_;
  ImportOptions options_;
  std::vector<ImportFile> files_;
  ImportProgress progress_;
  std::unique_ptr<Keeper> keeper_;
  std::unique_ptr<SourceStream> stream_;
  std::size_t stream_file_ = 0;
  Batch batch_;
  std::map<RemarkKey, std::int64_t> remarks_;
  std::string known_case_, known_officer_;  ///< found last; files name them in runs
};

/// The kept figures of a register, computed again. Stages 0 to kRefreshStages - 1, each in a transaction of its own.
inline constexpr std::int64_t kRefreshStages = 5;
void refresh_figures(storage::Transaction& tx, const std::string& register_id, std::int64_t stage);

}  // namespace waarborg::complaints
