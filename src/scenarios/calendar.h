// Local time of the invented force: one hour before UTC, two in summer, as in Amsterdam and Brussels.
#pragma once

#include <vector>

#include "engine/facts.h"

namespace waarborg::scenarios {

/// From the year before the first day to the year after the last.
std::vector<engine::ZoneOffset> offsets_around(engine::DayNumber first_day, engine::DayNumber last_day);
/// The moment of a local second of a local day, which may lie beyond its end. REQUIRES: `offsets` as of offsets_around.
engine::Moment moment_of(const std::vector<engine::ZoneOffset>& offsets, engine::DayNumber day, std::uint32_t second);
/// 0 is Monday.
std::uint32_t weekday_of(engine::DayNumber day);

}  // namespace waarborg::scenarios
