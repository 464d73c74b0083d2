#include "engine/side_store.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstring>
#include <numeric>

#include "engine/bytes_of_number.h"
#include "engine/day_files.h"
#include "engine/durable.h"
#include "engine/mapped_file.h"
#include "engine/packed.h"

namespace waarborg::engine {

namespace fs = std::filesystem;

namespace {

constexpr char kMagic[] = "WBGSID\0\1";
constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kHeadBytes = 32;
constexpr std::size_t kChecksum = 8;
constexpr std::uint32_t kColumnsMax = 8;
constexpr std::string_view kEnding = ".side";

Error write_failed(const fs::path& file) {
  return {ErrorKind::unavailable, "engine.write_failed", {}, {file.filename().string()}};
}

int compare(const std::uint32_t* a, const std::uint32_t* b, std::uint32_t columns) {
  for (std::uint32_t i = 0; i < columns; ++i) {
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}

/// The rows of `added` in order, of each key the last.
SideRows last_of_each_key(const SideShape& shape, const SideRows& added) {
  std::vector<std::uint32_t> order(added.size() / shape.columns);
  std::iota(order.begin(), order.end(), 0U);
  const auto row = [&](std::uint32_t number) { return added.data() + std::size_t{number} * shape.columns; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return compare(row(a), row(b), shape.key_columns) < 0; });
  SideRows out;
  out.reserve(added.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool is_last = i + 1 == order.size() || compare(row(order[i]), row(order[i + 1]), shape.key_columns) != 0;
    if (is_last) out.insert(out.end(), row(order[i]), row(order[i]) + shape.columns);
  }
  return out;
}

bool is_in_order(const SideShape& shape, const SideRows& rows) {
  for (std::size_t at = shape.columns; at < rows.size(); at += shape.columns) {
    if (compare(rows.data() + at - shape.columns, rows.data() + at, shape.key_columns) >= 0) return false;
  }
  return true;
}

}  // namespace

std::string encode_side(const SideShape& shape, std::int32_t partition, const SideRows& rows) {
  assert(shape.columns >= 1 && shape.columns <= kColumnsMax && shape.key_columns <= shape.columns);
  assert(rows.size() % shape.columns == 0 && is_in_order(shape, rows));
  const std::size_t count = rows.size() / shape.columns;
  std::string out(kMagic, kMagicBytes);
  append_number(partition, out);
  append_number(shape.columns, out);
  append_number(shape.key_columns, out);
  append_number(static_cast<std::uint32_t>(count), out);
  append_number(std::uint64_t{0}, out);  // of the bytes, below
  std::vector<std::uint32_t> column(count);
  for (std::uint32_t number = 0; number < shape.columns; ++number) {
    for (std::size_t row = 0; row < count; ++row) column[row] = rows[row * shape.columns + number];
    number == 0 ? pack_steps(column, out) : pack(column, out);
  }
  out.append(kSlack, '\0');
  const std::uint64_t bytes = out.size() + kChecksum;
  std::memcpy(out.data() + kHeadBytes - sizeof bytes, &bytes, sizeof bytes);
  append_number(std::uint64_t{XXH3_64bits(out.data(), out.size())}, out);
  return out;
}

namespace {

/// A partition whose head and bytes were checked.
struct Checked {
  std::uint32_t count = 0;
  PackedReader columns;
};

Error broken_side(const std::string& name, const char* what) {
  return {ErrorKind::unavailable, "engine.segment_broken", {}, {name, what}};
}

Result<Checked> check_side(const SideShape& shape, std::int32_t partition, ByteView bytes, const std::string& name) {
  const auto broken = [&](const char* what) { return broken_side(name, what); };
  if (bytes.size() < kHeadBytes + kSlack + kChecksum || std::memcmp(bytes.data(), kMagic, kMagicBytes - 1) != 0)
    return broken("header");
  if (bytes[kMagicBytes - 1] != kMagic[kMagicBytes - 1]) return broken("version");
  const auto* head = bytes.data() + kMagicBytes;
  if (number_at<std::uint64_t>(head + 16) != bytes.size()) return broken("length");
  const std::size_t summed = bytes.size() - kChecksum;
  if (number_at<std::uint64_t>(bytes.data() + summed) != XXH3_64bits(bytes.data(), summed)) return broken("checksum");
  if (number_at<std::int32_t>(head) != partition || number_at<std::uint32_t>(head + 4) != shape.columns ||
      number_at<std::uint32_t>(head + 8) != shape.key_columns)
    return broken("header");
  Checked checked{number_at<std::uint32_t>(head + 12), PackedReader(bytes.subspan(kHeadBytes, summed - kHeadBytes))};
  if (!checked.columns.could_hold(checked.count)) return broken("rows");
  return checked;
}

}  // namespace

Result<SideRows> decode_side(const SideShape& shape, std::int32_t partition, ByteView bytes, const std::string& name) {
  auto [count, from] = TRY(check_side(shape, partition, bytes, name));
  SideRows rows(std::size_t{count} * shape.columns);
  std::vector<std::uint32_t> column(count);
  for (std::uint32_t number = 0; number < shape.columns; ++number) {
    if (!(number == 0 ? from.read_steps(column) : from.read(column))) return broken_side(name, "rows");
    for (std::size_t row = 0; row < count; ++row) rows[row * shape.columns + number] = column[row];
  }
  if (!from.at_end() || !is_in_order(shape, rows)) return broken_side(name, "rows");
  return rows;
}

Result<SideRows> decode_some(const SideShape& shape, std::int32_t partition, ByteView bytes, const std::string& name,
                             const SideWanted& wanted) {
  assert(shape.columns >= 2);
  auto [count, from] = TRY(check_side(shape, partition, bytes, name));
  std::array<PackedCursor, kColumnsMax> columns;
  for (std::uint32_t number = 0; number < shape.columns; ++number) {
    if (!from.open(count, columns[number])) return broken_side(name, "rows");
  }
  if (!from.at_end()) return broken_side(name, "rows");
  std::array<std::array<std::uint32_t, kChunk>, kColumnsMax> chunk{};
  std::vector<std::size_t> kept;
  SideRows rows;
  std::uint32_t first = 0;
  while (const std::size_t length = columns[0].count()) {
    columns[0].read(chunk[0].data());
    columns[1].read(chunk[1].data());
    kept.clear();
    for (std::size_t row = 0; row < length; ++row) {
      first = chunk[0][row] += first;
      if (wanted.first.has(first) || wanted.second.has(chunk[1][row])) kept.push_back(row);
    }
    for (std::uint32_t number = 2; number < shape.columns; ++number)
      kept.empty() ? columns[number].pass() : columns[number].read(chunk[number].data());
    for (const auto row : kept) {
      for (std::uint32_t number = 0; number < shape.columns; ++number) rows.push_back(chunk[number][row]);
    }
  }
  return rows;
}

SideRows merge_side(const SideShape& shape, const SideRows& there, const SideRows& added) {
  const SideRows later = last_of_each_key(shape, added);
  SideRows out;
  out.reserve(there.size() + later.size());
  auto a = there.begin(), b = later.begin();
  const auto take = [&](SideRows::const_iterator& from) {
    out.insert(out.end(), from, from + shape.columns);
    from += shape.columns;
  };
  while (a != there.end() && b != later.end()) {
    const int order = compare(&*a, &*b, shape.key_columns);
    if (order < 0) {
      take(a);
    } else {
      if (order == 0) a += shape.columns;
      take(b);
    }
  }
  out.insert(out.end(), a, there.end());
  out.insert(out.end(), b, later.end());
  return out;
}

fs::path SideStore::file_of(const SideShape& shape, std::int32_t partition) const {
  return folder_ / (shape.name + "_" + std::to_string(partition) + std::string(kEnding));
}

Result<std::vector<std::int32_t>> SideStore::partitions(const SideShape& shape) const {
  std::vector<std::int32_t> found;
  std::error_code error;
  if (!fs::exists(folder_, error)) return found;
  const std::string beginning = shape.name + "_";
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    const std::string stem = entry->path().stem().string();
    if (entry->path().extension() != kEnding || !stem.starts_with(beginning)) continue;
    std::int32_t partition = 0;
    const char* const last = stem.data() + stem.size();
    const auto read = std::from_chars(stem.data() + beginning.size(), last, partition);
    if (read.ec == std::errc() && read.ptr == last) found.push_back(partition);
  }
  if (error) return Error{ErrorKind::unavailable, "engine.file_unreadable", {}, {folder_.filename().string()}};
  std::sort(found.begin(), found.end());
  return found;
}

