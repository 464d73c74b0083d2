// Facts of many parts added up by several threads, a stretch of actors at a time, into one list in the order of actors:
// what is being added up stays in the nearest cache, and nothing is held twice but the stretches at hand.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <mutex>
#include <utility>

#include "engine/facts.h"
#include "engine/threads.h"

namespace waarborg::engine {

/// Actors first..end-1.
struct ActorRange {
  std::uint64_t first = 0, end = 0;
};

/// How many facts there are of each list that is of actors.
struct FactCounts {
  std::size_t pairs = 0, actors = 0, habits = 0;
  void add(const FactCounts& more) {
    pairs += more.pairs;
    actors += more.actors;
    habits += more.habits;
  }
};

/// Parts that come in any order, put one after another. Safe to use from several threads.
class FactsInOrder {
 public:
  /// So much is expected at most: memory that is not used is not taken either.
  explicit FactsInOrder(const FactCounts& most);
  /// Part number `at`; each of 0, 1, ... comes once. Its shares are left out. The lists of `part` are empty afterwards.
  void put(std::size_t at, Facts& part);
  /// REQUIRES: nothing else is put.
  Facts take() { return std::move(all_); }

 private:
  void append(Facts& part);

  std::mutex guard_;
  std::size_t next_ = 0;
  std::map<std::size_t, Facts> waiting_;
  Facts all_;
};

/// The facts of the actors below `actors`, and of those beyond with the last of them, added up. `make` makes what a
/// thread reads with; `read(its, range, out)` appends the facts of the actors of a range but for shares, and answers
/// false to stop: then the answer is of no use. A thread's ranges come in order. REQUIRES: nothing throws.
template <class Make, class Read>
Facts sum_by_actors(std::uint64_t actors, const FactCounts& most, unsigned threads, Make make, Read read) {
  constexpr std::uint64_t kRanges = 256;
  const std::uint64_t ranges = std::clamp<std::uint64_t>(actors, 1, kRanges);
  struct Work {
    decltype(make()) its;
    Facts part;
  };
  FactsInOrder all(most);
  for_each_number_with(
      ranges, threads,
      [&] {
        return Work{make(), {}};
      },
      [&](Work& work, std::size_t at) {
        const bool is_last = at + 1 == ranges;
        const ActorRange range{actors * at / ranges,
                               is_last ? std::numeric_limits<std::uint64_t>::max() : actors * (at + 1) / ranges};
        if (!read(work.its, range, work.part)) return false;
        work.part.settle();
        all.put(at, work.part);
        return true;
      });
  return all.take();
}

}  // namespace waarborg::engine
