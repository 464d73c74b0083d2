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
constexpr unsigned kNumberBits = 32;
constexpr std::size_t kAhead = 32;  ///< keys that are fetched before they are needed

std::uint32_t number_in(std::uint64_t slot) { return static_cast<std::uint32_t>(slot); }
std::uint64_t slot_of(const Key& key, std::size_t number) { return key[0] >> kNumberBits << kNumberBits | number; }

}  // namespace

std::size_t KeyIndex::place_of(const Key& key) const {
  const std::size_t mask = table_.size() - 1;
  // The key is a hash already: its low bits are as good as any.
  std::size_t place = first_place(key);
  for (; table_[place] != 0; place = (place + 1) & mask) {
    if ((table_[place] ^ key[0]) >> kNumberBits != 0) continue;
    const Key& there = keys_[number_in(table_[place]) - 1];
    if (there[0] == key[0] && there[1] == key[1]) break;
  }
  return place;
}

std::uint32_t KeyIndex::find(const Key& key) const { return table_.empty() ? 0 : number_in(table_[place_of(key)]); }

std::uint32_t KeyIndex::number_in_place(std::size_t place, const Key& key) {
  auto& there = table_[place];
  if (there == 0) {
    keys_.push_back(key);
    there = slot_of(key, keys_.size());
  }
  return number_in(there);
}

std::uint32_t KeyIndex::number_of(const Key& key) {
  make_room(1);
  return number_in_place(place_of(key), key);
}

void KeyIndex::numbers_of(std::span<const Key> keys, std::span<std::uint32_t> numbers) {
  make_room(keys.size());
  const auto fetch_place = [&](std::size_t at) {
    if (at < keys.size()) __builtin_prefetch(&table_[first_place(keys[at])]);
  };
  const auto fetch_key = [&](std::size_t at) {
    const auto number = at < keys.size() ? number_in(table_[first_place(keys[at])]) : 0;
    if (number != 0) __builtin_prefetch(&keys_[number - 1]);
  };
  for (std::size_t at = 0; at < kAhead; ++at) fetch_place(at);
  for (std::size_t at = 0; at < keys.size(); ++at) {
    fetch_place(at + kAhead);
    fetch_key(at + kAhead / 2);
    numbers[at] = number_in_place(place_of(keys[at]), keys[at]);
  }
}

void KeyIndex::make_room(std::size_t more) {
  if (keys_.size() + more <= table_.size() / 4 * 3) return;
  table_.assign(std::max(std::bit_ceil((keys_.size() + more) * 2), kPlacesAtFirst), 0);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t at = 0; at < keys_.size(); ++at) {
    std::size_t place = first_place(keys_[at]);
    while (table_[place] != 0) place = (place + 1) & mask;  // no two of them are equal
    table_[place] = slot_of(keys_[at], at + 1);
  }
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
  if (!index.keys_.empty()) index.make_room(0);
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
