#include "features/account/start_view.h"

namespace waarborg::account {

using html::Html;
using html::operator""_html;

Html start_view(const i18n::Translator& t, const std::vector<Door>& doors) {
  Html out;
  out << "<p class=\"lead\">"_html << t("account.start_lead") << "</p>"_html;
  auto kind = html::ButtonKind::primary;
  for (const auto& door : doors) {
    out << "<section class=\"door\"><h2>"_html << door.title << "</h2><p>"_html << door.text << "</p><p>"_html
        << html::link_button(door.path, door.label, kind) << "</p></section>"_html;
    kind = html::ButtonKind::plain;  // one thing stands out
  }
  out << "<section class=\"door\"><h2>"_html << t("account.start_staff") << "</h2><p>"_html
      << t("account.start_staff_text") << "</p><p>"_html << html::link_button("/sign-in", t("common.sign_in"))
      << "</p></section>"_html;
  return out;
}

Html statement_view(const i18n::Translator& t, const Statement& statement) {
  Html out;
  for (const auto& section : statement.sections) {
    out << "<h2>"_html << section.title << "</h2><p>"_html;
    out.lines(section.text) << "</p>"_html;
  }
  if (statement.contact.empty()) return out;
  out << "<h2>"_html << t("common.contact") << "</h2><p>"_html;
  for (std::size_t i = 0; i < statement.contact.size(); ++i) {
    if (i > 0) out << "<br>"_html;
    out << statement.contact[i];
  }
  out << "</p>"_html;
  return out;
}

}  // namespace waarborg::account
