// What content/detection.yaml sets, as the engine takes it, for a world of its own that numbers its words itself: the
// bench of invented forces (src/scenarios) judges with what a force really runs. Whoever includes this uses the engine.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/cases.h"
#include "engine/explain.h"
#include "engine/signs.h"
#include "platform/calendar/calendar.h"

namespace waarborg::monitor {

/// What each number of the world is called; the place in the list is the number.
struct WorldWords {
  std::vector<std::string> assignments;  ///< kinds
  std::vector<std::string> relations, marks;
  std::vector<std::string> reasons;
};

struct EngineSettings {
  std::string version;
  std::vector<engine::ExplainRule> rules;
  int learnt_rules = 0;  ///< left out: what is learnt from look-ups takes a store (explanations.h)
  engine::SignSettings signs;
  engine::Signs always = 0;
  std::vector<engine::Signs> of_relations, of_marks, of_reasons;  ///< by number of the world; 0: not looked at
  engine::CaseSettings cases;                                     ///< but for the last day
  std::uint32_t peers_least = 0, usual_of = 0, wait_days = 0, settle_days = 0;
};

/// `file`: content/detection.yaml, or other rules in its form. Errors: "csv.file_missing" {name}; those of the content,
/// each with its place ("content.bad_field").
Result<EngineSettings> engine_settings(const std::filesystem::path& file, calendar::Jurisdiction jurisdiction,
                                       const WorldWords& words);

}  // namespace waarborg::monitor
