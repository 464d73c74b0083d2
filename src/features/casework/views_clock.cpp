// One term: how it stands, and pausing, resuming or extending it.
#include "base/text.h"
#include "features/casework/views.h"

namespace waarborg::casework {

namespace {

Html clock_facts(const Translator& t, const ClockRow& clock, Date today) {
  Html state, due, source;
  state << t("clock.state_" + clock.state);
  due << t.long_date(clock.due);
  source << clock.source;
  std::vector<std::pair<std::string, Html>> items{
      {t("common.status"), state},
      {t("casework.ends"), clock.state == "running" ? html::deadline(t, clock.due, today) : due},
      {t("clock.nature_" + clock.nature), source}};
  if (clock.paused_on) {
    Html since;
    since << t("error.in_field", {t.date(*clock.paused_on), clock.reason});
    items.emplace_back(t("casework.paused_since"), since);
  }
  return html::facts(items);
}

Html button(const Translator& t, std::string_view key) {
  Html out;
  out << "<p class=\"actions\">"_html << html::submit(t(key)) << "</p>"_html << html::form_end();
  return out;
}

Html pause_form(const Translator& t, const ClockForm& form, const FormState& state, const std::string& path) {
  Html out;
  out << "<h2>"_html << t("casework.pause_term") << "</h2><p>"_html << t("casework.pause_explained") << "</p>"_html
      << html::form_start(path + "/pause", form.csrf)
      << html::radio_group(t, state, "pause", t("casework.pause_ground"), form.pause_reasons)
      << html::text_field(t, state, "text", t("casework.explain"), {.rows = 3}) << button(t, "casework.pause_term");
  return out;
}

Html extend_form(const Translator& t, const ClockForm& form, const FormState& state, const std::string& path) {
  Html out;
  out << "<h2>"_html << t("casework.extend_term") << "</h2><p>"_html << t("casework.extend_explained", {form.extension})
      << "</p>"_html << more(t("casework.term_source"), own_words(form.extension_source));
  if (!form.notified.empty())
    out << "<p>"_html << t("casework.extend_notifies", {join(form.notified, ", ")}) << "</p>"_html;
  out << html::form_start(path + "/extend", form.csrf)
      << html::text_field(t, state, "reason", t("step.reason"), {.rows = 3});
  if (form.asks_consent) out << html::checkbox(t, state, "consent", t("casework.consent"), {.optional = true});
  out << button(t, "casework.extend_term");
  return out;
}

}  // namespace

Html clock_view(const Translator& t, const ClockForm& form, const FormState& state, Date today) {
  const std::string path = path_of(form.matter_id, "/clocks/" + form.clock.id);
  Html out = html::error_summary(
      t, state.errors,
      {{"pause", t("casework.pause_ground")}, {"text", t("casework.explain")}, {"reason", t("step.reason")}});
  out << clock_facts(t, form.clock, today);
  if (!form.clock.can_change) return out;
  if (form.clock.state == "paused") {
    out << "<h2>"_html << t("casework.resume_term") << "</h2><p>"_html << t("casework.resume_explained") << "</p>"_html
        << html::form_start(path + "/resume", form.csrf) << button(t, "casework.resume_term");
    return out;
  }
  if (!form.pause_reasons.empty()) out << pause_form(t, form, state, path);
  if (!form.extension.empty()) out << extend_form(t, form, state, path);
  return out;
}

}  // namespace waarborg::casework
