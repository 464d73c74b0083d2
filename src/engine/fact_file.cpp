#include "engine/fact_file.h"

#include <xxhash.h>

#include <algorithm>
#include <cassert>
#include <cstring>

#include "engine/bytes_of_number.h"
#include "engine/packed.h"

namespace waarborg::engine {

namespace {

constexpr char kMagic[] = "WBGFCT\0\3";
constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kBytesAt = 40;
constexpr std::size_t kListsAt = 56;
constexpr std::size_t kChecksum = 8;
constexpr DayNumber kDaysBefore = 2;

/// The numbers of one fact, the one that rises first.
template <std::size_t kCount>
using Numbers = std::array<std::uint32_t, kCount>;

/// Local days of the file's day, as numbers.
class Days {
 public:
  explicit Days(DayNumber day) : first_(static_cast<std::uint32_t>(day - kDaysBefore)) {}
  [[nodiscard]] std::uint32_t number(DayNumber day) const { return static_cast<std::uint32_t>(day) - first_; }
  [[nodiscard]] DayNumber day(std::uint32_t number) const { return static_cast<DayNumber>(first_ + number); }

 private:
  std::uint32_t first_;
};

Numbers<8> numbers_of(const PairDay& one, const Days& days) {
  return {one.actor, one.subject, days.number(one.day), one.looks, one.unexplained, one.signs, one.basis, one.reason};
}
Numbers<8> numbers_of(const ActorDay& one, const Days& days) {
  return {one.actor,       days.number(one.day), one.group,      one.looks,
          one.unexplained, one.off_duty,         one.two_places, one.vague};
}
Numbers<6> numbers_of(const Habit& one, const Days&) {
  return {one.actor, static_cast<std::uint32_t>(one.kind), one.value, one.days, one.looks, one.unexplained};
}
Numbers<4> numbers_of(const ShareDay& one, const Days& days) {
  return {one.group, days.number(one.day), one.verdict, static_cast<std::uint32_t>(one.looks)};
}

void take(const Numbers<8>& n, const Days& days, PairDay& out) {
  out = {n[0], n[1], days.day(n[2]), n[3], n[4], n[5], n[6], n[7]};
}
void take(const Numbers<8>& n, const Days& days, ActorDay& out) {
  out = {n[0], days.day(n[1]), n[2], n[3], n[4], n[5], n[6], n[7]};
}
void take(const Numbers<6>& n, const Days&, Habit& out) {
  out = {n[0], static_cast<Habit::Kind>(n[1]), n[2], n[3], n[4], n[5]};
}
void take(const Numbers<4>& n, const Days& days, ShareDay& out) { out = {n[0], days.day(n[1]), n[2], n[3], 0}; }

template <class Fact>
void pack_facts(const std::vector<Fact>& facts, const Days& days, std::string& out) {
  constexpr std::size_t kCount = std::tuple_size_v<decltype(numbers_of(Fact(), days))>;
  std::vector<std::uint32_t> column(facts.size());
  for (std::size_t number = 0; number < kCount; ++number) {
    for (std::size_t i = 0; i < facts.size(); ++i) column[i] = numbers_of(facts[i], days)[number];
    number == 0 ? pack_steps(column, out) : pack(column, out);
  }
}

template <class Fact>
bool read_facts(PackedReader& from, std::uint32_t count, const Days& days, std::vector<Fact>& out) {
  using Row = decltype(numbers_of(Fact(), days));
  // Every 128 numbers take a byte at least: a count that the bytes cannot hold is refused before memory is taken.
  if (!from.could_hold(count)) return false;
  std::vector<std::uint32_t> column(count);
  std::vector<Row> rows(count);
  for (std::size_t number = 0; number < std::tuple_size_v<Row>; ++number) {
    if (!(number == 0 ? from.read_steps(column) : from.read(column))) return false;
    for (std::uint32_t i = 0; i < count; ++i) rows[i][number] = column[i];
  }
  out.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) take(rows[i], days, out[i]);
  return true;
}

bool kinds_are_known(const Facts& facts) {
  return std::all_of(facts.habits.begin(), facts.habits.end(),
                     [](const Habit& one) { return static_cast<std::size_t>(one.kind) < Habit::kKinds; }) &&
         std::all_of(facts.shares.begin(), facts.shares.end(),
                     [](const ShareDay& one) { return one.verdict <= kRulesMax; });
}

}  // namespace

