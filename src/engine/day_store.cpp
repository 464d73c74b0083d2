#include "engine/day_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "base/clock.h"
#include "engine/durable.h"

namespace waarborg::engine {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".day";

Error write_failed(const fs::path& file) {
  return {ErrorKind::unavailable, "engine.write_failed", {}, {file.filename().string()}};
}

/// Both sorted; a row that is n times in one and m times in the other comes max(n, m) times.
std::vector<Access> joined(const std::vector<Access>& there, const std::vector<Access>& rows) {
  std::vector<Access> all;
  all.reserve(there.size() + rows.size());
  std::set_union(there.begin(), there.end(), rows.begin(), rows.end(), std::back_inserter(all));
  return all;
}

}  // namespace

fs::path DayStore::file_of(DayNumber day) const {
  return folder_ / (to_iso(Date{std::chrono::sys_days{std::chrono::days{day}}}) + std::string(kEnding));
}

Result<std::vector<DayNumber>> DayStore::days() const {
  std::vector<DayNumber> days;
  std::error_code error;
  if (!fs::exists(folder_, error)) return days;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() != kEnding) continue;
    const auto date = date_from_iso(entry->path().stem().string());
    if (date) days.push_back(static_cast<DayNumber>(std::chrono::sys_days{*date}.time_since_epoch().count()));
  }
  if (error) return Error{ErrorKind::unavailable, "engine.file_unreadable", {}, {folder_.filename().string()}};
  std::sort(days.begin(), days.end());
  return days;
}

Result<Segment> DayStore::segment(DayNumber day) const {
  const auto file = file_of(day);
  auto segment = TRY(Segment::open(file));
  if (segment.day() != day) {
    return Error{ErrorKind::unavailable, "engine.segment_broken", {}, {file.filename().string(), "day"}};
  }
  return segment;
}

Result<DayWriter> DayWriter::open(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  const int lock = error ? -1 : ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return write_failed(folder / "lock");
  DayWriter writer(folder, lock);
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) return Error{ErrorKind::unavailable, "engine.store_busy"};
  if (!clear_unfinished(folder)) return write_failed(folder);
  return writer;
}

DayWriter::~DayWriter() {
  if (lock_ >= 0) ::close(lock_);
}

Result<DayWriter::Added> DayWriter::add(DayNumber day, std::vector<Access> rows) {
  if (rows.empty()) return Added{};
  const std::uint64_t given = rows.size();
  std::sort(rows.begin(), rows.end());
  const DayStore store(folder_);
  const auto file = store.file_of(day);
  std::vector<Access> there;
  std::error_code error;
  if (fs::exists(file, error)) {
    const auto segment = TRY(store.segment(day));
    there.reserve(segment.rows());
    TRY(segment.read_all(there));
    rows = joined(there, rows);
    if (rows.size() == there.size()) return Added{0, given};
  }
  if (!replace_durably(file, encode_segment(day, rows))) return write_failed(file);
  const std::uint64_t added = rows.size() - there.size();
  return Added{added, given - added};
}

Result<bool> DayWriter::remove(DayNumber day) {
  const auto file = DayStore(folder_).file_of(day);
  std::error_code error;
  const bool removed = fs::remove(file, error);
  if (error || (removed && !sync_folder(folder_))) return write_failed(file);
  return removed;
}

}  // namespace waarborg::engine
