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

/// Of pairs of officer and subject in the window of the latest run. Controls are drawn from two lots: what did not
/// stand out, and what stood out but had no room on the list.
struct Counted {
  std::int64_t listed = 0, followed = 0;  ///< pairs of judged cases; of these, those that led to a talk or to triage
  struct Lot {
    std::int64_t pairs = 0;                 ///< in the lot
    std::int64_t judged = 0, doubtful = 0;  ///< controls drawn from it
  };
  Lot plain, left_out;
};

struct Estimate {
  Share recall;   ///< of all that would be followed, what the list found
  Share ceiling;  ///< of precision: a list of this length can hold no more than there is to find
};
/// Nothing while a lot that is not empty has fewer than `least` judged controls, or no pair was listed. The rate of
/// doubtful controls in a lot, times its pairs, estimates what is missed; both ends of the intervals of the rates give
/// both ends of the answer.
std::optional<Estimate> estimate(const Counted& counted, std::int64_t least);

}  // namespace waarborg::atypical
