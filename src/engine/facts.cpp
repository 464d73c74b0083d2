#include "engine/facts.h"

#include <algorithm>
#include <tuple>

#include "engine/threads.h"

namespace waarborg::engine {

namespace {

constexpr std::uint32_t kQuarter = 900;  // seconds

/// Sorted by key; `add` takes the second of two with the same key into the first.
template <class Fact, class Key, class Add>
void settle_list(std::vector<Fact>& facts, Key key, Add add) {
  std::sort(facts.begin(), facts.end(), [&](const Fact& a, const Fact& b) { return key(a) < key(b); });
  std::size_t kept = 0;
  for (const auto& fact : facts) {
    if (kept > 0 && key(facts[kept - 1]) == key(fact)) {
      add(facts[kept - 1], fact);
    } else {
      facts[kept++] = fact;
    }
  }
  facts.resize(kept);
}

}  // namespace

DayNumber LocalDays::day_of(Moment moment) const {
  const auto after = std::upper_bound(offsets_.begin(), offsets_.end(), moment,
                                      [](Moment at, const ZoneOffset& one) { return at < one.from; });
  const Moment local = moment + (after == offsets_.begin() ? *after : *std::prev(after)).seconds;
  return static_cast<DayNumber>((local - (local < 0 ? kSecondsOfDay - 1 : 0)) / Moment{kSecondsOfDay});
}

bool LocalDays::one_offset(Moment from, Moment to) const {
  return std::none_of(offsets_.begin(), offsets_.end(),
                      [&](const ZoneOffset& one) { return from < one.from && one.from <= to; });
}

void Facts::add(const Facts& part) {
  pairs.insert(pairs.end(), part.pairs.begin(), part.pairs.end());
  actors.insert(actors.end(), part.actors.begin(), part.actors.end());
  for (std::size_t i = 0; i < by_verdict.size(); ++i) by_verdict[i] += part.by_verdict[i];
}

void Facts::settle() {
  settle_list(
      pairs, [](const PairDay& one) { return std::tuple(one.actor, one.subject, one.day); },
      [](PairDay& first, const PairDay& second) {
        first.looks += second.looks;
        first.unexplained += second.unexplained;
        first.signs |= second.signs;
      });
  settle_list(
      actors, [](const ActorDay& one) { return std::tuple(one.actor, one.day, one.group); },
      [](ActorDay& first, const ActorDay& second) {
        first.looks += second.looks;
        first.unexplained += second.unexplained;
        first.off_duty += second.off_duty;
      });
}

namespace {

/// Those of the actors first..last.
template <class Fact>
void take_actors(const std::vector<Fact>& facts, std::uint64_t first, std::uint64_t last, std::vector<Fact>& out) {
  const auto before = [](const Fact& one, std::uint64_t actor) { return one.actor < actor; };
  const auto begin = std::lower_bound(facts.begin(), facts.end(), first, before);
  out.insert(out.end(), begin, std::lower_bound(begin, facts.end(), last + 1, before));
}

template <class Fact>
void append(std::vector<Fact>& facts, std::vector<Fact>& part) {
  facts.insert(facts.end(), part.begin(), part.end());
  part = {};
}

}  // namespace

Facts sum_of_facts(std::vector<Facts> parts, unsigned threads) {
  if (parts.size() == 1) return std::move(parts.front());
  Facts all;
  std::uint64_t actors = 1;  // the highest number, and one
  for (const auto& part : parts) {
    if (!part.actors.empty()) actors = std::max(actors, std::uint64_t{part.actors.back().actor} + 1);
    if (!part.pairs.empty()) actors = std::max(actors, std::uint64_t{part.pairs.back().actor} + 1);
    for (std::size_t i = 0; i < all.by_verdict.size(); ++i) all.by_verdict[i] += part.by_verdict[i];
  }
  // Stretches small enough to be put in order in the nearest cache.
  const std::uint64_t stretches = std::min<std::uint64_t>(actors, 64 * threads);
  std::vector<Facts> of_stretch(stretches);
  for_each_number(stretches, threads, [&](std::size_t at) {
    const std::uint64_t first = actors * at / stretches, last = actors * (at + 1) / stretches - 1;
    for (const auto& part : parts) {
      take_actors(part.pairs, first, last, of_stretch[at].pairs);
      take_actors(part.actors, first, last, of_stretch[at].actors);
    }
    of_stretch[at].settle();
    return true;
  });
  parts = {};
  for (auto& one : of_stretch) {
    append(all.pairs, one.pairs);
    append(all.actors, one.actors);
  }
  return all;
}

void add_facts(const Block& block, DayNumber day, const LocalDays& local, std::span<const Verdict> verdicts,
               std::span<const Signs> signs, Signs always, Facts& facts) {
  const Moment midnight = Moment{day} * kSecondsOfDay;
  // Offsets change and local days begin on a quarter of an hour nearly always: most rows share the day of the one
  // before.
  std::uint32_t same_from = 1, same_to = 0;  // seconds of the day; nothing yet
  ActorDay its;
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const std::uint32_t actor = block.actor[row], second = block.second[row];
    DayNumber local_day = its.day;
    if (second < same_from || second > same_to) {
      local_day = local.day_of(midnight + second);
      const std::uint32_t quarter = second / kQuarter * kQuarter;
      const Moment begin = midnight + quarter, end = begin + kQuarter - 1;
      const bool whole = local.one_offset(begin, end) && local.day_of(begin) == local.day_of(end);
      same_from = whole ? quarter : second;
      same_to = whole ? quarter + kQuarter - 1 : second;
    }
    if (row == 0 || its.actor != actor || its.day != local_day) {
      if (row > 0) facts.actors.push_back(its);
      its = {actor, local_day, block.group, 0, 0, 0};
    }
    const std::uint32_t unexplained = verdicts[row] == 0 ? 1 : 0;
    ++its.looks;
    its.unexplained += unexplained;
    its.off_duty += (signs[row] & (kOffDuty | kAbsent)) != 0 ? 1U : 0U;
    ++facts.by_verdict[verdicts[row]];
    if (unexplained == 0 && (signs[row] & always) == 0) continue;
    const std::uint32_t subject = block.pair_subject[block.pair[row]];
    if (subject != 0) facts.pairs.push_back({actor, subject, local_day, 1, unexplained, signs[row]});
  }
  if (block.rows > 0) facts.actors.push_back(its);
}

}  // namespace waarborg::engine
