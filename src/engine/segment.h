// One day of accesses in one file, never changed once it is written. All numbers are little-endian.
//
//   offset   bytes
//        0       8   "WBGDAY" 0 1         the last byte is the version of this layout
//        8       4   day                  DayNumber
//       12       4   blocks               how many
//       16       8   rows                 of all blocks
//       24       8   bytes                of the whole file
//       32       8   XXH3-64              of bytes 0..31 and the directory
//       40   24 x b  directory            for each block: group 4, rows 4, offset 8, XXH3-64 of the block 8
//     then           the blocks           as block.h says, in the order of the directory, without a gap
//
// Blocks are in the order of their groups; a group with more than kBlockRowsMax rows has several. A block ends where
// the next begins, the last where the file ends, so no byte is outside a checksum: one flipped bit is found, and named.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/access.h"
#include "engine/block.h"
#include "engine/mapped_file.h"

namespace waarborg::engine {

/// The bytes of the file. REQUIRES: rows are sorted, at least one.
std::string encode_segment(DayNumber day, std::span<const Access> rows);

/// A day, mapped. Safe to read from several threads at once, each with a Block of its own.
class Segment {
 public:
  struct Entry {
    std::uint32_t group = 0;
    std::uint32_t rows = 0;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::uint64_t checksum = 0;
  };

  /// Errors: "engine.file_unreadable" {file}; "engine.segment_broken" {file, what}, where `what` is "header",
  /// "directory", "length" or "version".
  static Result<Segment> open(const std::filesystem::path& path);
  /// The same over bytes in memory, called `name` in errors. REQUIRES: `bytes` outlives the segment.
  static Result<Segment> over(ByteView bytes, std::string name);

  [[nodiscard]] DayNumber day() const { return day_; }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_.size(); }
  [[nodiscard]] const std::vector<Entry>& blocks() const { return blocks_; }
  /// Decodes the columns asked for of block `at` into `block`. Errors: "engine.segment_broken" {file, "block N"}.
  /// REQUIRES: at < blocks().size().
  Result<Done> read(std::size_t at, Columns columns, Block& block) const;
  /// Whether block `at` may hold an access by a wanted actor, which `read` then tells: a look at where the block
  /// begins, whose checksum is not asked for. REQUIRES: at < blocks().size().
  [[nodiscard]] bool may_hold_actor(std::size_t at, const WantedActor& wanted) const;
  /// Every row, appended to `out` in order. Errors as `read`.
  Result<Done> read_all(std::vector<Access>& out) const;
  /// Gives back the memory of what was read of a file. Safe while other threads read.
  void release() const { file_.release(); }

 private:
  Segment() = default;
  [[nodiscard]] Error broken(std::string what) const;
  Result<Done> read_head();

  MappedFile file_;
  ByteView bytes_;
  std::string name_;
  DayNumber day_ = 0;
  std::uint64_t rows_ = 0;
  std::vector<Entry> blocks_;
};

}  // namespace waarborg::engine
