#include "engine/packed.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <vector>

#include "engine/bytes_of_number.h"

namespace waarborg::engine {

namespace {

constexpr std::size_t chunks_of(std::size_t count) { return (count + kChunk - 1) / kChunk; }
constexpr std::size_t bytes_of_chunk(unsigned width, std::size_t count) { return (width * count + 7) / 8; }

void pack_chunk(std::span<const std::uint32_t> values, std::uint32_t base, unsigned width, std::string& out) {
  std::uint64_t pending = 0;
  unsigned bits = 0;
  for (const auto value : values) {
    pending |= static_cast<std::uint64_t>(value - base) << bits;
    for (bits += width; bits >= 8; bits -= 8, pending >>= 8U) out += static_cast<char>(pending);
  }
  if (bits > 0) out += static_cast<char>(pending);
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

bool PackedReader::open(std::size_t count, Array& array) {
  const std::size_t chunks = chunks_of(count);
  const auto left = static_cast<std::size_t>(end_ - at_);
  if (left < sizeof array.base + chunks + kSlack) return false;
  array = {number_at<std::uint32_t>(at_), at_ + sizeof array.base, at_ + sizeof array.base + chunks};
  std::size_t bytes = 0;
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    if (array.widths[chunk] > 32) return false;
    bytes += bytes_of_chunk(array.widths[chunk], std::min(kChunk, count - chunk * kChunk));
  }
  if (left - (sizeof array.base + chunks + kSlack) < bytes) return false;
  at_ = array.data + bytes;
  return true;
}

bool PackedReader::read(std::span<std::uint32_t> out) {
  Array array;
  if (!open(out.size(), array)) return false;
  for (std::size_t at = 0, chunk = 0; at < out.size(); at += kChunk, ++chunk) {
    const std::size_t count = std::min(kChunk, out.size() - at);
    unpack_tuned(array.data, array.widths[chunk], array.base, out.data() + at, count);
    array.data += bytes_of_chunk(array.widths[chunk], count);
  }
  return true;
}

bool PackedReader::read_steps(std::span<std::uint32_t> out) {
  if (!read(out)) return false;
  std::partial_sum(out.begin(), out.end(), out.begin());
  return true;
}

bool PackedReader::skip(std::size_t count) {
  Array array;
  return open(count, array);
}

bool PackedReader::read_number(std::uint32_t& out) {
  if (static_cast<std::size_t>(end_ - at_) < sizeof out + kSlack) return false;
  out = number_at<std::uint32_t>(at_);
  at_ += sizeof out;
  return true;
}

}  // namespace waarborg::engine
