// When everybody works: what the roster says, and what really happened.
#pragma once

#include "scenarios/world.h"

namespace waarborg::scenarios {

/// Fills shifts and spells. Not all that is worked is in the roster: some swaps, overtime and evenings at home are not.
/// REQUIRES: the population is made.
void make_roster(World& world);

}  // namespace waarborg::scenarios
