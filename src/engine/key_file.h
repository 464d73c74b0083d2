// A file of keys by their numbers 1, 2, 3, ... A key is 128 bits that the caller made of something outside (a keyed
// hash, so that the file says nothing by itself). The file is the 8 bytes "WBGKEY" 0 2, then parts, one for each save:
//
//   bytes 4       keys     how many, at least one
//         4       first    the number of the first of them
//         8       XXH3-64  of these 8 bytes
//         16 x n  keys     zeros in the place of one that was forgotten
//         8       XXH3-64  of the keys
//
// All little-endian. The last byte of the head is the version: a file of version 1 was written before keys could be
// forgotten, is otherwise the same, and grows as it is until it is replaced.
//
// A part that was cut off by a kill ends the file too early; it is dropped on opening, and as nothing that used its
// numbers can have been kept before the save answered, nothing misses it. The head of a part has a checksum of its own
// so that a damaged count is never taken for a cut.
//
// A file grows at its end alone, but for forgetting, which replaces it whole. A number that was forgotten stays without
// a key for good and is never given again: what still names it somewhere names nobody, and never somebody else.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "engine/number_set.h"

namespace waarborg::engine {

using Key = std::array<std::uint64_t, 2>;
/// What stands in the place of a key that was forgotten. No keyed hash is this, but once in 2^128.
inline constexpr Key kForgotten{};

/// The parts of a file, one after another.
class KeyParts {
 public:
  /// `file` outlives the parts.
  explicit KeyParts(ByteView file);
  struct Part {
    std::uint32_t keys = 0;
    const std::uint8_t* bytes = nullptr;  ///< of the keys
  };
  enum class Found { part, end, broken };
  Found next(Part& part);
  /// Those of the head and of the parts found.
  [[nodiscard]] std::uint64_t good_bytes() const { return good_; }

 private:
  ByteView file_;
  std::uint64_t good_ = 0;
  std::uint32_t keys_ = 0;  ///< of the parts found
  bool broken_ = false;
};

/// The bytes of a new file before its first part.
std::string key_file_head();
/// Of `keys`, the first of which has the number `first`. REQUIRES: at least one key.
void append_part(std::uint32_t first, std::span<const Key> keys, std::string& out);
/// For bytes that are damaged otherwise than by a cut at the end: "engine.index_broken" {file}.
Error broken_index(const std::filesystem::path& path);

/// How many keys there are whose number is not among `named`; a file that is not there has none. Errors:
/// "engine.file_unreadable" {file}, broken_index.
Result<std::uint64_t> keys_unnamed(const std::filesystem::path& path, const NumberSet& named);
/// Forgets these keys. A kill leaves the file as it was or as it should be. Whoever opened it before goes on with what
/// was there. Memory: 2 MB and what the largest part takes in the map of the file. Errors: those of keys_unnamed, and
/// "engine.write_failed" {file}: then nothing is forgotten. REQUIRES: no other writer (DayWriter's lock).
Result<Done> forget_unnamed(const std::filesystem::path& path, const NumberSet& named);

}  // namespace waarborg::engine
