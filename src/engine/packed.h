// Whole numbers in as few bits as they need.
//
// An array of n numbers is: base (4 bytes, the smallest of them), one width byte (0..32) for each chunk of 128 numbers,
// then the chunks. A chunk holds number - base in `width` bits each, the first number in the lowest bits, and ends on a
// whole byte. How many numbers there are is kept elsewhere. Everything is little-endian.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "base/bytes.h"

namespace waarborg::engine {

constexpr std::size_t kChunk = 128;
/// Bytes a kernel may read past the last chunk: whoever stores packed arrays ends with this many.
constexpr std::size_t kSlack = 8;

/// Appends to `out`.
void pack(std::span<const std::uint32_t> values, std::string& out);
/// The same for a rising list: its first number and then the difference of each with the one before.
void pack_steps(std::span<const std::uint32_t> values, std::string& out);

/// Reads one packed array from its first number to its last, a chunk at a time. Cheap to copy.
class PackedCursor {
 public:
  PackedCursor() = default;  ///< of no numbers
  /// How many numbers the chunk at hand has; 0 at the end.
  [[nodiscard]] std::size_t count() const { return left_ < kChunk ? left_ : kChunk; }
  /// Reads the chunk at hand and goes on. REQUIRES: room for count().
  void read(std::uint32_t* out);
  /// Goes on without reading.
  void pass();

 private:
  friend class PackedReader;
  std::uint32_t base_ = 0;
  std::size_t left_ = 0;
  const std::uint8_t* width_ = nullptr;  ///< of the chunk at hand
  const std::uint8_t* data_ = nullptr;
};

/// Reads numbers and packed arrays one after another; once something is wrong, nothing more is read.
class PackedReader {
 public:
  /// REQUIRES: `bytes` outlives the reader.
  explicit PackedReader(ByteView bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  /// False for bytes that are too few or a width over 32. REQUIRES: kSlack bytes end the whole.
  [[nodiscard]] bool read(std::span<std::uint32_t> out);
  [[nodiscard]] bool read_steps(std::span<std::uint32_t> out);  ///< of pack_steps
  [[nodiscard]] bool skip(std::size_t count);
  /// An array of so many numbers, to be read later while the bytes are there. False as of `read`.
  [[nodiscard]] bool open(std::size_t count, PackedCursor& array);
  [[nodiscard]] bool read_number(std::uint32_t& out);
  /// Whether the bytes left are enough for `count` numbers, be they as narrow as can be.
  [[nodiscard]] bool could_hold(std::size_t count) const {
    return count / kChunk <= static_cast<std::size_t>(end_ - at_);
  }
  /// Nothing is left but the slack.
  [[nodiscard]] bool at_end() const { return end_ - at_ == static_cast<std::ptrdiff_t>(kSlack); }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

/// One chunk: `count` numbers of `width` bits (0..32), `base` added to each. Both kernels give the same; the tuned one
/// is the portable one where the processor lacks what it needs. REQUIRES: kSlack readable bytes past the chunk.
void unpack_portable(const std::uint8_t* in, unsigned width, std::uint32_t base, std::uint32_t* out, std::size_t count);
void unpack_tuned(const std::uint8_t* in, unsigned width, std::uint32_t base, std::uint32_t* out, std::size_t count);

}  // namespace waarborg::engine
