#include "features/reports/mailbox_views.h"

#include "platform/calendar/calendar.h"

namespace waarborg::reports {

using html::Html;
using html::paragraph;
using html::operator""_html;
using i18n::Translator;

namespace {

Html code_field(const Translator& t, const html::FormState& form) {
  return html::text_field(t, form, "code", t("reports.field_code"), {.hint = t("reports.code_hint"), .length_max = 60});
}

html::Tone tone_of(Standing standing) { return standing == Standing::running ? html::Tone::good : html::Tone::neutral; }

std::string standing_words(const Translator& t, const Mailbox& mailbox) {
  switch (mailbox.standing) {
    case Standing::running: break;
    case Standing::paused: return t("reports.standing_paused");
    case Standing::merged: return t("reports.standing_merged");
    case Standing::closed:
      return mailbox.closed_on ? t("reports.standing_closed_on", {t.long_date(*mailbox.closed_on)})
                               : t("reports.standing_closed");
  }
  return {};
}

Html standing_view(const Translator& t, const Mailbox& mailbox) {
  const bool over = mailbox.standing == Standing::closed;
  const std::string words = standing_words(t, mailbox);
  std::string title = over ? words : t(mailbox.phase);
  Html body;
  if (!over && !words.empty()) body << paragraph(words);
  if (over) body << paragraph(t("reports.closed_still_write"));
  if (title.empty()) title = t("reports.standing_busy");
  return html::alert(tone_of(mailbox.standing), title, body);
}

Html promises_view(const Translator& t, const Mailbox& mailbox) {
  if (mailbox.promises.empty()) return {};
  Html out;
  out << "<h2>"_html << t("reports.what_next") << "</h2><ul>"_html;
  for (const auto& promise : mailbox.promises)
    out << "<li>"_html << t("reports.promise", {t(promise.what), t.long_date(promise.by)}) << "</li>"_html;
  out << "</ul>"_html;
  return out;
}

Html facts_view(const Translator& t, const Mailbox& mailbox) {
  Html number;
  number << mailbox.number;
  Html subject;
  subject << mailbox.subject;
  Html received;
  received << t.long_date(mailbox.received_on);
  return html::facts(
      {{t("common.subject"), subject}, {t("reports.received_on"), received}, {t("reports.reference"), number}});
}

Html message_view(const Translator& t, const MailboxPage& page, const matters::MatterMessage& message) {
  const bool from_us = message.direction == matters::Direction::out;
  Html out;
  out << "<article class=\"message"_html << (from_us ? " message-in"_html : ""_html) << "\"><h3>"_html
      << t(from_us ? "reports.from_team" : "reports.from_you") << ", "_html
      << t.date(calendar::local_date(message.at, page.zone));
  if (from_us && !message.read_on) out << " "_html << html::badge(html::Tone::warning, t("reports.unread"));
  out << "</h3>"_html;
  if (!message.subject.empty()) out << "<p><strong>"_html << message.subject << "</strong></p>"_html;
  out << "<p>"_html;
  out.lines(message.body);
  out << "</p>"_html;
  if (from_us)
    out << html::form_start("/mailbox/letter", "") << html::hidden("message", message.id)
        << "<button class=\"link\" type=\"submit\">"_html << t("reports.as_pdf", {message.subject}) << "</button>"_html
        << html::form_end();
  out << "</article>"_html;
  return out;
}

Html messages_view(const Translator& t, const MailboxPage& page) {
  Html out;
  out << "<h2 id=\"messages\">"_html << t("reports.messages") << "</h2>"_html;
  for (const auto& message : page.mailbox.messages) out << message_view(t, page, message);
  return out;
}

/// A button and not a link: no address ever names a document.
Html documents_view(const Translator& t, const Mailbox& mailbox) {
  if (mailbox.documents.empty()) return {};
  Html out;
  out << "<h2>"_html << t("reports.files") << "</h2><ul class=\"files\">"_html;
  for (const auto& document : mailbox.documents) {
    out << "<li>"_html << html::form_start("/mailbox/file", "") << html::hidden("document", document.id)
        << "<button class=\"link\" type=\"submit\">"_html << document.name << "</button> <span class=\"hint\">"_html
        << t.bytes(document.size) << "</span>"_html << html::form_end() << "</li>"_html;
  }
  out << "</ul>"_html;
  return out;
}

Html message_field(const Translator& t, const html::FormState& form) {
  return html::text_field(t, form, "message", t("reports.field_message"),
                          {.hint = t("reports.message_hint", {t.number(kMessageMax)}), .rows = 8});
}

Html write_view(const Translator& t, const MailboxPage& page) {
  Html out;
  out << "<h2>"_html << t("reports.write") << "</h2>"_html << html::form_start("/mailbox/message", "", true)
      << message_field(t, page.form) << file_fields(t, page.form, page.kept, page.size_max)
      << "<div class=\"actions\">"_html << html::submit(t("common.send")) << "</div>"_html << html::form_end();
  return out;
}

}  // namespace

Html enter_view(const Translator& t, const html::FormState& form) {
  Html out = html::error_summary(t, form.errors, {{"code", t("reports.field_code")}});
  out << paragraph(t("reports.enter_text")) << html::form_start("/mailbox", "") << code_field(t, form)
      << "<div class=\"actions\">"_html << html::submit(t("reports.enter")) << "</div>"_html << html::form_end()
      << paragraph(t("reports.code_lost"));
  return out;
}

Html mailbox_view(const Translator& t, const MailboxPage& page) {
  Html out = html::error_summary(t, page.form.errors,
                                 {{"message", t("reports.field_message")}, {"files", t("reports.field_files")}});
  out << standing_view(t, page.mailbox) << promises_view(t, page.mailbox) << facts_view(t, page.mailbox)
      << messages_view(t, page) << documents_view(t, page.mailbox) << write_view(t, page) << "<h2>"_html
      << t("reports.close_page") << "</h2>"_html << paragraph(t("reports.close_hint"))
      << html::form_start("/mailbox/close", "") << html::submit(t("reports.close_page"), html::ButtonKind::plain)
      << html::form_end();
  return out;
}

Html resume_view(const Translator& t, const html::FormState& form, const std::vector<KeptFile>& kept) {
  Html out = html::error_summary(t, form.errors, {{"code", t("reports.field_code")}});
  out << paragraph(t("reports.resume_text")) << html::form_start("/mailbox/message", "", true) << code_field(t, form)
      << message_field(t, form);
  for (const auto& file : kept) out << html::hidden(kKeptField, file.token);
  if (!kept.empty()) out << paragraph(t.count("reports.resume_files", static_cast<std::int64_t>(kept.size())));
  out << "<div class=\"actions\">"_html << html::submit(t("reports.resume")) << "</div>"_html << html::form_end();
  return out;
}

}  // namespace waarborg::reports
