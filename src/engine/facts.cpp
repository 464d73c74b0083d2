#include "engine/facts.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "engine/fact_sum.h"

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

/// Sorts the facts of one first number.
template <class Fact>
class RunSorter {
 public:
  template <class Compare>
  void sort(std::span<Fact> run, Compare by_key) {
    if (!std::is_sorted(run.begin(), run.end(), by_key)) std::sort(run.begin(), run.end(), by_key);
  }
};

/// Pairs of many days come day by day: sorting short keys and moving each pair once takes a third of the time.
template <>
class RunSorter<PairDay> {
 public:
  template <class Compare>
  void sort(std::span<PairDay> run, Compare by_key) {
    if (std::is_sorted(run.begin(), run.end(), by_key)) return;
    keys_.clear();
    for (const auto& pair : run) keys_.push_back(std::uint64_t{pair.subject} << 32U | keys_.size());
    std::sort(keys_.begin(), keys_.end());
    given_.assign(run.begin(), run.end());
    for (std::size_t i = 0; i < keys_.size(); ++i) run[i] = given_[static_cast<std::uint32_t>(keys_[i])];
    if (!std::is_sorted(run.begin(), run.end(), by_key)) std::sort(run.begin(), run.end(), by_key);
  }

 private:
  std::vector<std::uint64_t> keys_;  ///< subject, and how manieth
  std::vector<PairDay> given_;
};

/// In the order of `key`.
template <class Fact, class Key>
void put_in_order(std::vector<Fact>& facts, Key key) {
  const auto by_key = [&](const Fact& a, const Fact& b) { return key(a) < key(b); };
  if (!bring_together(facts)) return std::sort(facts.begin(), facts.end(), by_key);
  RunSorter<Fact> sorter;
  for (std::size_t first = 0, last = 0; first < facts.size(); first = last) {
    while (last < facts.size() && first_of(facts[first]) == first_of(facts[last])) ++last;
    sorter.sort(std::span(facts).subspan(first, last - first), by_key);
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

template <class Fact>
void take_actors(const std::vector<Fact>& facts, ActorRange range, std::vector<Fact>& out) {
  const auto before = [](const Fact& one, std::uint64_t actor) { return one.actor < actor; };
  const auto begin = std::lower_bound(facts.begin(), facts.end(), range.first, before);
  out.insert(out.end(), begin, std::lower_bound(begin, facts.end(), range.end, before));
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

FactCounts counts_of(const Facts& part) { return {part.pairs.size(), part.actors.size(), part.habits.size()}; }

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

/// Of parts that share no actor, and are in order; all lists but shares.
Facts one_after_another(std::vector<Facts> parts) {
  FactCounts all;
  for (const auto& part : parts) all.add(counts_of(part));
  FactsInOrder sum(all);
  for (std::size_t at = 0; at < parts.size(); ++at) {
    sum.put(at, parts[at]);
    parts[at] = {};
  }
  return sum.take();
}

/// The sum of parts, of all lists but shares.
Facts sum_of_actors(const std::vector<Facts>& parts, unsigned threads) {
  std::uint64_t actors = 1;
  FactCounts most;
  for (const auto& part : parts) {
    actors = std::max(actors, actors_of(part).end);
    most.add(counts_of(part));
  }
  const auto take = [&](int, ActorRange range, Facts& out) {
    for (const auto& part : parts) {
      take_actors(part.pairs, range, out.pairs);
      take_actors(part.actors, range, out.actors);
      take_actors(part.habits, range, out.habits);
    }
    return true;
  };
  return sum_by_actors(
      actors, most, threads, [] { return 0; }, take);
}

}  // namespace

void add_habits(const std::vector<Habit>& part, std::vector<Habit>& sum) {
  const auto key = [](const Habit& one) {
    return std::pair(std::uint64_t{one.actor} << 32U | static_cast<std::uint32_t>(one.kind), one.value);
  };
  const std::size_t known = sum.size();
  std::size_t at = 0;
  for (const auto& one : part) {
    while (at < known && key(sum[at]) < key(one)) ++at;
    if (at == known || key(sum[at]) != key(one)) {
      sum.push_back(one);  // most come again day after day: those that do not are few
      continue;
    }
    sum[at].days += one.days;
    sum[at].looks += one.looks;
    sum[at].unexplained += one.unexplained;
  }
  const auto old_end = sum.begin() + static_cast<std::ptrdiff_t>(known);
  std::inplace_merge(sum.begin(), old_end, sum.end(), [&](const Habit& a, const Habit& b) { return key(a) < key(b); });
}

Facts sum_of_facts(std::vector<Facts> parts, unsigned threads) {
  if (parts.size() == 1) return std::move(parts.front());
  Facts shares;
  for (auto& part : parts) append(shares.shares, part.shares);
  shares.settle();  // they are of no actor
  Facts all = share_no_actor(parts) ? one_after_another(std::move(parts)) : sum_of_actors(parts, threads);
  all.shares = std::move(shares.shares);
  return all;
}

}  // namespace waarborg::engine
