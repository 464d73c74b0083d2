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

/// Reads numbers and packed arrays one after another; once something is wrong, nothing more is read.
class PackedReader {
 public:
  /// REQUIRES: `bytes` outlives the reader.
  explicit PackedReader(ByteView bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  /// False for bytes that are too few or a width over 32. REQUIRES: kSlack bytes end the whole.
  [[nodiscard]] bool read(std::span<std::uint32_t> out);
  [[nodiscard]] bool read_steps(std::span<std::uint32_t> out);  ///< of pack_steps
  [[nodiscard]] bool skip(std::size_t count);
  [[nodiscard]] bool read_number(std::uint32_t& out);
  /// Whether the bytes left are enough for `count` numbers, be they as narrow as can be.
  [[nodiscard]] bool could_hold(std::size_t count) const {
    return count / kChunk <= static_cast<std::size_t>(end_ - at_);
  }
  /// Nothing is left but the slack.
  [[nodiscard]] bool at_end() const { return end_ - at_ == static_cast<std::ptrdiff_t>(kSlack); }

 private:
  struct Array {
    std::uint32_t base = 0;
    const std::uint8_t* widths = nullptr;
    const std::uint8_t* data = nullptr;
  };
  bool open(std::size_t count, Array& array);

  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

/// One chunk: `count` numbers of `width` bits (0..32), `base` added to each. Both kernels give the same; the tuned one
/// is the portable one where the processor lacks what it needs. REQUIRES: kSlack readable bytes past the chunk.
void unpack_portable(const std::uint8_t* in, unsigned width, std::uint32_t base, std::uint32_t* out, std::size_t count);
void unpack_tuned(const std::uint8_t* in, unsigned width, std::uint32_t base, std::uint32_t* out, std::size_t count);

}  // namespace waarborg::engine
