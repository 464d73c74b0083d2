// The settings that the bench measures when none are given.
#pragma once

#include "scenarios/sides.h"

namespace waarborg::scenarios {

Detection bench_detection();

}  // namespace waarborg::scenarios
