#include "features/account/account_view.h"

#include "base/text.h"
#include "features/account/password_form.h"
#include "platform/calendar/calendar.h"

namespace waarborg::account {

using html::Html;
using i18n::Translator;
using html::operator""_html;

namespace {

Html text_cell(const std::string& text) {
  Html out;
  out << text;
  return out;
}

/// A form of one button; `what` tells those who hear the page which row it is about.
Html row_button(const std::string& action, const std::string& csrf, const std::string& label, const std::string& what) {
  Html out;
  out << html::form_start(action, csrf) << "<button type=\"submit\" class=\"button\">"_html << label
      << "<span class=\"visually-hidden\">: "_html << what << "</span></button>"_html << html::form_end();
  return out;
}

Html sessions_part(const Translator& t, const AccountPage& page) {
  std::vector<std::vector<Html>> rows;
  for (const auto& session : page.sessions) {
    const std::string device = session.device.empty() ? t("account.device_unknown") : session.device;
    Html end = session.current ? html::badge(html::Tone::good, t("account.session_current"))
                               : row_button("/account/sessions/" + session.id + "/end", page.csrf,
                                            t("account.session_end"), device);
    rows.push_back({text_cell(device), text_cell(t.date_time(session.started_at)),
                    text_cell(t.date_time(session.seen_at)), std::move(end)});
  }
  Html out;
  out << "<section><h2>"_html << t("account.sessions") << "</h2><p>"_html << t("account.sessions_text") << "</p>"_html
      << html::table(
             t, t("account.sessions_caption"),
             {{"", t("account.device")}, {"", t("account.started")}, {"", t("account.seen")}, {"", t("account.end")}},
             rows)
      << "</section>"_html;
  return out;
}

Html password_part(const Translator& t, const AccountPage& page) {
  Html out;
  out << "<section><h2 id=\"password\">"_html << t("account.change_password") << "</h2><p>"_html
      << t("account.change_password_text") << "</p>"_html << html::form_start("/account/password", page.csrf)
      << current_password_field(t, page.password, t("account.password_current"))
      << new_password_fields(t, page.password) << "<p>"_html << html::submit(t("account.change_password"))
      << "</p>"_html << html::form_end() << "</section>"_html;
  return out;
}

std::string scope_names(const Translator& t, const std::vector<std::string>& scopes) {
  std::vector<std::string> names;
  for (const auto& scope : scopes)
    for (const auto& [code, key] : kScopes)
      if (code == scope) names.push_back(t(key));
  return join(names, ", ");
}

Html token_list(const Translator& t, const AccountPage& page) {
  std::vector<std::vector<Html>> rows;
  for (const auto& token : page.tokens)
    rows.push_back(
        {text_cell(token.label), text_cell(scope_names(t, token.scopes)),
         text_cell(t.date(calendar::local_date(token.created_at, page.zone))),
         text_cell(t.date(calendar::local_date(token.expires_at, page.zone))),
         row_button("/account/tokens/" + token.id + "/revoke", page.csrf, t("account.token_revoke"), token.label)});
  return html::table(t, t("account.tokens_caption"),
                     {{"", t("account.token_label")},
                      {"", t("account.token_scopes")},
                      {"", t("account.token_created")},
                      {"", t("account.token_expires")},
                      {"", t("account.end")}},
                     rows);
}

Html new_token(const Translator& t, const std::string& token) {
  Html body;
  body << "<p>"_html << t("account.token_once") << "</p><p><code>"_html << token << "</code></p>"_html;
  return html::alert(html::Tone::good, t("account.token_made"), body);
}

Html tokens_part(const Translator& t, const AccountPage& page) {
  html::FieldOptions label;
  label.hint = t("account.token_label_hint");
  label.length_max = 80;
  html::FieldOptions days;
  days.type = "number";
  days.input_mode = "numeric";
  days.hint = t("account.token_days_hint");
  std::vector<html::Choice> scopes;
  for (const auto& [code, key] : kScopes) scopes.push_back({std::string(code), t(key)});
  Html out;
  out << "<section><h2 id=\"tokens\">"_html << t("account.tokens") << "</h2><p>"_html << t("account.tokens_text")
      << " <a href=\"/api/v1/openapi.json\">openapi.json</a></p>"_html;
  if (!page.new_token.empty()) out << new_token(t, page.new_token);
  if (!page.tokens.empty()) out << token_list(t, page);
  out << "<h3>"_html << t("account.token_new") << "</h3>"_html << html::form_start("/account/tokens", page.csrf)
      << html::text_field(t, page.token, "label", t("account.token_label"), label)
      << html::checkbox_group(t, page.token, "scopes", t("account.token_scopes"), scopes)
      << html::text_field(t, page.token, "days_valid", t("account.token_days"), days) << "<p>"_html
      << html::submit(t("account.token_create"), html::ButtonKind::plain) << "</p>"_html << html::form_end()
      << "</section>"_html;
  return out;
}

Html language_part(const Translator& t, const AccountPage& page) {
  std::vector<html::Choice> choices;
  for (const auto language : i18n::kLanguages) {
    const std::string code(i18n::code_of(language));
    choices.push_back({code, t("common.language_" + code)});
  }
  Html out;
  out << "<section><h2 id=\"language\">"_html << t("common.language") << "</h2>"_html
      << html::form_start("/account/language", page.csrf)
      << html::radio_group(t, page.language, "language", t("account.language_mine"), choices,
                           {.hint = t("account.language_hint")})
      << "<p>"_html << html::submit(t("common.save"), html::ButtonKind::plain) << "</p>"_html << html::form_end()
      << "</section>"_html;
  return out;
}

}  // namespace

Html account_view(const Translator& t, const AccountPage& page) {
  const std::vector<std::pair<std::string, std::string>> labels{{"password_current", t("account.password_current")},
                                                                {"password_new", t("account.password_new")},
                                                                {"password_again", t("account.password_again")},
                                                                {"label", t("account.token_label")},
                                                                {"scopes", t("account.token_scopes")},
                                                                {"days_valid", t("account.token_days")},
                                                                {"language", t("account.language_mine")}};
  Errors errors = page.password.errors;
  errors.insert(errors.end(), page.token.errors.begin(), page.token.errors.end());
  errors.insert(errors.end(), page.language.errors.begin(), page.language.errors.end());
  Html out;
  out << html::error_summary(t, errors, labels) << sessions_part(t, page) << password_part(t, page)
      << "<section><h2>"_html << t("conflict.ties") << "</h2><p><a href=\"/account/interests\">"_html
      << t("conflict.ties_link") << "</a></p></section>"_html << language_part(t, page) << tokens_part(t, page);
  return out;
}

}  // namespace waarborg::account
