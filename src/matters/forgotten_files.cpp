#include "matters/forgotten_files.h"

#include <chrono>
#include <filesystem>
#include <system_error>

#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;
namespace fs = std::filesystem;

namespace {

/// No file has this name; its row says that the list began.
constexpr const char* kListBegan = "";

bool is_known(storage::Transaction& tx, const std::string& file) { return tx.find(sql::file_find, {file}).has_value(); }

void note_file(storage::Transaction& tx, const House& house, const std::string& file) {
  tx.execute(sql::file_add, {file, house.today()});
}

/// By the file system's own clock, which wrote the time.
bool is_older_than_a_day(const fs::directory_entry& entry) {
  std::error_code error;
  const auto written = entry.last_write_time(error);
  return !error && written < fs::file_time_type::clock::now() - std::chrono::days(1);
}

}  // namespace

void keep_file(storage::Transaction& tx, const House& house, const std::string& matter_id, const std::string& file) {
  // A file of before the list of uses gets none: who else uses it is not known.
  tx.execute(sql::file_use, {matter_id, file});
  note_file(tx, house, file);
}

Result<std::int64_t> remove_forgotten_files(storage::Transaction& tx, const House& house) {
  const bool begun = is_known(tx, kListBegan);
  if (!begun) note_file(tx, house, kListBegan);
  std::int64_t removed = 0;
  std::error_code error;
  for (fs::directory_iterator at(house.platform.config.files(), error), end; !error && at != end; at.increment(error)) {
    if (!at->is_regular_file(error) || !is_older_than_a_day(*at)) continue;
    const std::string file = at->path().filename().string();
    if (!begun)
      note_file(tx, house, file);
    else if (!is_known(tx, file) && fs::remove(at->path(), error))
      ++removed;
  }
  if (error) return Error{ErrorKind::unavailable, "error.storage_unavailable"};
  return removed;
}

void add_forgotten_files(House& house) {
  house.platform.jobs.add_daily("matters.forgotten_files", 40, [&house](storage::Transaction& tx) -> Result<Done> {
    TRY(remove_forgotten_files(tx, house));
    return Done{};
  });
}

}  // namespace waarborg::matters
