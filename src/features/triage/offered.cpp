#include "features/triage/offered.h"

#include <algorithm>

#include "matters/content.h"

namespace waarborg::triage {

bool tells_authority(const matters::Procedure& procedure) {
  if (procedure.track != matters::Track::none || procedure.desk == "authority") return true;
  for (const auto& clock : procedure.clocks)
    if (clock.escalate == "authority") return true;
  for (const auto& phase : procedure.phases)
    for (const auto& step : phase.steps) {
      const std::string& who = step.responsible.key;
      if (who == "authority" || who == "commissioner" || who == "decider") return true;
    }
  return false;
}

bool is_shielded(const matters::House& house, const matters::Matter& matter) {
  return house.jurisdiction() == calendar::Jurisdiction::be &&
         (matter.channel == "whistleblower" || matter.kind == "whistleblower");
}

namespace {

bool may_open(storage::Transaction& tx, matters::House& house, const matters::Opened& opened, const std::string& key) {
  if (key.empty()) return true;
  const auto procedure = house.procedures.active(tx, key);
  return procedure.ok() && !(is_shielded(house, opened.matter) && tells_authority(**procedure));
}

}  // namespace

std::vector<Offered> offered_outcomes(storage::Transaction& tx, matters::House& house, const matters::Opened& opened) {
  std::vector<Offered> out;
  const matters::Step* step = opened.procedure->step(kTriageStep);
  for (const auto& outcome : house.content.criteria.outcomes) {
    const matters::Outcome* own = opened.procedure->outcome(outcome.key);
    if (!own || !may_open(tx, house, opened, own->opens)) continue;
    out.push_back({&outcome, own->title, own->opens, own->second_person || (step && step->second_person)});
  }
  return out;
}

const Offered* find_offered(const std::vector<Offered>& offered, std::string_view key) {
  const auto found = std::ranges::find_if(offered, [&](const Offered& one) { return one.outcome->key == key; });
  return found == offered.end() ? nullptr : &*found;
}

}  // namespace waarborg::triage
