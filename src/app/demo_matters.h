// Reports and complaints of the past that were done by record alone.
#pragma once

#include "app/demo_agenda.h"
#include "app/demo_players.h"

namespace waarborg::app {

/// Puts `count` of them on the agenda, spread over the years. Everything it is given outlives the agenda.
Result<Done> plan_demo_matters(matters::House& house, const DemoContent& content, DemoForce& force,
                               const Players& players, Agenda& agenda, int years, int count);

}  // namespace waarborg::app
