// The look-ups of one batch on their way into the days: parts in a folder of the batch, each whole days in order, so
// that memory does not grow with the batch. A part is one segment after another (engine/segment.h), a day each.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/access_sort.h"
#include "engine/mapped_file.h"
#include "features/monitor/numbering.h"

namespace waarborg::monitor {

/// DATA/look-ups/staging, with a folder for each batch.
std::filesystem::path staging_folder(const matters::House& house);
/// Of a batch: part 0, 1, 2, ...
std::filesystem::path part_file(const std::filesystem::path& folder, std::size_t part);
bool all_parts_there(const std::filesystem::path& folder, std::size_t parts);
/// Rows by their day.
using RowsByDay = std::map<engine::DayNumber, std::vector<engine::Access>>;

/// Writes parts. Keeps its memory for the next one. Not thread-safe.
class PartWriter {
 public:
  /// Sorts the rows and writes them as one part, on the disk when it answers. REQUIRES: not empty. Errors:
  /// "engine.write_failed" {file}.
  Result<Done> write(const std::filesystem::path& file, RowsByDay& rows);

 private:
  engine::AccessSorter sorter_;
  std::string bytes_;
};

/// The parts of a batch, read day by day. Memory: what the map of the files takes, and 24 bytes for each day of a part.
class StagedDays {
 public:
  /// Errors: "engine.file_unreadable", "lookups.staging_broken" {file}.
  static Result<StagedDays> open(const std::filesystem::path& folder, std::size_t parts);
  /// Each once, ascending.
  [[nodiscard]] std::vector<engine::DayNumber> days() const;
  /// All rows of the day, sorted. Errors: "engine.segment_broken".
  [[nodiscard]] Result<std::vector<engine::Access>> rows_of(engine::DayNumber day) const;
  /// The segment of a day that one part alone has; nothing when several have it.
  [[nodiscard]] std::optional<ByteView> whole(engine::DayNumber day) const;

 private:
  struct Piece {
    engine::DayNumber day;
    std::size_t part, offset, bytes;
  };
  StagedDays() = default;
  Result<Done> take(engine::MappedFile file, const std::string& name);
  [[nodiscard]] std::span<const Piece> pieces_of(engine::DayNumber day) const {
    return std::ranges::equal_range(pieces_, day, {}, &Piece::day);
  }
  [[nodiscard]] ByteView bytes_of(const Piece& piece) const {
    return files_[piece.part].bytes().subspan(piece.offset, piece.bytes);
  }

  std::vector<engine::MappedFile> files_;
  std::vector<Piece> pieces_;  ///< by day
};

}  // namespace waarborg::monitor
