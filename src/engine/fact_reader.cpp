#include "engine/fact_reader.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "engine/bytes_of_number.h"
#include "engine/fact_layout.h"

namespace waarborg::engine {

namespace {

using namespace fact_layout;

bool can_be(const PairDay&) { return true; }
bool can_be(const ActorDay&) { return true; }
bool can_be(const Habit& one) { return static_cast<std::size_t>(one.kind) < Habit::kKinds; }
bool can_be(const ShareDay& one) { return one.verdict <= kRulesMax; }

/// The columns of a list of `count` facts.
template <class Fact, std::size_t kNumbers>
bool open(PackedReader& from, std::uint32_t count, DayNumber day, FactCursor<Fact, kNumbers>& list) {
  // Every 128 numbers take a byte at least: a count that the bytes cannot hold is refused before memory is taken.
  if (!from.could_hold(count)) return false;
  std::array<PackedCursor, kNumbers> columns;
  for (auto& column : columns) {
    if (!from.open(count, column)) return false;
  }
  list = {day, columns};
  return true;
}

}  // namespace

template <class Fact, std::size_t kNumbers>
bool FactCursor<Fact, kNumbers>::next_chunk() {
  if (!has_rest_) {
    for (std::size_t number = 1; number < kNumbers; ++number) columns_[number].pass();
  }
  count_ = columns_[0].count();
  at_ = 0;
  has_rest_ = count_ == 0;
  if (count_ == 0) return true;
  auto& actors = chunk_[0];
  columns_[0].read(actors.data());
  std::uint64_t actor = last_;
  for (std::size_t i = 0; i < count_; ++i) {
    actor += actors[i];
    if (actor > std::numeric_limits<std::uint32_t>::max()) return false;
    actors[i] = static_cast<std::uint32_t>(actor);
  }
  last_ = static_cast<std::uint32_t>(actor);
  return true;
}

template <class Fact, std::size_t kNumbers>
void FactCursor<Fact, kNumbers>::read_rest() {
  for (std::size_t number = 1; number < kNumbers; ++number) columns_[number].read(chunk_[number].data());
  has_rest_ = true;
}

template <class Fact, std::size_t kNumbers>
bool FactCursor<Fact, kNumbers>::take(ActorRange actors, std::vector<Fact>& out) {
  const Days days(day_);
  for (;;) {
    const auto begin = chunk_[0].begin() + static_cast<std::ptrdiff_t>(at_),
               end = chunk_[0].begin() + static_cast<std::ptrdiff_t>(count_);
    const auto first = std::lower_bound(begin, end, actors.first), last = std::lower_bound(first, end, actors.end);
    if (first != last && !has_rest_) read_rest();
    at_ = static_cast<std::size_t>(last - chunk_[0].begin());
    for (auto row = static_cast<std::size_t>(first - chunk_[0].begin()); row < at_; ++row) {
      Numbers<kNumbers> numbers;
      for (std::size_t number = 0; number < kNumbers; ++number) numbers[number] = chunk_[number][row];
      out.push_back(fact_of(numbers, days, static_cast<const Fact*>(nullptr)));
      if (!can_be(out.back())) return false;
    }
    if (at_ < count_) return true;
    if (!next_chunk()) return false;
    if (count_ == 0) return true;
  }
}

template class FactCursor<PairDay, 8>;
template class FactCursor<ActorDay, 8>;
template class FactCursor<Habit, 6>;
template class FactCursor<ShareDay, 4>;

Error FactReader::broken(std::string what) const {
  return {ErrorKind::unavailable, "engine.segment_broken", {}, {name_, std::move(what)}};
}

Result<FactReader> FactReader::over(ByteView bytes, const std::string& name) {
  FactReader file;
  file.name_ = name;
  if (bytes.size() < kListsAt + kSlack + kChecksum || std::memcmp(bytes.data(), kMagic, kMagicBytes - 1) != 0)
    return file.broken("header");
  if (bytes[kMagicBytes - 1] != kMagic[kMagicBytes - 1]) return file.broken("version");
  if (number_at<std::uint64_t>(bytes.data() + kBytesAt) != bytes.size()) return file.broken("length");
  const std::size_t summed = bytes.size() - kChecksum;
  if (number_at<std::uint64_t>(bytes.data() + summed) != XXH3_64bits(bytes.data(), summed))
    return file.broken("checksum");
  const auto* head = bytes.data() + kMagicBytes;
  file.day_ = number_at<DayNumber>(head);
  const auto pairs = number_at<std::uint32_t>(head + 4), actors = number_at<std::uint32_t>(head + 8),
             habits = number_at<std::uint32_t>(head + 12), shares = number_at<std::uint32_t>(head + 40);
  file.counts_ = {pairs, actors, habits};
  file.made_with_ = {number_at<std::uint64_t>(head + 16), number_at<std::uint64_t>(head + 24)};
  PackedReader from(bytes.subspan(kListsAt, summed - kListsAt));
  const bool whole = open(from, pairs, file.day_, file.pairs_) && open(from, actors, file.day_, file.actors_) &&
                     open(from, habits, file.day_, file.habits_) && open(from, shares, file.day_, file.shares_);
  if (!whole || !from.at_end()) return file.broken("facts");
  return file;
}

bool FactReader::take_shares(std::vector<ShareDay>& out) const {
  auto shares = shares_;
  return shares.take({0, std::numeric_limits<std::uint64_t>::max()}, out);
}

}  // namespace waarborg::engine
