#include "engine/day_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>

#include "engine/access_sort.h"
#include "engine/day_files.h"
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

fs::path DayStore::file_of(DayNumber day) const { return file_of_day(folder_, day, kEnding); }

Result<std::vector<DayNumber>> DayStore::days() const { return days_of_files(folder_, kEnding); }

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
  sort_accesses(rows);
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

Result<Done> DayWriter::put_new(DayNumber day, ByteView segment) {
  const auto file = DayStore(folder_).file_of(day);
  if (!replace_durably(file, as_text_view(segment))) return write_failed(file);
  return Done{};
}

Result<bool> DayWriter::remove(DayNumber day) { return remove_file(DayStore(folder_).file_of(day)); }

}  // namespace waarborg::engine
