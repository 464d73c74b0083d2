#include "platform/html/advance.h"

#include <algorithm>

namespace waarborg::html {

Html advance(const i18n::Translator& t, std::string_view busy, std::string_view label, std::int64_t done,
             std::int64_t total) {
  const auto share = std::to_string(total <= 0 ? 0 : std::clamp<std::int64_t>(done * 100 / total, 0, 100));
  Html out;
  return out << "<p role=\"status\">"_html << t(busy, {share}) << "</p>"_html
             << "<progress max=\"100\" value=\""_html << share << "\" aria-label=\""_html << t(label) << "\">"_html
             << share << "%</progress>"_html;
}

}  // namespace waarborg::html
