// The start page and the statements, as pure functions of values.
#pragma once

#include <string>
#include <vector>

#include "platform/html/components.h"

namespace waarborg::account {

/// One thing a visitor may come for.
struct Door {
  std::string title, text, label, path;
};
html::Html start_view(const i18n::Translator& t, const std::vector<Door>& doors);

struct Statement {
  struct Section {
    std::string title, text;
  };
  std::vector<Section> sections{};
  std::vector<std::string> contact{};
};
html::Html statement_view(const i18n::Translator& t, const Statement& statement);

}  // namespace waarborg::account
