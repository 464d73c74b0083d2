// Who works where: teams, roles, transfers, and the people who are close to each officer.
#pragma once

#include "scenarios/world.h"

namespace waarborg::scenarios {

/// Fills teams, officers, relations and marks. REQUIRES: `world.settings` is set.
void make_population(World& world);
/// A subject that lives in the area, or anywhere when `area` is beyond them; a tenth are met in a third of the draws.
class Random;
std::uint32_t somebody(const World& world, Random& random, std::uint32_t area);

}  // namespace waarborg::scenarios