std::optional<Key> made_with_of(ByteView head, DayNumber day) {
  const bool ours = head.size() >= kFactsHeadBytes && std::memcmp(head.data(), kMagic, kMagicBytes) == 0 &&
                    number_at<DayNumber>(head.data() + kMagicBytes) == day;
  if (!ours) return std::nullopt;
  return Key{number_at<std::uint64_t>(head.data() + 24), number_at<std::uint64_t>(head.data() + 32)};
}

std::string encode_facts(const DayFacts& day) {
  const Facts& facts = day.facts;
  std::string out(kMagic, kMagicBytes);
  append_number(day.day, out);
  append_number(static_cast<std::uint32_t>(facts.pairs.size()), out);
  append_number(static_cast<std::uint32_t>(facts.actors.size()), out);
  append_number(static_cast<std::uint32_t>(facts.habits.size()), out);
  for (const auto half : day.made_with) append_number(half, out);
  append_number(std::uint64_t{0}, out);  // of the bytes, below
  append_number(static_cast<std::uint32_t>(facts.shares.size()), out);
  append_number(std::uint32_t{0}, out);
  assert(out.size() == kListsAt);
  const Days days(day.day);
  pack_facts(facts.pairs, days, out);
  pack_facts(facts.actors, days, out);
  pack_facts(facts.habits, days, out);
  pack_facts(facts.shares, days, out);
  out.append(kSlack, '\0');
  const std::uint64_t bytes = out.size() + kChecksum;
  std::memcpy(out.data() + kBytesAt, &bytes, sizeof bytes);
  append_number(std::uint64_t{XXH3_64bits(out.data(), out.size())}, out);
  return out;
}

Result<DayFacts> decode_facts(ByteView bytes, const std::string& name) {
  const auto broken = [&](const char* what) {
    return Error{ErrorKind::unavailable, "engine.segment_broken", {}, {name, what}};
  };
  if (bytes.size() < kListsAt + kSlack + kChecksum || std::memcmp(bytes.data(), kMagic, kMagicBytes - 1) != 0)
    return broken("header");
  if (bytes[kMagicBytes - 1] != kMagic[kMagicBytes - 1]) return broken("version");
  if (number_at<std::uint64_t>(bytes.data() + kBytesAt) != bytes.size()) return broken("length");
  const std::size_t summed = bytes.size() - kChecksum;
  if (number_at<std::uint64_t>(bytes.data() + summed) != XXH3_64bits(bytes.data(), summed)) return broken("checksum");

  DayFacts day;
  const auto* head = bytes.data() + kMagicBytes;
  day.day = number_at<DayNumber>(head);
  const auto pairs = number_at<std::uint32_t>(head + 4), actors = number_at<std::uint32_t>(head + 8);
  day.made_with = {number_at<std::uint64_t>(head + 16), number_at<std::uint64_t>(head + 24)};
  PackedReader from(bytes.subspan(kListsAt, summed - kListsAt));
  const Days days(day.day);
  const bool whole = read_facts(from, pairs, days, day.facts.pairs) &&
                     read_facts(from, actors, days, day.facts.actors) &&
                     read_facts(from, number_at<std::uint32_t>(head + 12), days, day.facts.habits) &&
                     read_facts(from, number_at<std::uint32_t>(head + 40), days, day.facts.shares);
  if (!whole || !from.at_end() || !kinds_are_known(day.facts)) return broken("facts");
  return day;
}

}  // namespace waarborg::engine
