#include "engine/key_index.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "engine/durable.h"
#include "engine/mapped_file.h"

namespace waarborg::engine {

namespace {

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
    assert(key != kForgotten);
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
  const std::size_t wanted = keys_.size() - forgotten_ + more;
  if (wanted <= table_.size() / 4 * 3) return;
  table_.assign(std::max(std::bit_ceil(wanted * 2), kPlacesAtFirst), 0);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t at = 0; at < keys_.size(); ++at) {
    if (keys_[at] == kForgotten) continue;
    std::size_t place = first_place(keys_[at]);
    while (table_[place] != 0) place = (place + 1) & mask;  // no two of them are equal
    table_[place] = slot_of(keys_[at], at + 1);
  }
}

Result<KeyIndex> KeyIndex::open(const std::filesystem::path& path) {
  KeyIndex index(path);
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return index;
  const auto file = TRY(MappedFile::open(path));
  KeyParts parts(file.bytes());
  KeyParts::Part part;
  auto found = parts.next(part);
  for (; found == KeyParts::Found::part; found = parts.next(part)) {
    const std::size_t before = index.keys_.size();
    index.keys_.resize(before + part.keys);
    std::memcpy(index.keys_.data() + before, part.bytes, part.keys * sizeof(Key));
  }
  if (found == KeyParts::Found::broken) return broken_index(path);
  index.bytes_ = parts.good_bytes();
  index.saved_ = index.keys_.size();
  index.forgotten_ = static_cast<std::size_t>(std::ranges::count(index.keys_, kForgotten));
  index.make_room(0);
  return index;
}

Result<Done> KeyIndex::save() {
  if (saved_ == keys_.size()) return Done{};
  std::string out;
  if (bytes_ == 0) out = key_file_head();
  append_part(static_cast<std::uint32_t>(saved_ + 1), std::span(keys_).subspan(saved_), out);
  if (!write_durably_at(path_, bytes_, out)) {
    return Error{ErrorKind::unavailable, "engine.write_failed", {}, {path_.filename().string()}};
  }
  bytes_ += out.size();
  saved_ = keys_.size();
  return Done{};
}

}  // namespace waarborg::engine
