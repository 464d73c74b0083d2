#include "features/account/recovery_view.h"

namespace waarborg::account {

using auth::RecoveryState;
using html::Html;
using html::paragraph;
using html::words;
using i18n::Translator;
using html::operator""_html;

namespace {

html::Tone tone_of(RecoveryState state) {
  switch (state) {
    case RecoveryState::asked: return html::Tone::info;
    case RecoveryState::agreed:
    case RecoveryState::used: return html::Tone::good;
    case RecoveryState::refused: return html::Tone::bad;
    case RecoveryState::withdrawn:
    case RecoveryState::expired: break;
  }
  return html::Tone::neutral;
}

Html state_badge(const Translator& t, RecoveryState state) {
  return html::badge(tone_of(state), t("recovery.state_" + std::string(auth::code_of(state))));
}

std::string count_of(const Translator& t, const RecoveryShown& shown) {
  int agreed = 0;
  for (const auto& voice : shown.request.voices)
    if (voice.voice == auth::Voice::agrees) ++agreed;
  return t("recovery.so_many", {std::to_string(agreed), std::to_string(shown.needed)});
}

Html voices_part(const Translator& t, const RecoveryShown& shown) {
  Html out;
  out << "<h2>"_html << t("recovery.voices") << "</h2>"_html << paragraph(count_of(t, shown));
  if (shown.request.voices.empty()) return out;
  out << "<ul>"_html;
  for (std::size_t i = 0; i < shown.request.voices.size(); ++i) {
    const auto& voice = shown.request.voices[i];
    const bool agrees = voice.voice == auth::Voice::agrees;
    out << "<li>"_html
        << t(agrees ? "recovery.voice_agrees" : "recovery.voice_refuses", {shown.voices[i], t.date_time(voice.at)});
    if (!voice.reason.empty()) {
      out << "<br>"_html;
      out.lines(voice.reason);
    }
    out << "</li>"_html;
  }
  out << "</ul>"_html;
  return out;
}

Html answer_part(const Translator& t, const RecoveryPage& page) {
  const std::string base = "/recovery/" + page.shown.request.id;
  html::FieldOptions password;
  password.type = "password";
  password.autocomplete = "current-password";
  password.hint = t("recovery.password_hint");
  html::FieldOptions reason;
  reason.rows = 3;
  reason.length_max = 2000;
  Html out;
  out << "<h2>"_html << t("recovery.answer") << "</h2>"_html
      << html::alert(html::Tone::warning, t("recovery.speak_first"), paragraph(t("recovery.speak_first_text")))
      << html::form_start(base + "/agree", page.csrf)
      << html::text_field(t, page.agree, "password", t("recovery.own_password"), password) << "<p>"_html
      << html::submit(t("recovery.agree")) << "</p>"_html << html::form_end() << "<details"_html
      << (page.refuse.errors.empty() ? ""_html : " open"_html) << "><summary>"_html << t("recovery.refuse")
      << "</summary>"_html << paragraph(t("recovery.refuse_text")) << html::form_start(base + "/refuse", page.csrf)
      << html::text_field(t, page.refuse, "reason", t("recovery.refuse_reason"), reason) << "<p>"_html
      << html::submit(t("recovery.refuse"), html::ButtonKind::danger) << "</p>"_html << html::form_end()
      << "</details>"_html;
  return out;
}

}  // namespace

Html recovery_list_view(const Translator& t, const std::vector<RecoveryShown>& requests) {
  Html out;
  out << paragraph(t("recovery.list_text"));
  if (requests.empty()) {
    out << paragraph(t("recovery.none"));
    return out;
  }
  std::vector<std::vector<Html>> rows;
  for (const auto& shown : requests) {
    Html name;
    name << "<a href=\"/recovery/"_html << shown.request.id << "\">"_html << shown.person << "</a>"_html;
    rows.push_back({name, state_badge(t, shown.request.state), words(count_of(t, shown)),
                    words(t.date_time(shown.request.asked_at)), words(t.date_time(shown.request.expires_at))});
  }
  out << html::table(t, t("recovery.title"),
                     {{"", t("recovery.person")},
                      {"", t("common.status")},
                      {"", t("recovery.voices")},
                      {"", t("recovery.asked_at")},
                      {"", t("recovery.until")}},
                     rows);
  return out;
}

Html recovery_view(const Translator& t, const RecoveryPage& page) {
  const auto& request = page.shown.request;
  Errors errors = page.agree.errors;
  errors.insert(errors.end(), page.refuse.errors.begin(), page.refuse.errors.end());
  Html reason;
  reason.lines(request.reason);
  Html out;
  out << html::error_summary(t, errors,
                             {{"password", t("recovery.own_password")}, {"reason", t("recovery.refuse_reason")}})
      << html::facts({{t("recovery.person"), words(page.shown.person)},
                      {t("recovery.place"), words(page.shown.place)},
                      {t("common.status"), state_badge(t, request.state)},
                      {t("recovery.lost"), words(t(request.totp ? "recovery.lost_both" : "recovery.lost_password"))},
                      {t("recovery.reason"), reason},
                      {t("recovery.asked_by"), words(page.shown.asked_by)},
                      {t("recovery.asked_at"), words(t.date_time(request.asked_at))},
                      {t("recovery.until"), words(t.date_time(request.expires_at))}})
      << voices_part(t, page.shown);
  if (page.hindrance)
    out << paragraph(t(*page.hindrance));
  else
    out << answer_part(t, page);
  return out;
}

}  // namespace waarborg::account
