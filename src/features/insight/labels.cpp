#include "features/insight/labels.h"

#include <algorithm>

#include "matters/content.h"

namespace waarborg::insight {

const matters::Procedure* HouseLabels::of_kind(const std::string& kind) const {
  for (const auto& procedure : house_.content.procedures)
    if (procedure.kind == kind) return &procedure;
  return nullptr;
}

std::string HouseLabels::text(std::string_view key) const { return t_("insight." + std::string(key)); }

std::string HouseLabels::kind(const std::string& key) const {
  const auto* procedure = of_kind(key);
  return procedure ? t_(procedure->title) : key;
}

std::string HouseLabels::phase(const std::string& kind, const std::string& phase) const {
  const auto* procedure = of_kind(kind);
  const auto* found = procedure ? procedure->phase(phase) : nullptr;
  return found ? t_(found->title) : phase;
}

std::vector<std::string> HouseLabels::kinds() const {
  std::vector<std::string> out;
  for (const auto& procedure : house_.content.procedures)
    if (std::find(out.begin(), out.end(), procedure.kind) == out.end()) out.push_back(procedure.kind);
  return out;
}

std::string HouseLabels::step(const std::string& kind, const std::string& key) const {
  if (const auto* procedure = of_kind(kind))
    for (const auto& phase : procedure->phases)
      for (const auto& step : phase.steps)
        if (step.key == key) return t_(step.title);
  return key;
}

std::string HouseLabels::sanction(const std::string& key) const {
  if (!measures_) return key;
  const auto at = measures_->find(key);
  return at == measures_->end() ? key : t_(at->second);
}

std::string HouseLabels::outcome(const std::string& kind, const std::string& key) const {
  if (const auto* procedure = of_kind(kind))
    for (const auto& outcome : procedure->outcomes)
      if (outcome.key == key) return t_(outcome.title);
  return key;
}

}  // namespace waarborg::insight
