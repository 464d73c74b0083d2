#include "features/account/password_form.h"
#include "features/account/recovery_view.h"

namespace waarborg::account {

using html::Html;
using i18n::Translator;
using html::operator""_html;

Html recover_view(const Translator& t, const html::FormState& state) {
  const std::vector<std::pair<std::string, std::string>> labels{{"code", t("recovery.code")},
                                                                {"password_new", t("account.password_new")},
                                                                {"password_again", t("account.password_again")}};
  html::FieldOptions code;
  code.hint = t("recovery.code_hint");
  code.length_max = 60;
  Html out;
  out << html::error_summary(t, state.errors, labels) << "<p class=\"lead\">"_html << t("recovery.recover_lead")
      << "</p><ol>"_html;
  for (const char* step : {"recovery.step_ask", "recovery.step_custodians", "recovery.step_code"})
    out << "<li>"_html << t(step) << "</li>"_html;
  out << "</ol><h2>"_html << t("recovery.have_code") << "</h2>"_html << html::form_start("/recover", {})
      << html::text_field(t, state, "code", t("recovery.code"), code) << new_password_fields(t, state) << "<p>"_html
      << html::submit(t("recovery.recover")) << "</p>"_html << html::form_end();
  return out;
}

Html recovered_view(const Translator& t, const auth::Recovered& recovered) {
  Html name, secret;
  name << recovered.sign_in_name;
  secret << "<code>"_html << recovered.totp_secret << "</code>"_html;
  std::vector<std::pair<std::string, Html>> facts{{t("account.name"), name}};
  Html what;
  what << "<p>"_html << t("recovery.recovered_text") << "</p>"_html;
  Html out;
  out << html::alert(html::Tone::good, t("recovery.recovered"), what);
  if (!recovered.totp_secret.empty()) {
    facts.emplace_back(t("recovery.totp_secret"), secret);
    out << "<p>"_html << t("recovery.totp_text") << "</p>"_html;
  }
  out << html::facts(facts) << "<p>"_html
      << html::link_button("/sign-in", t("common.sign_in"), html::ButtonKind::primary) << "</p>"_html;
  return out;
}

}  // namespace waarborg::account
