// A folder of days: one segment for each day that has accesses, "2026-11-21.day".
//
// A day is replaced as a whole: written beside, made durable, then renamed over the old one. So a process killed at any
// moment leaves each day as it was or as it should be, and whoever reads an old day goes on reading it.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "engine/access.h"
#include "engine/segment.h"

namespace waarborg::engine {

/// Reads. Safe from several threads, also beside a writer.
class DayStore {
 public:
  /// REQUIRES: nothing; a folder that is not there holds no days.
  explicit DayStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// In order. Errors: "engine.file_unreadable" {folder}.
  [[nodiscard]] Result<std::vector<DayNumber>> days() const;
  /// Errors: those of Segment::open, and "engine.segment_broken" {file, "day"} when it holds another day than its name.
  [[nodiscard]] Result<Segment> segment(DayNumber day) const;
  [[nodiscard]] std::filesystem::path file_of(DayNumber day) const;

 private:
  std::filesystem::path folder_;
};

/// Writes: one at a time for a folder, on the whole machine. Not thread-safe.
class DayWriter {
 public:
  struct Added {
    std::uint64_t added = 0;
    std::uint64_t already_there = 0;
  };

  /// Makes the folder when it is not there, and clears what a killed writer left. Errors: "engine.store_busy" (another
  /// writer has it), "engine.write_failed" {file}.
  static Result<DayWriter> open(const std::filesystem::path& folder);
  DayWriter(DayWriter&& other) noexcept : folder_(std::move(other.folder_)), lock_(std::exchange(other.lock_, -1)) {}
  DayWriter& operator=(DayWriter&&) = delete;
  DayWriter(const DayWriter&) = delete;
  DayWriter& operator=(const DayWriter&) = delete;
  ~DayWriter();

  /// Adds the rows of one batch to the day. A row that the day has n times and the batch m times is there max(n, m)
  /// times afterwards: giving a batch twice, or two that overlap, changes nothing, while equal rows within one batch
  /// stay apart. So a batch gives its rows of a day at once. In any order; none is fine.
  /// Errors: those of reading the day as it was, and "engine.write_failed" {file}: then the day is as it was.
  Result<Added> add(DayNumber day, std::vector<Access> rows);
  /// A day of one batch alone, as encode_segment made it. Errors: "engine.write_failed" {file}. REQUIRES: there is no
  /// such day.
  Result<Done> put_new(DayNumber day, ByteView segment);
  /// Whether there was such a day. Errors: "engine.write_failed" {file}.
  Result<bool> remove(DayNumber day);

 private:
  DayWriter(std::filesystem::path folder, int lock) : folder_(std::move(folder)), lock_(lock) {}

  std::filesystem::path folder_;
  int lock_;
};

}  // namespace waarborg::engine
