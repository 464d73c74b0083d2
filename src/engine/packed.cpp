#include "engine/packed.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <vector>

#include "engine/bytes_of_number.h"

namespace waarborg::engine {

namespace {

/// Of the bits that wait to be written: half of them are written at once.
constexpr std::size_t kHalf = 4;
constexpr unsigned kHalfBits = 32;

constexpr std::size_t chunks_of(std::size_t count) { return (count + kChunk - 1) / kChunk; }
constexpr std::size_t bytes_of_chunk(unsigned width, std::size_t count) { return (width * count + 7) / 8; }

void pack_chunk(std::span<const std::uint32_t> values, std::uint32_t base, unsigned width, std::string& out) {
  const std::size_t before = out.size(), bytes = bytes_of_chunk(width, values.size());
  out.resize(before + bytes + kHalf);
  char* to = out.data() + before;
  std::uint64_t pending = 0;
  unsigned bits = 0;
  for (const auto value : values) {
    pending |= static_cast<std::uint64_t>(value - base) << bits;
    bits += width;
    if (bits < kHalfBits) continue;
    std::memcpy(to, &pending, kHalf);
    to += kHalf;
    bits -= kHalfBits;
    pending >>= kHalfBits;
  }
  std::memcpy(to, &pending, kHalf);
  out.resize(before + bytes);
}

}  // namespace

void pack(std::span<const std::uint32_t> values, std::string& out) {
  const std::uint32_t base = values.empty() ? 0 : *std::min_element(values.begin(), values.end());
  append_number(base, out);
  const std::size_t widths_at = out.size();
  out.append(chunks_of(values.size()), '\0');
  for (std::size_t chunk = 0; chunk * kChunk < values.size(); ++chunk) {
    const auto part = values.subspan(chunk * kChunk, std::min(kChunk, values.size() - chunk * kChunk));
    const auto width = static_cast<unsigned>(std::bit_width(*std::max_element(part.begin(), part.end()) - base));
    out[widths_at + chunk] = static_cast<char>(width);
    pack_chunk(part, base, width, out);
  }
}

void pack_steps(std::span<const std::uint32_t> values, std::string& out) {
  std::vector<std::uint32_t> steps(values.size());
  std::adjacent_difference(values.begin(), values.end(), steps.begin());
  pack(steps, out);
}

void PackedCursor::read(std::uint32_t* out) {
  unpack_tuned(data_, *width_, base_, out, count());
  pass();
}

void PackedCursor::pass() {
  const std::size_t numbers = count();
  data_ += bytes_of_chunk(*width_, numbers);
  left_ -= numbers;
  ++width_;
}

bool PackedReader::open(std::size_t count, PackedCursor& array) {
  const std::size_t chunks = chunks_of(count);
  const auto left = static_cast<std::size_t>(end_ - at_);
  if (left < sizeof array.base_ + chunks + kSlack) return false;
  const std::uint8_t* const widths = at_ + sizeof array.base_;
  std::size_t bytes = 0;
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    if (widths[chunk] > 32) return false;
    bytes += bytes_of_chunk(widths[chunk], std::min(kChunk, count - chunk * kChunk));
  }
  if (left - (sizeof array.base_ + chunks + kSlack) < bytes) return false;
  array.base_ = number_at<std::uint32_t>(at_);
  array.left_ = count;
  array.width_ = widths;
  array.data_ = widths + chunks;
  at_ = array.data_ + bytes;
  return true;
}

bool PackedReader::read(std::span<std::uint32_t> out) {
  PackedCursor array;
  if (!open(out.size(), array)) return false;
  for (std::uint32_t* to = out.data(); array.count() > 0; to += kChunk) array.read(to);
  return true;
}

bool PackedReader::read_steps(std::span<std::uint32_t> out) {
  if (!read(out)) return false;
  std::partial_sum(out.begin(), out.end(), out.begin());
  return true;
}

bool PackedReader::skip(std::size_t count) {
  PackedCursor array;
  return open(count, array);
}

bool PackedReader::read_number(std::uint32_t& out) {
  if (static_cast<std::size_t>(end_ - at_) < sizeof out + kSlack) return false;
  out = number_at<std::uint32_t>(at_);
  at_ += sizeof out;
  return true;
}

}  // namespace waarborg::engine
