// What the force works on: incidents, investigations, controls, searches for the missing; who is assigned to them.
#pragma once

#include "scenarios/world.h"

namespace waarborg::scenarios {

/// Fills incidents, and the operations that investigations end in. REQUIRES: the roster is made.
void make_incidents(World& world);

}  // namespace waarborg::scenarios
