#include "features/casework/views.h"

namespace waarborg::casework {

namespace {

Html thread(const Translator& t, const std::vector<MessageRow>& rows) {
  if (rows.empty()) {
    Html out;
    out << "<p>"_html << t("casework.no_messages") << "</p>"_html;
    return out;
  }
  std::vector<html::TimelineItem> items;
  for (const auto& row : rows) {
    html::TimelineItem item;
    item.when = row.when;
    item.who = row.who;
    item.what = row.subject;
    item.body = own_words(row.body);
    if (!row.incoming)
      item.body << "<p class=\"hint\">"_html
                << (row.read_on ? t("casework.read_on", {t.date(*row.read_on)}) : t("casework.not_read"))
                << "</p>"_html;
    items.push_back(std::move(item));
  }
  return html::timeline(t, items);
}

Html letter_choice(const Translator& t, const Messages& messages, const FormState& state) {
  Html out;
  out << html::filter_form_start(path_of(messages.matter_id, "/messages"))
      << html::select_field(t, state, "letter", t("casework.letter"), messages.letters, {.filter = true})
      << html::select_field(t, state, "language", t("common.language"), messages.languages, {.filter = true})
      << html::submit(t("casework.use_letter"), html::ButtonKind::plain) << html::form_end();
  return out;
}

}  // namespace

Html messages_view(const Translator& t, const Messages& messages, const FormState& state) {
  Html out = html::error_summary(t, state.errors, {{"subject", t("step.subject")}, {"message", t("step.message")}});
  out << "<h2>"_html << t("casework.messages") << "</h2>"_html << thread(t, messages.rows);
  if (!messages.can_write) return out << "<p>"_html << t("casework.nobody_to_write") << "</p>"_html;
  out << "<h2>"_html << t("casework.write_message") << "</h2>"_html << letter_choice(t, messages, state)
      << html::form_start(path_of(messages.matter_id, "/messages"), messages.csrf)
      << html::hidden("letter", state.value("letter"))
      << html::text_field(t, state, "subject", t("step.subject"), {.optional = true, .length_max = 300})
      << html::text_field(t, state, "message", t("step.message"), {.hint = t("casework.message_hint"), .rows = 14})
      << "<p class=\"actions\">"_html << html::submit(t("common.send")) << "</p>"_html << html::form_end();
  return out;
}

}  // namespace waarborg::casework
