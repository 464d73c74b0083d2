#include "engine/day_files.h"

#include <algorithm>
#include <chrono>

#include "base/clock.h"
#include "engine/durable.h"

namespace waarborg::engine {

namespace fs = std::filesystem;

fs::path file_of_day(const fs::path& folder, DayNumber day, std::string_view ending) {
  return folder / (to_iso(Date{std::chrono::sys_days{std::chrono::days{day}}}) + std::string(ending));
}

Result<std::vector<DayNumber>> days_of_files(const fs::path& folder, std::string_view ending) {
  std::vector<DayNumber> days;
  std::error_code error;
  if (!fs::exists(folder, error)) return days;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() != ending) continue;
    const auto date = date_from_iso(entry->path().stem().string());
    if (date) days.push_back(static_cast<DayNumber>(std::chrono::sys_days{*date}.time_since_epoch().count()));
  }
  if (error) return Error{ErrorKind::unavailable, "engine.file_unreadable", {}, {folder.filename().string()}};
  std::sort(days.begin(), days.end());
  return days;
}

Result<bool> remove_file(const fs::path& file) {
  std::error_code error;
  const bool removed = fs::remove(file, error);
  if (error || (removed && !sync_folder(file.parent_path())))
    return Error{ErrorKind::unavailable, "engine.write_failed", {}, {file.filename().string()}};
  return removed;
}

}  // namespace waarborg::engine
