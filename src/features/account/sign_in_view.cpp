#include "features/account/sign_in_view.h"

namespace waarborg::account {

using html::Html;
using i18n::Translator;
using html::operator""_html;

namespace {

/// One press signs in as this invented person, with the code of this moment.
Html sign_in_as(const Translator& t, const DemoPerson& each, const std::string& next) {
  Html out;
  out << html::form_start("/sign-in", {}) << html::hidden("name", each.person.sign_in)
      << html::hidden("password", each.person.password) << html::hidden("code", each.code) << html::hidden("next", next)
      << "<button type=\"submit\" class=\"link\">"_html << each.person.sign_in
      << "<span class=\"visually-hidden\">: "_html << t("account.demo_sign_in_as", {each.person.name})
      << "</span></button>"_html << html::form_end();
  return out;
}

Html person_cell(const std::string& name, const std::string& role) {
  Html out;
  out << name << " <span class=\"hint\">"_html << role << "</span>"_html;
  return out;
}

Html code_cell(const std::string& text) {
  Html out;
  out << "<code>"_html << text << "</code>"_html;
  return out;
}

Html demo_box(const Translator& t, const SignInPage& page) {
  std::vector<std::vector<Html>> rows;
  for (const auto& each : page.demo)
    rows.push_back({sign_in_as(t, each, page.next), person_cell(each.person.name, each.person.role),
                    code_cell(each.person.password), code_cell(each.code)});
  Html body;
  body << "<p>"_html << t("account.demo_text") << "</p>"_html
       << html::table(t, t("account.demo_caption"),
                      {{"", t("account.name")},
                       {"", t("account.demo_person")},
                       {"", t("account.password")},
                       {"", t("account.demo_code")}},
                      rows);
  return html::alert(html::Tone::warning, t("account.demo_title"), body);
}

}  // namespace

Html sign_in_view(const Translator& t, const SignInPage& page) {
  const std::vector<std::pair<std::string, std::string>> labels{
      {"name", t("account.name")}, {"password", t("account.password")}, {"code", t("account.code")}};
  html::FieldOptions name;
  name.autocomplete = "username";
  name.length_max = 100;
  html::FieldOptions password;
  password.type = "password";
  password.autocomplete = "current-password";
  html::FieldOptions code;
  code.hint = t("account.code_hint");
  code.autocomplete = "one-time-code";
  code.input_mode = "numeric";
  code.length_max = 10;
  Html out;
  out << html::error_summary(t, page.state.errors, labels) << "<p>"_html << t("account.sign_in_for") << "</p>"_html
      << html::form_start("/sign-in", {}) << html::hidden("next", page.next)
      << html::text_field(t, page.state, "name", labels[0].second, name)
      << html::text_field(t, page.state, "password", labels[1].second, password)
      << html::text_field(t, page.state, "code", labels[2].second, code) << "<p>"_html
      << html::submit(t("common.sign_in")) << "</p>"_html << html::form_end();
  out << "<p><a href=\"/recover\">"_html << t("recovery.lost_link") << "</a></p>"_html;
  if (!page.demo.empty()) out << demo_box(t, page);
  return out;
}

}  // namespace waarborg::account
