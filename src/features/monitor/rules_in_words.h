// Parts of the rules in words, for the rule book and the annex to the impact assessment. Private to this feature.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "features/monitor/detection_content.h"

namespace waarborg::monitor {

/// "Only for tasks of the police (LOG-01)": the rules and articles that a source begins with. What follows says why, to
/// whoever edits the content.
std::string source_in_words(const i18n::Translator& t, const std::string& source);
/// Of an explanation: its source, or when it was approved.
std::string source_in_words(const i18n::Translator& t, const Explanation& rule);
/// What it counts for.
std::string counts_in_words(const i18n::Translator& t, const SignRule& sign);
std::string counts_in_words(const i18n::Translator& t, const MeasureRule& measure);
/// Each limit and its value.
std::vector<std::pair<std::string, std::string>> bounds_in_words(const i18n::Translator& t,
                                                                 const DetectionContent& content);

}  // namespace waarborg::monitor
