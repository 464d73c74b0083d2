// How good the list can be, and how much it misses, as far as the blind controls can say.
#pragma once

#include <cstdint>
#include <optional>

namespace waarborg::atypical {

/// A share with its 95% interval, each 0 to 1.
struct Share {
  double share = 0, low = 0, high = 1;
};
/// Wilson's interval, which holds for few and for none. REQUIRES: 0 <= count <= of, of > 0.
Share share_of(std::int64_t count, std::int64_t of);

/// Of the window of the latest run. Controls are pairs of officer and subject drawn from two lots: what did not stand
/// out, and what stood out but had no room on the list.
struct Counted {
  std::int64_t cases = 0, cases_followed = 0;  ///< judged; of these, those that led to a talk or to triage
  std::int64_t pairs_followed = 0;             ///< in the latter
  struct Lot {
    std::int64_t pairs = 0;                 ///< in the lot
    std::int64_t judged = 0, doubtful = 0;  ///< controls drawn from it
  };
  Lot plain, left_out;
};

struct Estimate {
  Share recall;   ///< of all pairs that would be followed, those on the list
  Share ceiling;  ///< of precision: a list of so many cases can hold no more than there are to find
};
/// Nothing while a lot that is not empty has fewer than `least` judged controls, or no case was judged. The rate of
/// doubtful controls in a lot, times its pairs, estimates what is missed; both ends of the intervals of the rates give
/// both ends of the answer. Each missed pair could be a case of its own, so that the ceiling is one, and never lies
/// below the precision of the same cases.
std::optional<Estimate> estimate(const Counted& counted, std::int64_t least);

}  // namespace waarborg::atypical
