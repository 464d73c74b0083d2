// A year of daily lists: each day the cases with most points that were not on a list before, as many as the budget
// allows. An actor comes again only with findings that are new, and then for those alone.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "engine/cases.h"

namespace waarborg::engine {

/// Findings that a reviewer is shown of a case.
constexpr std::size_t kShown = 10;

/// What a detection has about somebody on a day.
struct Candidate {
  struct Part {
    std::uint32_t subject = 0;
    Points points = 0;
  };
  std::uint32_t actor = 0;  ///< 0: an event, of the subject of its one part
  Points of_actor = 0;      ///< beside the parts
  Points usual = 0;         ///< to be taken off: what peers reach
  std::vector<Part> parts;  ///< most points first
};

/// All candidates of a day, in any order; asked for days in turn.
using Ranker = std::function<std::vector<Candidate>(DayNumber)>;

/// A case on a list.
struct Listed {
  DayNumber day = 0;
  std::uint32_t actor = 0;  ///< 0: an event
  Points points = 0;
  std::vector<std::uint32_t> subjects;  ///< at most kShown
};

struct Budget {
  std::uint32_t cases = 20, staff = 60'000;  ///< so many a day for so many
  DayNumber first_day = 0, last_day = 0;
  std::uint32_t every = 1;         ///< days between two lists
  std::uint32_t again_after = 90;  ///< days after which what is about the actor alone counts again
  std::uint32_t last_actor = std::numeric_limits<std::uint32_t>::max();  ///< those numbered above are on no list
};

/// Lists are made every so many days, when the budget, which is saved up, has room for at least one case.
/// `staff`: for how many the budget is.
std::vector<Listed> review(const Ranker& ranker, std::uint32_t staff, const Budget& budget);

/// The engine over the window that ends on each day. What counts is the points of a case above what is usual for one in
/// `usual_of` peers (usual.h); 0 for all points. REQUIRES: facts and peers outlive the ranker; `peers` has every actor
/// of the facts.
Ranker engine_ranker(const Facts& facts, const std::vector<std::uint32_t>& peers, const CaseSettings& settings,
                     std::uint32_t usual_of);

}  // namespace waarborg::engine
