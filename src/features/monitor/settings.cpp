#include "features/monitor/contract/settings.h"

#include <algorithm>

#include "features/monitor/detection_content.h"

namespace waarborg::monitor {
namespace {

std::uint32_t bits_of(const std::vector<std::string>& kinds, const WorldWords& words) {
  std::uint32_t bits = 0;
  for (const auto& kind : kinds) {
    const auto found = std::ranges::find(words.assignments, kind);
    if (found != words.assignments.end()) bits |= 1U << static_cast<std::uint32_t>(found - words.assignments.begin());
  }
  return bits;
}

/// The sign of each word: of a side table, or of the program itself (`own`, the first of its kind).
std::vector<engine::Signs> signs_of(const DetectionContent& content, const std::vector<std::string>& words,
                                    std::string SignRule::*table) {
  std::vector<engine::Signs> signs;
  for (const auto& word : words) {
    const auto found = std::ranges::find_if(content.signs, [&](const SignRule& sign) {
      const bool own = sign.relation.empty() && sign.mark.empty();
      return own ? sign.key == word : sign.*table == word;
    });
    signs.push_back(found == content.signs.end() ? 0 : found->bit);
  }
  return signs;
}

}  // namespace

Result<EngineSettings> engine_settings(const std::filesystem::path& file, calendar::Jurisdiction jurisdiction,
                                       const WorldWords& words) {
  const auto read = TRY(load_detection_file(file, jurisdiction));
  EngineSettings all;
  all.version = read.version;
  for (const auto& rule : read.explanations) {
    const auto scope = engine_scope(rule.scope);
    if (scope)
      all.rules.push_back({*scope, bits_of(rule.kinds, words), rule.before, rule.after, rule.only_the_said});
    else
      ++all.learnt_rules;
  }
  all.signs = read.duty;
  all.always = read.always();
  all.of_relations = signs_of(read, words.relations, &SignRule::relation);
  all.of_marks = signs_of(read, words.marks, &SignRule::mark);
  for (const auto& reason : words.reasons) all.of_reasons.push_back(read.signs_of_reason(reason));
  all.cases = read.case_settings(0);
  all.peers_least = static_cast<std::uint32_t>(read.peers_least);
  all.usual_of = static_cast<std::uint32_t>(read.usual_of);
  all.wait_days = static_cast<std::uint32_t>(read.wait_days);
  all.settle_days = static_cast<std::uint32_t>(read.settle_days);
  return all;
}

}  // namespace waarborg::monitor
