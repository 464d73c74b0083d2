#include "app/terminal.h"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

namespace waarborg::app {

i18n::Language language_of_terminal() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return i18n::language_from(std::string_view(value).substr(0, 2)).value_or(i18n::Language::nl);
  }
  return i18n::Language::nl;
}

void print_line(std::string_view line) {
  fmt::print("{}\n", line);
  std::fflush(stdout);
}

}  // namespace waarborg::app
