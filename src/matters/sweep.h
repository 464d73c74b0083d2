// What happens by itself each day: clocks that start at the latest, reminders, escalation.
#pragma once

#include <cstdint>

#include "matters/house.h"

namespace waarborg::matters {

struct SweepCounts {
  std::int64_t clocks_started = 0;
  std::int64_t reminders = 0;
  std::int64_t escalations = 0;
};
/// Idempotent: a second run on the same day adds nothing. Works without any matter key: it moves dates and tasks only.
Result<SweepCounts> sweep(storage::Transaction& tx, House& house);

/// Registers the sweep as a daily job.
void add_sweep(House& house);

}  // namespace waarborg::matters
