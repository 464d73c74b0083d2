#include "engine/key_index.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "engine/bytes_of_number.h"
#include "engine/durable.h"
#include "engine/mapped_file.h"

namespace waarborg::engine {

namespace {

constexpr char kMagic[] = "WBGKEY\0\1";
constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kCounts = 8;
constexpr std::size_t kPartHead = 16;
constexpr std::size_t kChecksum = 8;
constexpr std::size_t kPlacesAtFirst = 1024;

}  // namespace

std::size_t KeyIndex::place_of(const Key& key) const {
  const std::size_t mask = table_.size() - 1;
  // The key is a hash already: its low bits are as good as any.
  std::size_t place = key[0] & mask;
  while (table_[place] != 0 && keys_[table_[place] - 1] != key) place = (place + 1) & mask;
  return place;
}

std::uint32_t KeyIndex::find(const Key& key) const { return table_.empty() ? 0 : table_[place_of(key)]; }

std::uint32_t KeyIndex::number_of(const Key& key) {
  if (keys_.size() + 1 > table_.size() / 4 * 3) grow();
  auto& number = table_[place_of(key)];
  if (number == 0) {
    keys_.push_back(key);
    number = static_cast<std::uint32_t>(keys_.size());
  }
  return number;
}

void KeyIndex::grow() {
  const std::size_t wanted = std::bit_ceil(keys_.size() * 2);
  table_.assign(std::max(wanted, kPlacesAtFirst), 0);
  for (std::size_t i = 0; i < keys_.size(); ++i) table_[place_of(keys_[i])] = static_cast<std::uint32_t>(i + 1);
}

/// Takes one part off the front of what is left.
KeyIndex::Part KeyIndex::take_part(ByteView& left) {
  if (left.size() < kPartHead) return Part::cut;
  const auto count = number_at<std::uint32_t>(left.data());
  const bool head_is_good = number_at<std::uint64_t>(left.data() + kCounts) == XXH3_64bits(left.data(), kCounts);
  if (!head_is_good || count == 0 || number_at<std::uint32_t>(left.data() + 4) != keys_.size() + 1) return Part::broken;
  const std::uint64_t bytes = std::uint64_t{count} * sizeof(Key);
  if (left.size() < kPartHead + bytes + kChecksum) return Part::cut;
  const auto* keys = left.data() + kPartHead;
  if (number_at<std::uint64_t>(keys + bytes) != XXH3_64bits(keys, bytes)) return Part::broken;
  const std::size_t before = keys_.size();
  keys_.resize(before + count);
  std::memcpy(keys_.data() + before, keys, bytes);
  left = left.subspan(kPartHead + bytes + kChecksum);
  bytes_ += kPartHead + bytes + kChecksum;
  return Part::whole;
}

Result<KeyIndex> KeyIndex::open(const std::filesystem::path& path) {
  KeyIndex index(path);
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return index;
  const auto file = TRY(MappedFile::open(path));
  auto left = file.bytes();
  const Error broken{ErrorKind::unavailable, "engine.index_broken", {}, {path.filename().string()}};
  if (!left.empty() && std::memcmp(left.data(), kMagic, std::min(left.size(), kMagicBytes)) != 0) return broken;
  if (left.size() < kMagicBytes) return index;  // the first save was cut off
  left = left.subspan(kMagicBytes);
  index.bytes_ = kMagicBytes;
  auto part = Part::whole;
  while (!left.empty() && part == Part::whole) part = index.take_part(left);
  if (part == Part::broken) return broken;
  index.saved_ = index.keys_.size();
  if (!index.keys_.empty()) index.grow();
  return index;
}

Result<Done> KeyIndex::save() {
  if (saved_ == keys_.size()) return Done{};
  std::string out;
  if (bytes_ == 0) out.assign(kMagic, kMagicBytes);
  const std::size_t part = out.size();
  append_number(static_cast<std::uint32_t>(keys_.size() - saved_), out);
  append_number(static_cast<std::uint32_t>(saved_ + 1), out);
  append_number(XXH3_64bits(out.data() + part, kCounts), out);
  const std::size_t keys = out.size();
  out.append(reinterpret_cast<const char*>(keys_.data() + saved_), (keys_.size() - saved_) * sizeof(Key));
  append_number(XXH3_64bits(out.data() + keys, out.size() - keys), out);
  if (!write_durably_at(path_, bytes_, out)) {
    return Error{ErrorKind::unavailable, "engine.write_failed", {}, {path_.filename().string()}};
  }
  bytes_ += out.size();
  saved_ = keys_.size();
  return Done{};
}

}  // namespace waarborg::engine
