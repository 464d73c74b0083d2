// An isolation forest (Liu, Ting, Zhou 2008), only as a peer to measure against: what few random cuts set apart is odd.
#pragma once

#include "scenarios/baselines.h"

namespace waarborg::scenarios {

/// Higher is odder, 1 to 10,000; one for each. 100 trees of samples of 256, as in the paper.
std::vector<engine::Points> isolation_scores(const std::vector<Features>& all, std::uint64_t seed);

}  // namespace waarborg::scenarios
