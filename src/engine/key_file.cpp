#include "engine/key_file.h"

#include <xxhash.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <vector>

#include "engine/bytes_of_number.h"
#include "engine/durable.h"
#include "engine/mapped_file.h"

namespace waarborg::engine {

namespace {

constexpr char kMagic[] = "WBGKEY\0\2";
constexpr std::size_t kMagicBytes = 8;
constexpr std::uint8_t kVersion = 2, kVersionWithoutForgotten = 1;
constexpr std::size_t kCounts = 8;
constexpr std::size_t kPartHead = 16;
constexpr std::size_t kChecksum = 8;
constexpr std::size_t kKeysAtOnce = std::size_t{1} << 16U;

bool is_head(ByteView file) {
  if (std::memcmp(file.data(), kMagic, std::min(file.size(), kMagicBytes - 1)) != 0) return false;
  return file.size() < kMagicBytes || file[kMagicBytes - 1] == kVersion ||
         file[kMagicBytes - 1] == kVersionWithoutForgotten;
}

/// `act(number, key)` for each key there is, one after another, those that were forgotten too.
template <class Act>
Result<Done> each_key(const std::filesystem::path& path, const Act& act) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return Done{};
  const auto file = TRY(MappedFile::open(path));
  KeyParts parts(file.bytes());
  KeyParts::Part part;
  std::uint32_t number = 0;
  auto found = parts.next(part);
  for (; found == KeyParts::Found::part; found = parts.next(part)) {
    for (std::uint32_t at = 0; at < part.keys; ++at) {
      Key key;
      std::memcpy(key.data(), part.bytes + at * sizeof key, sizeof key);
      TRY(act(++number, key));
    }
    file.release();
  }
  if (found == KeyParts::Found::broken) return broken_index(path);
  return Done{};
}

/// Keys one after another into a file, in parts of their own.
class Rewriting {
 public:
  explicit Rewriting(const std::filesystem::path& path) : path_(path), made_(path), bytes_(key_file_head()) {}
  Result<Done> add(const Key& key) {
    keys_.push_back(key);
    return keys_.size() < kKeysAtOnce ? Result<Done>(Done{}) : write();
  }
  Result<Done> finish() {
    TRY(write());
    return made_.finish() ? Result<Done>(Done{}) : failed();
  }

 private:
  Result<Done> write() {
    if (!keys_.empty()) append_part(first_, keys_, bytes_);
    if (!made_.write(bytes_)) return failed();
    first_ += static_cast<std::uint32_t>(keys_.size());
    keys_.clear();
    bytes_.clear();
    return Done{};
  }
  [[nodiscard]] Result<Done> failed() const {
    return Error{ErrorKind::unavailable, "engine.write_failed", {}, {path_.filename().string()}};
  }

  const std::filesystem::path& path_;
  Replacement made_;
  std::string bytes_;
  std::vector<Key> keys_;
  std::uint32_t first_ = 1;
};

}  // namespace

KeyParts::KeyParts(ByteView file) : file_(file), broken_(!file.empty() && !is_head(file)) {
  if (!broken_ && file_.size() >= kMagicBytes) good_ = kMagicBytes;  // or the first save was cut off
}

KeyParts::Found KeyParts::next(Part& part) {
  if (broken_) return Found::broken;
  const auto left = file_.subspan(good_ == 0 ? file_.size() : good_);
  if (left.size() < kPartHead) return Found::end;
  part.keys = number_at<std::uint32_t>(left.data());
  const bool head_is_good = number_at<std::uint64_t>(left.data() + kCounts) == XXH3_64bits(left.data(), kCounts);
  broken_ = !head_is_good || part.keys == 0 || number_at<std::uint32_t>(left.data() + 4) != keys_ + 1;
  if (broken_) return Found::broken;
  const std::uint64_t bytes = std::uint64_t{part.keys} * sizeof(Key);
  if (left.size() < kPartHead + bytes + kChecksum) return Found::end;
  part.bytes = left.data() + kPartHead;
  broken_ = number_at<std::uint64_t>(part.bytes + bytes) != XXH3_64bits(part.bytes, bytes);
  if (broken_) return Found::broken;
  keys_ += part.keys;
  good_ += kPartHead + bytes + kChecksum;
  return Found::part;
}

std::string key_file_head() { return {kMagic, kMagicBytes}; }

void append_part(std::uint32_t first, std::span<const Key> keys, std::string& out) {
  assert(!keys.empty());
  const std::size_t part = out.size();
  append_number(static_cast<std::uint32_t>(keys.size()), out);
  append_number(first, out);
  append_number(XXH3_64bits(out.data() + part, kCounts), out);
  const std::size_t at = out.size();
  out.append(reinterpret_cast<const char*>(keys.data()), keys.size_bytes());
  append_number(XXH3_64bits(out.data() + at, out.size() - at), out);
}

Error broken_index(const std::filesystem::path& path) {
  return {ErrorKind::unavailable, "engine.index_broken", {}, {path.filename().string()}};
}

Result<std::uint64_t> keys_unnamed(const std::filesystem::path& path, const NumberSet& named) {
  std::uint64_t count = 0;
  TRY(each_key(path, [&](std::uint32_t number, const Key& key) -> Result<Done> {
    if (key != kForgotten && !named.has(number)) ++count;
    return Done{};
  }));
  return count;
}

Result<Done> forget_unnamed(const std::filesystem::path& path, const NumberSet& named) {
  if (TRY(keys_unnamed(path, named)) == 0) return Done{};
  Rewriting made(path);
  TRY(each_key(path,
               [&](std::uint32_t number, const Key& key) { return made.add(named.has(number) ? key : kForgotten); }));
  return made.finish();
}

}  // namespace waarborg::engine
