#include "engine/fact_file.h"

#include <xxhash.h>

#include <cassert>
#include <cstring>

#include "engine/bytes_of_number.h"
#include "engine/packed.h"

namespace waarborg::engine {

namespace {

constexpr char kMagic[] = "WBGFCT\0\1";
constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kBytesAt = 40;
constexpr std::size_t kCountsAt = 48;
constexpr std::size_t kListsAt = kCountsAt + 256 * sizeof(std::uint64_t);
constexpr std::size_t kChecksum = 8;
constexpr DayNumber kDaysBefore = 2;

using Numbers = std::vector<std::uint32_t>;

template <class Fact, class Value>
Numbers column(const std::vector<Fact>& facts, Value value) {
  Numbers out;
  out.reserve(facts.size());
  for (const auto& fact : facts) out.push_back(value(fact));
  return out;
}

void pack_pairs(const std::vector<PairDay>& pairs, DayNumber day, std::string& out) {
  pack_steps(column(pairs, [](const PairDay& one) { return one.actor; }), out);
  pack(column(pairs, [](const PairDay& one) { return one.subject; }), out);
  pack(column(pairs, [&](const PairDay& one) { return static_cast<std::uint32_t>(one.day - day + kDaysBefore); }), out);
  pack(column(pairs, [](const PairDay& one) { return one.looks; }), out);
  pack(column(pairs, [](const PairDay& one) { return one.unexplained; }), out);
  pack(column(pairs, [](const PairDay& one) { return one.signs; }), out);
}

void pack_actors(const std::vector<ActorDay>& actors, DayNumber day, std::string& out) {
  pack_steps(column(actors, [](const ActorDay& one) { return one.actor; }), out);
  pack(column(actors, [&](const ActorDay& one) { return static_cast<std::uint32_t>(one.day - day + kDaysBefore); }),
       out);
  pack(column(actors, [](const ActorDay& one) { return one.group; }), out);
  pack(column(actors, [](const ActorDay& one) { return one.looks; }), out);
  pack(column(actors, [](const ActorDay& one) { return one.unexplained; }), out);
  pack(column(actors, [](const ActorDay& one) { return one.off_duty; }), out);
}

/// Six packed arrays of `count` numbers, the first of them steps.
class Lists {
 public:
  bool read(PackedReader& from, std::uint32_t count) {
    // Every 128 numbers take a byte at least: a count that the bytes cannot hold is refused before memory is taken.
    for (auto& list : lists_) {
      if (!from.could_hold(count)) return false;
      list.resize(count);
      if (!(&list == lists_.data() ? from.read_steps(list) : from.read(list))) return false;
    }
    return true;
  }
  const Numbers& operator[](std::size_t number) const { return lists_[number]; }

 private:
  std::array<Numbers, 6> lists_;
};

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
  append_number(std::uint32_t{0}, out);
  for (const auto half : day.made_with) append_number(half, out);
  append_number(std::uint64_t{0}, out);  // of the bytes, below
  for (const auto count : facts.by_verdict) append_number(count, out);
  assert(out.size() == kListsAt);
  pack_pairs(facts.pairs, day.day, out);
  pack_actors(facts.actors, day.day, out);
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
  for (std::size_t i = 0; i < day.facts.by_verdict.size(); ++i)
    day.facts.by_verdict[i] = number_at<std::uint64_t>(bytes.data() + kCountsAt + i * sizeof(std::uint64_t));

  PackedReader from(bytes.subspan(kListsAt, summed - kListsAt));
  const auto day_of = [&](std::uint32_t since) {
    return static_cast<DayNumber>(static_cast<std::uint32_t>(day.day - kDaysBefore) + since);
  };
  Lists lists;
  if (!lists.read(from, pairs)) return broken("facts");
  day.facts.pairs.reserve(pairs);
  for (std::uint32_t i = 0; i < pairs; ++i)
    day.facts.pairs.push_back({lists[0][i], lists[1][i], day_of(lists[2][i]), lists[3][i], lists[4][i], lists[5][i]});
  if (!lists.read(from, actors) || !from.at_end()) return broken("facts");
  day.facts.actors.reserve(actors);
  for (std::uint32_t i = 0; i < actors; ++i)
    day.facts.actors.push_back({lists[0][i], day_of(lists[1][i]), lists[2][i], lists[3][i], lists[4][i], lists[5][i]});
  return day;
}

}  // namespace waarborg::engine
