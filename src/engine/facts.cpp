#include "engine/facts.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "engine/threads.h"

namespace waarborg::engine {

namespace {

std::uint32_t first_of(const PairDay& one) { return one.actor; }
std::uint32_t first_of(const ActorDay& one) { return one.actor; }
std::uint32_t first_of(const Habit& one) { return one.actor; }
std::uint32_t first_of(const ShareDay& one) { return one.group; }

/// Puts together what has the same first number, lower ones first, and keeps the order otherwise: what is left to put
/// in order is short. False, and nothing is done, when the numbers lie so far apart that counting them would cost more.
template <class Fact>
bool bring_together(std::vector<Fact>& facts) {
  const auto by_first = [](const Fact& a, const Fact& b) { return first_of(a) < first_of(b); };
  if (std::is_sorted(facts.begin(), facts.end(), by_first)) return true;
  const auto [least, most] = std::minmax_element(facts.begin(), facts.end(), by_first);
  const std::uint32_t base = first_of(*least);
  const std::size_t range = std::size_t{first_of(*most)} - base + 1;
  if (range > facts.size()) return false;
  std::vector<std::size_t> places(range + 1, 0);
  for (const auto& one : facts) ++places[first_of(one) - base + 1];
  std::partial_sum(places.begin(), places.end(), places.begin());
  std::vector<Fact> out(facts.size());
  for (const auto& one : facts) out[places[first_of(one) - base]++] = one;
  facts = std::move(out);
  return true;
}

/// In the order of `key`.
template <class Fact, class Key>
void put_in_order(std::vector<Fact>& facts, Key key) {
  const auto by_key = [&](const Fact& a, const Fact& b) { return key(a) < key(b); };
  if (!bring_together(facts)) return std::sort(facts.begin(), facts.end(), by_key);
  for (auto first = facts.begin(), last = first; first != facts.end(); first = last) {
    while (last != facts.end() && first_of(*first) == first_of(*last)) ++last;
    if (!std::is_sorted(first, last, by_key)) std::sort(first, last, by_key);
  }
}

/// Sorted by key; `add` takes the second of two with the same key into the first.
template <class Fact, class Key, class Add>
void settle_list(std::vector<Fact>& facts, Key key, Add add) {
  put_in_order(facts, key);
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

/// The lower of two numbers of which 0 is none.
std::uint32_t lowest(std::uint32_t a, std::uint32_t b) { return a == 0 || (b != 0 && b < a) ? b : a; }

}  // namespace

void PairDay::add(const PairDay& part) {
  looks += part.looks;
  unexplained += part.unexplained;
  signs |= part.signs;
  basis = lowest(basis, part.basis);
  reason = lowest(reason, part.reason);
}

Moment LocalDays::local_of(Moment moment) const {
  const auto after = std::upper_bound(offsets_.begin(), offsets_.end(), moment,
                                      [](Moment at, const ZoneOffset& one) { return at < one.from; });
  return moment + (after == offsets_.begin() ? *after : *std::prev(after)).seconds;
}

DayNumber LocalDays::day_of(Moment moment) const {
  const Moment local = local_of(moment);
  return static_cast<DayNumber>((local - (local < 0 ? kSecondsOfDay - 1 : 0)) / Moment{kSecondsOfDay});
}

Moment LocalDays::next_offset(Moment moment) const {
  const auto next = std::upper_bound(offsets_.begin(), offsets_.end(), moment,
                                     [](Moment at, const ZoneOffset& one) { return at < one.from; });
  return next == offsets_.end() ? std::numeric_limits<Moment>::max() : next->from;
}

void Facts::add(const Facts& part) {
  pairs.insert(pairs.end(), part.pairs.begin(), part.pairs.end());
  actors.insert(actors.end(), part.actors.begin(), part.actors.end());
  habits.insert(habits.end(), part.habits.begin(), part.habits.end());
  shares.insert(shares.end(), part.shares.begin(), part.shares.end());
}

void Facts::settle() {
  settle_list(
      pairs, [](const PairDay& one) { return std::tuple(one.actor, one.subject, one.day); },
      [](PairDay& first, const PairDay& second) { first.add(second); });
  settle_list(
      actors, [](const ActorDay& one) { return std::tuple(one.actor, one.day, one.group); },
      [](ActorDay& first, const ActorDay& second) { first.add(second); });
  settle_list(
      habits, [](const Habit& one) { return std::tuple(one.actor, one.kind, one.value); },
      [](Habit& first, const Habit& second) {
        first.days += second.days;
        first.looks += second.looks;
        first.unexplained += second.unexplained;
      });
  settle_list(
      shares, [](const ShareDay& one) { return std::tuple(one.group, one.day, one.verdict); },
      [](ShareDay& first, const ShareDay& second) {
        first.looks += second.looks;
        first.first_looks += second.first_looks;
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

struct Actors {
  std::uint64_t first = std::numeric_limits<std::uint64_t>::max(), end = 0;
  template <class Fact>
  void add(const std::vector<Fact>& facts) {
    if (facts.empty()) return;
    first = std::min(first, std::uint64_t{facts.front().actor});
    end = std::max(end, std::uint64_t{facts.back().actor} + 1);
  }
};

Actors actors_of(const Facts& part) {
  Actors all;
  all.add(part.pairs);
  all.add(part.actors);
  all.add(part.habits);
  return all;
}

/// Whether the actors of each part come before those of the next.
bool share_no_actor(const std::vector<Facts>& parts) {
  std::uint64_t end = 0;
  for (const auto& part : parts) {
    const Actors its = actors_of(part);
    if (its.first < end) return false;
    end = std::max(end, its.end);
  }
  return true;
}

/// The sums of stretches of actors, small enough to be put in order in the nearest cache.
std::vector<Facts> sums_of_stretches(const std::vector<Facts>& parts, unsigned threads) {
  std::uint64_t actors = 1;
  for (const auto& part : parts) actors = std::max(actors, actors_of(part).end);
  const std::uint64_t stretches = std::min<std::uint64_t>(actors, 64 * threads);
  std::vector<Facts> sums(stretches);
  for_each_number(stretches, threads, [&](std::size_t at) {
    const std::uint64_t first = actors * at / stretches, last = actors * (at + 1) / stretches - 1;
    for (const auto& part : parts) {
      take_actors(part.pairs, first, last, sums[at].pairs);
      take_actors(part.actors, first, last, sums[at].actors);
      take_actors(part.habits, first, last, sums[at].habits);
    }
    sums[at].settle();
    return true;
  });
  return sums;
}

}  // namespace

void add_habits(const std::vector<Habit>& part, std::vector<Habit>& sum) {
  const auto key = [](const Habit& one) { return std::tuple(one.actor, one.kind, one.value); };
  std::vector<Habit> both;
  both.reserve(sum.size() + part.size() / 4);
  auto a = sum.begin();
  for (const auto& one : part) {
    for (; a != sum.end() && key(*a) < key(one); ++a) both.push_back(*a);
    both.push_back(one);
    if (a == sum.end() || key(*a) != key(one)) continue;
    both.back().days += a->days;
    both.back().looks += a->looks;
    both.back().unexplained += a->unexplained;
    ++a;
  }
  both.insert(both.end(), a, sum.end());
  sum = std::move(both);
}

Facts sum_of_facts(std::vector<Facts> parts, unsigned threads) {
  if (parts.size() == 1) return std::move(parts.front());
  Facts all;
  for (auto& part : parts) append(all.shares, part.shares);
  all.settle();  // shares are of no actor
  auto summed = share_no_actor(parts) ? std::move(parts) : sums_of_stretches(parts, threads);
  parts = {};
  std::size_t pairs = 0, actors = 0, habits = 0;
  for (const auto& one : summed) {
    pairs += one.pairs.size();
    actors += one.actors.size();
    habits += one.habits.size();
  }
  all.pairs.reserve(pairs);
  all.actors.reserve(actors);
  all.habits.reserve(habits);
  for (auto& one : summed) {
    append(all.pairs, one.pairs);
    append(all.actors, one.actors);
    append(all.habits, one.habits);
  }
  return all;
}

}  // namespace waarborg::engine
