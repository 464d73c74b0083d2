// A year of invented look-ups in the demo force, with misuse among them, the runs of its detection, and what the desks
// made of these.
#pragma once

#include "app/demo.h"

namespace waarborg::app {

/// Writes the logs of an invented force that has the demo's people in it (src/scenarios), brings them in by the
/// mappings that any force could use, and runs the detection as of the last weeks. What the earlier of these listed is
/// decided; an employee of the demo is asked about a look at their own record. Leaves `clock` where it found it.
/// Errors: those of bringing in, of the detection and of the desks. REQUIRES: `force` was made in this run.
Result<Done> make_demo_look_ups(Installation& installation, const DemoContent& content, const DemoForce& force,
                                FixedClock& clock);

}  // namespace waarborg::app
