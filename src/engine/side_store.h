// Tables beside the accesses: which subjects belong to which case, who was assigned, on duty, close to whom. Rows of a
// few numbers each, in partitions (a day, a stretch of case numbers: the caller's), one file for each table and
// partition.
//
//   offset   bytes
//        0       8   "WBGSID" 0 1         the last byte is the version of this layout
//        8       4   partition            signed
//       12       4   columns              1..8
//       16       4   key columns          1..columns: rows differ in these
//       20       4   rows
//       24       8   bytes                of the whole file
//       32           columns              packed arrays (packed.h), the first of them steps: rows are in order
//     then       8   slack                zero
//     then       8   XXH3-64              of everything before it
//
// All little-endian. A partition is replaced as a whole, so a kill leaves it as it was or as it should be.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "engine/number_set.h"

namespace waarborg::engine {

/// What a table is; the same for all its partitions.
struct SideShape {
  std::string name;  ///< of its files: lower-case letters
  std::uint32_t columns = 1;
  std::uint32_t key_columns = 1;
};

/// Rows one after another, `columns` numbers each.
using SideRows = std::vector<std::uint32_t>;

/// The bytes of a partition. REQUIRES: the rows are in order, with different keys, and fewer than 2^32.
std::string encode_side(const SideShape& shape, std::int32_t partition, const SideRows& rows);
/// Errors: "engine.segment_broken" {name, what}, with "header", "version", "length", "checksum" or "rows" as what.
/// Never reads outside the bytes.
Result<SideRows> decode_side(const SideShape& shape, std::int32_t partition, ByteView bytes, const std::string& name);

/// Which rows are wanted: those whose first or second number is among some.
struct SideWanted {
  NumberSet first, second;
};
/// The rows that are wanted, in order. Errors as decode_side, but for rows out of order, which a good checksum rules
/// out.
Result<SideRows> decode_some(const SideShape& shape, std::int32_t partition, ByteView bytes, const std::string& name,
                             const SideWanted& wanted);

/// Those of both, in order; of two rows with one key the later given stands, in `added` after `there`, and within
/// `added` the last. REQUIRES: `there` is in order with different keys.
SideRows merge_side(const SideShape& shape, const SideRows& there, const SideRows& added);

/// Reads beside a writer, from several threads. Writing needs the lock of the days beside it (DayWriter).
class SideStore {
 public:
  explicit SideStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// In order; none when the folder is not there. Errors: "engine.file_unreadable".
  [[nodiscard]] Result<std::vector<std::int32_t>> partitions(const SideShape& shape) const;
  /// None when the partition is not there. Errors: those of decode_side, and "engine.file_unreadable".
  [[nodiscard]] Result<SideRows> read(const SideShape& shape, std::int32_t partition) const;
  /// Those of the rows that are wanted; of the others no more than the first two numbers is read. Errors as
  /// decode_some, and "engine.file_unreadable". REQUIRES: the table has two columns or more.
  [[nodiscard]] Result<SideRows> read_some(const SideShape& shape, std::int32_t partition,
                                           const SideWanted& wanted) const;
  /// How many rows are new or other than before. Errors: those of `read`, and "engine.write_failed"; then nothing
  /// changed.
  Result<std::uint64_t> add(const SideShape& shape, std::int32_t partition, const SideRows& rows) const;
  /// These rows in place of all that are there; none: the partition goes. Errors: "engine.write_failed"; then nothing
  /// changed. REQUIRES: as of encode_side.
  Result<Done> replace(const SideShape& shape, std::int32_t partition, const SideRows& rows) const;
  /// Whether it was there. Errors: "engine.write_failed".
  Result<bool> remove(const SideShape& shape, std::int32_t partition) const;

 private:
  [[nodiscard]] std::filesystem::path file_of(const SideShape& shape, std::int32_t partition) const;

  std::filesystem::path folder_;
};

}  // namespace waarborg::engine
