// Mistakes in content as tests read them. REQUIRES: the working folder is that of the repository.
#pragma once

#include <string>

#include "platform/content/reader.h"

namespace waarborg::content {

/// In English, a line each.
inline std::string english(const Errors& errors) {
  static const auto texts = i18n::Texts::load("content/texts");
  return to_lines(i18n::Translator(*texts, i18n::Language::en, "UTC"), errors);
}

}  // namespace waarborg::content
