// For tests: a plan that is complete, submitted and approved.
#pragma once

#include "features/enquiries/plan_work.h"
#include "features/enquiries/testing.h"

namespace waarborg::enquiries {

inline PlanInput complete_input(const Date today) {
  PlanInput input;
  input.questions = "Wie gaf het cadeau?\nWat stond ertegenover?";
  input.sources = "Facturen, de leverancier.";
  input.tasks = "Hanna onderzoekt, Hugo leest mee.";
  input.planning = "Klaar in zes weken.";
  input.care = "De teamchef belt elke week.";
  input.means = {{"interview", ""}, {"system_logs", "Om te zien wie inlogde."}};
  input.moments = {to_iso(add_days(today, 21)), "", to_iso(add_days(today, 42))};
  return input;
}

inline std::vector<Plan> plans_of(matters::TestHouse& force, const matters::Opened& opened) {
  return force.read([&](storage::Transaction& tx) { return plans(tx, opened); });
}

inline std::string save_as(matters::TestHouse& force, const std::string& name, const matters::Opened& opened,
                           const PlanInput& input, Submit submit, int number = 0, int version = 0) {
  return act_as(force, name, opened.matter.id, [&](auto& tx, auto& matter, const auto& viewer) {
    return save_plan(tx, force.house(), matter, viewer, number, version, input, submit);
  });
}

inline std::string decide_as(matters::TestHouse& force, const std::string& name, const matters::Opened& opened,
                             const PlanDecision& decision) {
  const Plan latest = *latest_plan(plans_of(force, opened));
  return act_as(force, name, opened.matter.id, [&](auto& tx, auto& matter, const auto& viewer) {
    return decide_plan(tx, force.house(), matter, viewer, latest.number, latest.version, decision);
  });
}

/// With means interview and system_logs, two questions, two review moments. Answers what went wrong, or "".
inline std::string approve_plan(matters::TestHouse& force, const matters::Opened& opened) {
  const auto saved = save_as(force, "hanna", opened, complete_input(force.today()), Submit::yes);
  return saved.empty() ? decide_as(force, "aart", opened, {true, "", "", ""}) : saved;
}

}  // namespace waarborg::enquiries
