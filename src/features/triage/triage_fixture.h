// For tests: reports at the triage step, and forms that are filled in well.
#pragma once

#include "features/triage/contract/triage.h"
#include "features/triage/decide_triage.h"
#include "matters/steps.h"
#include "matters/testing.h"
#include "migrations/feature_triage.h"

namespace waarborg::triage {

using matters::Opened;
using matters::TestHouse;

/// A test on both databases with the tables of triage.
static inline void in_each_house(const std::function<void(TestHouse&)>& test,
                                 calendar::Jurisdiction jurisdiction = calendar::Jurisdiction::nl) {
  matters::for_each_house(test, migrations::feature_triage::all(), jurisdiction);
}

inline Opened seen(TestHouse& force, const std::string& name, const std::string& id) {
  return TestHouse::must(matters::look(force.house(), force.viewer(name), id));
}

/// Done up to the triage step by this person.
inline std::string at_triage(TestHouse& force, const matters::NewMatter& request, const std::string& name = "tessa") {
  const std::string id = force.open(request).matter.id;
  const auto viewer = force.viewer(name);
  force.write([&](storage::Transaction& tx) -> Result<Done> {
    auto opened = TRY(matters::open_for(tx, force.house(), viewer, id));
    for (const auto& step : matters::steps(tx, id))
      if (step.step == "acknowledge")
        TRY(matters::complete_step(tx, force.house(), opened, matters::Doer::house(force.account(name)), step.id,
                                   {{"message", "Dank u."}, {"subject", "Ontvangen"}}));
    return Done{};
  });
  return id;
}

inline std::string step_id(TestHouse& force, const std::string& matter_id) {
  return force.write([&](storage::Transaction& tx) { return triage_step(tx, matter_id).value().id; });
}

using Changes = std::vector<std::pair<std::string, std::string>>;
/// Everything filled in for an outcome, with some fields changed.
inline html::FormState form_for(const std::string& outcome, const Changes& changes = {}) {
  html::FormState form;
  form.values = {{"criteria-citizen", "no"},
                 {"criteria-known", "no"},
                 {"criteria-offence", "no"},
                 {"criteria-rule", "light"},
                 {"criteria-performance", "no"},
                 {"criteria-conversation", "no"},
                 {"criteria-facts", "clear"},
                 {"criteria-line_involved", "no"},
                 {"criteria-reach", "team"},
                 {"criteria-discrimination", "no"},
                 {"criteria-harm", "no"},
                 {"outcome", outcome},
                 {"shown_for", outcome},
                 {"reasons", "Zo gewogen."},
                 {"differs_reason", "Om wat we weten."},
                 {"expected", "Een gesprek."},
                 {"by_when", "2026-11-20"},
                 {"text", "Wat er is gezien."},
                 {"message", "Wij gaan verder."}};
  for (const auto& [name, value] : changes) {
    std::erase_if(form.values, [&](const auto& field) { return field.first == name; });
    form.values.emplace_back(name, value);
  }
  return form;
}

inline Result<Decided> decide_as(TestHouse& force, const std::string& name, const std::string& id,
                                 const html::FormState& form) {
  return decide_triage(force.house(), force.viewer(name), id, step_id(force, id), form);
}

/// The first error's code, or "".
template <class T>
std::string code(const Result<T>& result) {
  return result.ok() ? "" : result.error().code;
}

}  // namespace waarborg::triage
