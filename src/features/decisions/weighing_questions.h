// The questions of the step plan: content/weighing.yaml (TRI-05, SAN-03).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/i18n/texts.h"

namespace waarborg::decisions {

struct Question {
  std::string key;
  i18n::LocalText title, help;
  std::vector<std::string> sources;
};

/// Immutable after loading, so thread-safe.
struct Questions {
  std::string version;
  std::vector<Question> all;  ///< in the order to answer them
};

/// All errors at once; field is "file:line".
Result<Questions> load_questions(const std::filesystem::path& content);
Result<Questions> parse_questions(const std::string& text, const std::string& file);

}  // namespace waarborg::decisions