Result<SideRows> SideStore::read(const SideShape& shape, std::int32_t partition) const {
  const auto path = file_of(shape, partition);
  std::error_code error;
  if (!fs::exists(path, error)) return SideRows{};
  const auto file = TRY(MappedFile::open(path));
  return decode_side(shape, partition, file.bytes(), path.filename().string());
}

Result<SideRows> SideStore::read_some(const SideShape& shape, std::int32_t partition, const SideWanted& wanted) const {
  const auto path = file_of(shape, partition);
  std::error_code error;
  if (!fs::exists(path, error)) return SideRows{};
  const auto file = TRY(MappedFile::open(path));
  return decode_some(shape, partition, file.bytes(), path.filename().string(), wanted);
}

Result<std::uint64_t> SideStore::add(const SideShape& shape, std::int32_t partition, const SideRows& rows) const {
  const auto there = TRY(read(shape, partition));
  const auto all = merge_side(shape, there, rows);
  if (all == there) return std::uint64_t{0};
  // Rows of the new that are not among the old as they are; both are in order.
  std::uint64_t changed = 0;
  std::size_t at = 0;
  for (std::size_t row = 0; row < all.size(); row += shape.columns) {
    while (at < there.size() && compare(there.data() + at, all.data() + row, shape.key_columns) < 0)
      at += shape.columns;
    const bool same = at < there.size() && compare(there.data() + at, all.data() + row, shape.columns) == 0;
    changed += same ? 0 : 1;
  }
  TRY(replace(shape, partition, all));
  return changed;
}

Result<Done> SideStore::replace(const SideShape& shape, std::int32_t partition, const SideRows& rows) const {
  if (rows.empty()) {
    static_cast<void>(TRY(remove(shape, partition)));
    return Done{};
  }
  const auto path = file_of(shape, partition);
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error || !replace_durably(path, encode_side(shape, partition, rows))) return write_failed(path);
  return Done{};
}

Result<bool> SideStore::remove(const SideShape& shape, std::int32_t partition) const {
  return remove_file(file_of(shape, partition));
}

}  // namespace waarborg::engine
