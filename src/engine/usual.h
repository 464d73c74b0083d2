// What is usual among peers, so that kinds of work are held to their own measure.
//
// Measures are rare among pairs, and some kinds of work have many more pairs than others: of ten thousand street checks
// a few look odd, though each officer does nothing odd. Taking off what one in so many of the peers reach makes lists
// fall evenly on kinds of work.
#pragma once

#include <span>
#include <vector>

#include "engine/cases.h"

namespace waarborg::engine {

/// By group: the points that one in `one_in` of its actors reach or pass; 0 where too few have a case, and 0 for
/// `one_in` 0. `cases` as of make_cases; `groups` by actor: its entries are the actors of each group.
std::vector<Points> usual_points(std::span<const Case> cases, std::span<const std::uint32_t> groups,
                                 std::uint32_t one_in);

}  // namespace waarborg::engine
