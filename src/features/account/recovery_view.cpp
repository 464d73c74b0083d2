#include "features/account/recovery_view.h"

#include "base/text.h"

namespace waarborg::account {

using auth::RecoveryPurpose;
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

Html state_badge(const Translator& t, const auth::RecoveryRequest& request) {
  const bool done = request.state == RecoveryState::used && request.purpose != RecoveryPurpose::account;
  return html::badge(tone_of(request.state),
                     t("recovery.state_" + std::string(done ? "done" : auth::code_of(request.state))));
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

/// What a custodian makes sure of before agreeing.
Html caution(const Translator& t, RecoveryPurpose purpose) {
  switch (purpose) {
    case RecoveryPurpose::account: break;
    case RecoveryPurpose::matters:
      return html::alert(html::Tone::warning, t("recovery.check_matters"), paragraph(t("recovery.check_matters_text")));
    case RecoveryPurpose::custodians:
      return html::alert(html::Tone::warning, t("recovery.check_custodians"),
                         paragraph(t("recovery.check_custodians_text")));
  }
  return html::alert(html::Tone::warning, t("recovery.speak_first"), paragraph(t("recovery.speak_first_text")));
}

/// What the request is for, as facts.
std::vector<std::pair<std::string, Html>> subject_facts(const Translator& t, const RecoveryShown& shown) {
  switch (shown.request.purpose) {
    case RecoveryPurpose::account: break;
    case RecoveryPurpose::matters: return {{t("recovery.matters"), words(shown.about)}};
    case RecoveryPurpose::custodians:
      return {{t("recovery.proposed"), words(join(shown.proposed, ", "))},
              {t("recovery.needed"), words(t.number(shown.request.proposed->needed))}};
  }
  return {{t("recovery.person"), words(shown.about)},
          {t("recovery.place"), words(shown.place)},
          {t("recovery.lost"), words(t(shown.request.totp ? "recovery.lost_both" : "recovery.lost_password"))}};
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
  out << "<h2>"_html << t("recovery.answer") << "</h2>"_html << caution(t, page.shown.request.purpose)
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

std::string subject_line(const Translator& t, const RecoveryShown& shown) {
  switch (shown.request.purpose) {
    case RecoveryPurpose::account: break;
    case RecoveryPurpose::matters: return t("recovery.about_matters", {shown.about});
    case RecoveryPurpose::custodians: return t("recovery.about_custodians");
  }
  return shown.about;
}

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
    name << "<a href=\"/recovery/"_html << shown.request.id << "\">"_html << subject_line(t, shown) << "</a>"_html;
    rows.push_back({name, state_badge(t, shown.request), words(count_of(t, shown)),
                    words(t.date_time(shown.request.asked_at)), words(t.date_time(shown.request.expires_at))});
  }
  out << html::table(t, t("recovery.title"),
                     {{"", t("recovery.about")},
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
  auto facts = subject_facts(t, page.shown);
  facts.insert(facts.end(), {{t("common.status"), state_badge(t, request)},
                             {t("recovery.reason"), reason},
                             {t("recovery.asked_by"), words(page.shown.asked_by)},
                             {t("recovery.asked_at"), words(t.date_time(request.asked_at))},
                             {t("recovery.until"), words(t.date_time(request.expires_at))}});
  Html out;
  out << html::error_summary(t, errors,
                             {{"password", t("recovery.own_password")}, {"reason", t("recovery.refuse_reason")}})
      << html::facts(facts) << voices_part(t, page.shown);
  if (page.hindrance)
    out << paragraph(t(*page.hindrance));
  else
    out << answer_part(t, page);
  return out;
}

}  // namespace waarborg::account
