// Who looks at what many look at: the pairs of actor and subject, of all there are, whose subject is looked at by
// enough actors to matter. Most subjects have one or two, so most pairs are passed over after one look into a small
// table.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/facts.h"
#include "engine/rough_counts.h"
#include "engine/threads.h"

namespace waarborg::engine {

/// What is gathered comes in so many parts, by the number of the pair; what has one number is in one part.
constexpr std::size_t kLookParts = 16;

/// Of settled pairs, the days that `counts` says yes to and whose `number_of` is, be it roughly, that of at least
/// `wanted` different pairs: `take(part, looks)` is called for the `look_of` each of these, sorted, each once. Works on
/// `threads` stretches of pairs, and then parts, at a time. What is far away is fetched in time. Memory: 1 to 2 bytes a
/// pair, and what is gathered.
template <class Look, class Counts, class NumberOf, class LookOf, class Take>
void gather_shared(std::span<const PairDay> pairs, std::uint32_t wanted, unsigned threads, Counts counts,
                   NumberOf number_of, LookOf look_of, Take take) {
  constexpr std::size_t kAhead = 16;
  constexpr std::size_t kStretch = 1U << 17U;
  RoughCounts rough(pairs.size());
  const std::size_t stretches = (pairs.size() + kStretch - 1) / kStretch;
  const auto for_each_day = [&](std::size_t stretch, auto act) {
    const auto its = pairs.subspan(stretch * kStretch, std::min(kStretch, pairs.size() - stretch * kStretch));
    for (std::size_t i = 0; i < its.size(); ++i) {
      if (i + kAhead < its.size()) rough.fetch(number_of(its[i + kAhead]));
      if (counts(its[i])) act(its[i]);
    }
    return true;
  };
  for_each_number(stretches, threads, [&](std::size_t stretch) {
    // Each actor once for a subject: days of a pair stand together.
    const PairDay* last = nullptr;
    return for_each_day(stretch, [&](const PairDay& day) {
      const bool is_same = last != nullptr && last->actor == day.actor && last->subject == day.subject;
      last = &day;
      if (!is_same) rough.add(number_of(day));
    });
  });
  std::vector<std::array<std::vector<Look>, kLookParts>> found(stretches);
  for_each_number(stretches, threads, [&](std::size_t stretch) {
    return for_each_day(stretch, [&](const PairDay& day) {
      const std::uint32_t number = number_of(day);
      if (rough.may_have(number, wanted)) found[stretch][number % kLookParts].push_back(look_of(day));
    });
  });
  for_each_number(kLookParts, threads, [&](std::size_t part) {
    std::vector<Look> looks;
    for (const auto& some : found) looks.insert(looks.end(), some[part].begin(), some[part].end());
    std::sort(looks.begin(), looks.end());
    looks.erase(std::unique(looks.begin(), looks.end()), looks.end());
    take(part, std::span<const Look>(looks));
    return true;
  });
}

}  // namespace waarborg::engine
