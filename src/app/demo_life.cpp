// Everything that happened in the demo force until now, in the order of time.
#include "app/demo.h"
#include "app/demo_matters.h"
#include "app/demo_past.h"
#include "features/complaints/contract/past.h"
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

/// What the training system gives out once a year: who did what in the months before.
std::string training_file(const PastWorld& world, Dice& dice) {
  static constexpr const char* kResults[]{"passed", "passed", "passed", "attended", "failed", "absent"};
  std::string file = "number;course;date;result;hours\n";
  for (const auto& person : world.people)
    for (const char* course : {"training_restraint", "training_firearm", "training_calming"}) {
      if (dice.below(5) == 0) continue;
      const std::string result = kResults[dice.below(6)];
      file += person.personnel_number + ";" + world.word(course) + ";" +
              to_iso(add_days(world.house.today(), -1 - dice.below(300))) + ";" + result + ";" +
              (result == "absent"   ? ""
               : dice.below(2) == 0 ? "4"
                                    : "7,5") +
              "\n";
    }
  return file;
}

void plan_training(PastWorld& world, int years) {
  for (int year = 0; year < years; ++year)
    world.agenda.add(world.agenda.now() - std::chrono::days{20 + 365 * year}, [&world, year](storage::Transaction& tx) {
      Dice dice{static_cast<std::uint64_t>(20261101 + year)};
      return complaints::past::bring_training(tx, world.house, world.players.viewer("beheer"),
                                              training_file(world, dice));
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
    plan_training(world, amounts.years);
  }
  TRY(agenda.live(house.database()));
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    TRY(matters::sweep(tx, house));
    return Done{};
  });
}

}  // namespace waarborg::app
