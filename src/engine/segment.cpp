#include "engine/segment.h"

#include <xxhash.h>

#include <algorithm>
#include <cassert>
#include <cstring>

#include "engine/block.h"
#include "engine/bytes_of_number.h"

namespace waarborg::engine {

namespace {

constexpr char kMagic[] = "WBGDAY\0\1";
constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kChecksumAt = 32;
constexpr std::size_t kDirectoryAt = 40;
constexpr std::size_t kEntryBytes = 24;

std::uint64_t checksum_of(ByteView bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t head_checksum(ByteView file, std::size_t blocks) {
  std::string head(as_text_view(file.first(kChecksumAt)));
  head += as_text_view(file.subspan(kDirectoryAt, blocks * kEntryBytes));
  return checksum_of(as_bytes(head));
}

/// The rows that make the first block of `rows`.
std::size_t block_length(std::span<const Access> rows) {
  std::size_t count = 1;
  while (count < rows.size() && count < kBlockRowsMax && rows[count].group == rows.front().group) ++count;
  return count;
}

}  // namespace

std::string encode_segment(DayNumber day, std::span<const Access> rows) {
  assert(!rows.empty());
  std::string directory, blocks;
  struct Start {
    std::uint32_t group, rows;
    std::size_t offset;
  };
  std::vector<Start> starts;
  for (auto left = rows; !left.empty();) {
    const auto part = left.first(block_length(left));
    starts.push_back({part.front().group, static_cast<std::uint32_t>(part.size()), blocks.size()});
    encode_block(part, blocks);
    left = left.subspan(part.size());
  }
  const std::size_t first = kDirectoryAt + starts.size() * kEntryBytes;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1].offset : blocks.size();
    append_number(starts[i].group, directory);
    append_number(starts[i].rows, directory);
    append_number(std::uint64_t{first + starts[i].offset}, directory);
    append_number(checksum_of(as_bytes(blocks).subspan(starts[i].offset, end - starts[i].offset)), directory);
  }
  std::string head(kMagic, kMagicBytes);
  append_number(day, head);
  append_number(static_cast<std::uint32_t>(starts.size()), head);
  append_number(std::uint64_t{rows.size()}, head);
  append_number(std::uint64_t{first + blocks.size()}, head);
  append_number(checksum_of(as_bytes(head + directory)), head);
  return head + directory + blocks;
}

Error Segment::broken(std::string what) const {
  return {ErrorKind::unavailable, "engine.segment_broken", {}, {name_, std::move(what)}};
}

Result<Segment> Segment::open(const std::filesystem::path& path) {
  Segment segment;
  segment.file_ = TRY(MappedFile::open(path));
  segment.bytes_ = segment.file_.bytes();
  segment.name_ = path.filename().string();
  TRY(segment.read_head());
  return segment;
}

Result<Segment> Segment::over(ByteView bytes, std::string name) {
  Segment segment;
  segment.bytes_ = bytes;
  segment.name_ = std::move(name);
  TRY(segment.read_head());
  return segment;
}

Result<Done> Segment::read_head() {
  if (bytes_.size() < kDirectoryAt || std::memcmp(bytes_.data(), kMagic, kMagicBytes - 1) != 0) return broken("header");
  if (bytes_[kMagicBytes - 1] != kMagic[kMagicBytes - 1]) return broken("version");
  const auto* at = bytes_.data() + kMagicBytes;
  day_ = number_at<DayNumber>(at);
  const auto count = number_at<std::uint32_t>(at + 4);
  rows_ = number_at<std::uint64_t>(at + 8);
  if (number_at<std::uint64_t>(at + 16) != bytes_.size()) return broken("length");
  if (count == 0 || count > (bytes_.size() - kDirectoryAt) / kEntryBytes) return broken("directory");
  if (number_at<std::uint64_t>(at + 24) != head_checksum(bytes_, count)) return broken("directory");
  blocks_.reserve(count);
  std::uint64_t rows = 0, end = kDirectoryAt + std::uint64_t{count} * kEntryBytes;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto* entry = bytes_.data() + kDirectoryAt + i * kEntryBytes;
    blocks_.push_back({number_at<std::uint32_t>(entry), number_at<std::uint32_t>(entry + 4),
                       number_at<std::uint64_t>(entry + 8), 0, number_at<std::uint64_t>(entry + 16)});
    const auto& block = blocks_.back();
    if (i > 0) blocks_[i - 1].bytes = block.offset - blocks_[i - 1].offset;
    if ((i == 0 ? block.offset != end : block.offset < end) || block.offset > bytes_.size()) return broken("directory");
    end = block.offset;
    rows += block.rows;
  }
  blocks_.back().bytes = bytes_.size() - blocks_.back().offset;
  return rows == rows_ ? Result<Done>(Done{}) : Result<Done>(broken("directory"));
}

Result<Done> Segment::read(std::size_t at, Columns columns, Block& block) const {
  const Entry& entry = blocks_[at];
  const auto bytes = bytes_.subspan(entry.offset, entry.bytes);
  block.group = entry.group;
  block.rows = entry.rows;
  if (checksum_of(bytes) != entry.checksum || !decode_block(bytes, columns, block)) {
    return broken("block " + std::to_string(at));
  }
  return Done{};
}

bool Segment::may_hold_actor(std::size_t at, const WantedActor& wanted) const {
  const Entry& entry = blocks_[at];
  return engine::may_hold_actor(bytes_.subspan(entry.offset, entry.bytes), entry.rows, wanted);
}

Result<Done> Segment::read_all(std::vector<Access>& out) const {
  Block block;
  for (std::size_t at = 0; at < blocks_.size(); ++at) {
    TRY(read(at, Columns::all(), block));
    for (std::uint32_t row = 0; row < block.rows; ++row) out.push_back(block.row(row));
  }
  return Done{};
}

}  // namespace waarborg::engine
