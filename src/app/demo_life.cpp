// Everything that happened in the demo force until now, in the order of time.
#include "app/demo.h"
#include "app/demo_matters.h"
#include "app/demo_past.h"
#include "matters/sweep.h"

namespace waarborg::app {

namespace {

/// Whom the past is about: people of the register without an account, outside the office that enquires.
Result<Done> know_people(PastWorld& world) {
  return world.house.database().read([&](storage::Transaction& tx) -> Result<Done> {
    world.units = directory::units(tx);
    directory::PeopleQuery query;
    query.limit = 500;
    for (auto& person : directory::list_people(tx, world.house.keys(), query))
      if (!directory::account_of_person(tx, person.id)) world.people.push_back(std::move(person));
    return Done{};
  });
}

/// As the daily job proposes it and the authority confirms it, some weeks ago; what is due since then still waits.
void plan_erasures(PastWorld& world) {
  world.agenda.add(world.agenda.now() - std::chrono::days{60}, [&world](storage::Transaction& tx) {
    return decisions::past::propose_erasures(tx, world.house, world.decisions);
  });
  world.agenda.add(world.agenda.now() - std::chrono::days{45}, [&world](storage::Transaction& tx) {
    return decisions::past::confirm_erasures(tx, world.house, world.decisions, world.players.viewer("gezag"));
  });
}

}  // namespace

Result<Done> make_demo_matters(Installation& installation, const DemoContent& content, const PastContent& past,
                               DemoForce& force, FixedClock& clock, const DemoAmounts& amounts) {
  matters::House& house = installation.house();
  const Players players = TRY(Players::of(house, force));
  Agenda agenda(clock);
  PastWorld world{house, players, past, agenda, {}, {}, {}};
  TRY(plan_demo_matters(house, content, force, players, agenda, amounts.years, amounts.matters));
  if (amounts.enquiries > 0) {
    world.decisions = TRY(decisions::past::load(house));
    TRY(know_people(world));
    plan_past(world, amounts.years, amounts.enquiries);
    plan_erasures(world);
  }
  TRY(agenda.live(house.database()));
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    TRY(matters::sweep(tx, house));
    return Done{};
  });
}

}  // namespace waarborg::app
