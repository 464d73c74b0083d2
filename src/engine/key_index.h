// Numbers for keys, in the order in which the keys came: 1, 2, 3, ... Kept in one file (key_file.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "base/huge_pages.h"
#include "engine/key_file.h"

namespace waarborg::engine {

/// Memory: 16 bytes a number, 8 bytes a place in the table, which has none for keys that were forgotten; 16 million
/// keys take some 520 MB. Not thread-safe, except that `find` may run beside `find`. One writer a file (DayWriter's
/// lock covers the indexes beside its days).
class KeyIndex {
 public:
  /// A file that is not there is an empty index. Errors: "engine.file_unreadable" {file}, broken_index.
  static Result<KeyIndex> open(const std::filesystem::path& path);

  /// The number of the key, or 0 when it has none.
  [[nodiscard]] std::uint32_t find(const Key& key) const;
  /// The number of the key; a new one when it had none. REQUIRES: fewer than 2^32 - 2 numbers; not kForgotten.
  std::uint32_t number_of(const Key& key);
  /// The same for many, one after another, several times as fast: what they need is fetched from memory ahead of them.
  /// REQUIRES: as many `numbers` as keys.
  void numbers_of(std::span<const Key> keys, std::span<std::uint32_t> numbers);
  /// How many numbers were given: 1..size().
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
  /// Makes the new keys durable. Call before keeping anything that holds their numbers.
  /// Errors: "engine.write_failed" {file}; then the new keys are still unsaved.
  Result<Done> save();

 private:
  explicit KeyIndex(std::filesystem::path path) : path_(std::move(path)) {}
  [[nodiscard]] std::size_t place_of(const Key& key) const;
  [[nodiscard]] std::size_t first_place(const Key& key) const { return key[0] & (table_.size() - 1); }
  void make_room(std::size_t more);
  std::uint32_t number_in_place(std::size_t place, const Key& key);

  std::filesystem::path path_;
  std::vector<Key, HugePages<Key>> keys_;  ///< by number - 1; kForgotten among them
  /// Open addressing, its size a power of two: a number and above it the high half of the key's first word, so that
  /// another key is mostly known without being read; or 0.
  std::vector<std::uint64_t, HugePages<std::uint64_t>> table_;
  std::size_t forgotten_ = 0;
  std::size_t saved_ = 0;    ///< keys of the file
  std::uint64_t bytes_ = 0;  ///< of the file that are good
};

}  // namespace waarborg::engine
