#include "features/insight/labels.h"

#include <algorithm>

#include "matters/content.h"
#include "matters/kind_words.h"

namespace waarborg::insight {

std::vector<const matters::Procedure*> HouseLabels::of_kind(const std::string& kind) const {
  std::vector<const matters::Procedure*> out;
  for (const auto& procedure : house_.content.procedures)
    if (procedure.kind == kind) out.push_back(&procedure);
  return out;
}

std::string HouseLabels::text(std::string_view key) const { return t_("insight." + std::string(key)); }

std::string HouseLabels::kind(const std::string& key) const { return matters::kind_title(t_, house_, key); }

std::string HouseLabels::phase(const std::string& kind, const std::string& phase) const {
  for (const auto* procedure : of_kind(kind))
    if (const auto* found = procedure->phase(phase)) return t_(found->title);
  return phase;
}

std::vector<std::string> HouseLabels::kinds() const {
  std::vector<std::string> out;
  for (const auto& procedure : house_.content.procedures)
    if (std::find(out.begin(), out.end(), procedure.kind) == out.end()) out.push_back(procedure.kind);
  return out;
}

std::string HouseLabels::step(const std::string& kind, const std::string& key) const {
  for (const auto* procedure : of_kind(kind))
    if (const auto* step = procedure->step(key)) return t_(step->title);
  return key;
}

std::string HouseLabels::sanction(const std::string& key) const {
  if (!measures_) return key;
  const auto at = measures_->find(key);
  return at == measures_->end() ? key : t_(at->second);
}

std::string HouseLabels::outcome(const std::string& kind, const std::string& key) const {
  for (const auto* procedure : of_kind(kind))
    if (const auto* outcome = procedure->outcome(key)) return t_(outcome->title);
  return key;
}

}  // namespace waarborg::insight
