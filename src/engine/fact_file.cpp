#include "engine/fact_file.h"

#include <xxhash.h>

#include <cassert>
#include <cstring>
#include <limits>

#include "engine/bytes_of_number.h"
#include "engine/fact_layout.h"
#include "engine/fact_reader.h"
#include "engine/packed.h"

namespace waarborg::engine {

namespace {

using namespace fact_layout;

template <class Fact>
void pack_facts(const std::vector<Fact>& facts, const Days& days, std::string& out) {
  constexpr std::size_t kCount = std::tuple_size_v<decltype(numbers_of(Fact(), days))>;
  std::vector<std::uint32_t> column(facts.size());
  for (std::size_t number = 0; number < kCount; ++number) {
    for (std::size_t i = 0; i < facts.size(); ++i) column[i] = numbers_of(facts[i], days)[number];
    number == 0 ? pack_steps(column, out) : pack(column, out);
  }
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
  const auto file = TRY(FactReader::over(bytes, name));
  DayFacts day{file.day(), file.made_with(), {}};
  const ActorRange all{0, std::numeric_limits<std::uint64_t>::max()};
  day.facts.pairs.reserve(file.counts().pairs);
  day.facts.actors.reserve(file.counts().actors);
  day.facts.habits.reserve(file.counts().habits);
  auto pairs = file.read_pairs();
  auto actors = file.read_actors();
  auto habits = file.read_habits();
  const bool whole = pairs.take(all, day.facts.pairs) && actors.take(all, day.facts.actors) &&
                     habits.take(all, day.facts.habits) && file.take_shares(day.facts.shares);
  if (!whole) return file.broken("facts");
  return day;
}

}  // namespace waarborg::engine
