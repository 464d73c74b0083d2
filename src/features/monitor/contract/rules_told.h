// The rule book: everything that look-ups are judged with, in words for whoever is judged.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "matters/house.h"
#include "platform/i18n/texts.h"

namespace waarborg::monitor {

/// A rule that explains, a sign or a measure.
struct ToldRule {
  std::string title;
  std::string looks_at;  ///< what it looks at, with its periods and counts
  std::string counts;    ///< how heavily; empty of what explains
  std::string source;
};
struct RulesTold {
  std::string version;               ///< with the fingerprint, as a run keeps it
  std::vector<ToldRule> explaining;  ///< in the order of trying
  std::vector<ToldRule> signs, of_a_subject, of_an_officer;
  std::vector<std::pair<std::string, std::string>> bounds;  ///< what and its value
  std::vector<std::string> ranking;  ///< what points are, what they add up to, and what is taken off
};
/// Errors: those of the content.
Result<RulesTold> rules_told(const matters::House& house, const i18n::Translator& t);

}  // namespace waarborg::monitor
