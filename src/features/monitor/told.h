// What a log says again and again, such as its systems and reasons: each spelling is cleaned once and then known by its
// bytes, so that a row costs a look instead of cleaning, hashing and numbering.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "features/monitor/values.h"

namespace waarborg::monitor {

/// The parts of a row that are told again and again. Officers, subjects and cases are too many for it: a look would
/// cost more than hashing them.
enum class Told { system, reason, place, group };
constexpr std::size_t kTold = 4;

/// One part of a row, each of its texts by a number: 1, 2, 3, ..., and 0 for none. Two numbers may have the same text,
/// when spellings differ. Memory: what texts take, some 16 MB at most, for as long as a log is read. Not thread-safe.
class ToldReader {
 public:
  /// REQUIRES: as of ValueReader.
  ToldReader(const RowFormat& format, const PartRule& rule, std::size_t bytes_max = kValueBytesMax);
  /// As ValueReader::read. `text` is valid until the next row.
  const char* read(const LogRow& row, std::string_view& text, std::uint32_t& number);
  /// The numbers that were given are 1..size().
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  /// REQUIRES: 1 <= number <= size(). May be empty.
  [[nodiscard]] std::string_view text(std::uint32_t number) const { return view(entries_[number - 1].text); }
  /// It should forget before it takes more memory.
  [[nodiscard]] bool is_full() const { return entries_.size() >= kEntriesMax || bytes_.size() >= kBytesMax; }
  /// All texts, and the numbers begin again.
  void forget();

 private:
  /// Of bytes_. Small things, so that many of them stay in the cache.
  struct Piece {
    std::uint32_t from, size;
  };
  struct Entry {
    Piece spelling, text;
  };
  static constexpr std::size_t kEntriesMax = 100'000, kBytesMax = 8U << 20U, kPlacesAtFirst = 1024;
  [[nodiscard]] std::string_view view(Piece piece) const { return {bytes_.data() + piece.from, piece.size}; }
  Piece keep(std::string_view text);
  void grow();
  /// Where the spelling stands in the table, or may be put.
  [[nodiscard]] std::size_t place_of(std::string_view spelling, std::uint64_t hash) const;

  ValueReader reader_;
  const PartRule& rule_;
  std::vector<char> bytes_;
  std::vector<Entry> entries_;  ///< by number - 1
  /// Open addressing: a number and above it the high half of the spelling's hash, or 0.
  std::vector<std::uint64_t> table_;
};

}  // namespace waarborg::monitor
