// A year of invented look-ups in the demo force, with misuse among them, and the runs of its detection.
#pragma once

#include "app/demo.h"

namespace waarborg::app {

/// Writes the logs of an invented force that has the demo's people in it (src/scenarios), brings them in by the
/// mappings that any force could use, and runs the detection as of the last weeks. Leaves `clock` where it found it.
/// Errors: those of bringing in and of the detection.
Result<Done> make_demo_look_ups(Installation& installation, const DemoContent& content, FixedClock& clock);

}  // namespace waarborg::app
