// Trials as pure functions: plain values in, HTML out.
#pragma once

#include "features/atypical/trials.h"

namespace waarborg::atypical {

inline constexpr const char* kTrialsPath = "/look-ups/trials";
inline constexpr const char* kTrialPath = "/look-ups/trials/result";

struct TrialLine {
  TrialRow row;
  std::string made_by;
  std::optional<jobs::Job> job;
};
html::Html trials_view(const i18n::Translator& t, const html::ListState& list, const std::vector<TrialLine>& lines,
                       const std::string& next);
html::Html trial_form(const i18n::Translator& t, const std::vector<monitor::Setting>& settings,
                      const html::FormState& state, const std::string& csrf);
/// What was tried, and over which days.
html::Html trial_head(const i18n::Translator& t, const std::vector<monitor::Setting>& settings, const TrialRow& row,
                      const std::string& made_by);
/// Per team and kind of work; small numbers hidden, against subtraction too.
html::Html trial_groups(const i18n::Translator& t, const TrialResult& result, std::int64_t threshold);

}  // namespace waarborg::atypical
