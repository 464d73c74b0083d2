#include "scenarios/world.h"

#include "scenarios/calendar.h"
#include "scenarios/incidents.h"
#include "scenarios/misuse.h"
#include "scenarios/population.h"
#include "scenarios/roster.h"

namespace waarborg::scenarios {

World make_world(const WorldSettings& settings) {
  World world;
  world.settings = settings;
  world.offsets = offsets_around(settings.first_day, world.last_day());
  make_population(world);
  make_roster(world);
  make_incidents(world);
  if (settings.misuse) make_misuse(world);
  return world;
}

}  // namespace waarborg::scenarios
