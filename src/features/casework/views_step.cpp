// A step: its form, the second pair of eyes, and leaving it out.
#include "features/casework/views.h"
#include "matters/steps.h"

namespace waarborg::casework {

namespace {

using html::FieldOptions;
using matters::RecordKind;

std::vector<std::pair<std::string, std::string>> labels(const Translator& t) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const char* field :
       {"note", "subject", "message", "talk_date", "reason", "decision", "findings", "lessons", "no_lesson", "notice"})
    out.emplace_back(field, t("step." + std::string(field)));
  return out;
}

/// The letter in another language: a link, so that nothing needs a script.
Html language_links(const Translator& t, const StepForm& form) {
  if (form.letter_title.empty()) return {};
  Html out;
  out << "<p>"_html << t("casework.letter_used", {form.letter_title}) << " "_html;
  for (const auto language : i18n::kLanguages) {
    const std::string code(i18n::code_of(language));
    if (code == form.language) {
      out << "<strong>"_html << t("common.language_" + code) << "</strong> "_html;
      continue;
    }
    out << "<a href=\""_html << path_of(form.matter_id, "/steps/" + form.step.id) << "?language="_html << code
        << "\">"_html << t("common.language_" + code) << "</a> "_html;
  }
  out << "</p>"_html;
  return out;
}

Html message_fields(const Translator& t, const StepForm& form, const FormState& state) {
  Html out = language_links(t, form);
  out << html::text_field(t, state, "subject", t("step.subject"), {.length_max = 300})
      << html::text_field(t, state, "message", t("step.message"), {.hint = t("casework.message_hint"), .rows = 16});
  return out;
}

Html document_reminder(const Translator& t, const StepForm& form) {
  Html body;
  body << "<p><a href=\""_html << path_of(form.matter_id, "/documents") << "\">"_html << t("casework.documents")
       << "</a></p>"_html;
  return html::alert(html::Tone::info, t("casework.document_reminder"), body);
}

/// One of the two: a lesson, or why there is none (INV-08).
Html lesson_fields(const Translator& t, const FormState& state, const std::string& label) {
  Html out;
  return out << html::text_field(t, state, "lessons", label,
                                 {.hint = t("casework.lessons_hint"), .optional = true, .rows = 5})
             << html::text_field(t, state, "no_lesson", t("step.no_lesson"),
                                 {.hint = t("casework.no_lesson_hint"), .optional = true, .rows = 3});
}

Html field_of_kind(const Translator& t, const StepForm& form, const FormState& state, RecordKind kind, bool optional) {
  const std::string name(matters::field_of(kind));
  const std::string label = t("step." + name);
  switch (kind) {
    case RecordKind::message: return message_fields(t, form, state);
    case RecordKind::document: return document_reminder(t, form);
    case RecordKind::talk_date: return html::text_field(t, state, name, label, {.optional = optional, .type = "date"});
    case RecordKind::decision: return html::radio_group(t, state, name, label, form.outcomes, {.optional = optional});
    default: break;
  }
  FieldOptions options{.optional = optional, .rows = 5};
  if (optional) options.hint = t("casework.only_some_outcomes");
  if (kind == RecordKind::lessons) return lesson_fields(t, state, label);
  return html::text_field(t, state, name, label, options);
}

Html term_of(const Translator& t, const StepRow& step) {
  Html out;
  if (!step.help.empty()) out << "<p class=\"hint\">"_html << step.help << "</p>"_html;
  if (step.due) out << "<p>"_html << t("casework.before", {t.long_date(*step.due)}) << "</p>"_html;
  if (!step.source.empty()) out << more(t("casework.term_source"), own_words(step.source));
  return out;
}

Html form_buttons(const Translator& t, const StepForm& form, std::string_view label) {
  Html out;
  out << "<p class=\"actions\">"_html << html::submit(label) << " "_html
      << html::link_button(path_of(form.matter_id), t("common.cancel")) << "</p>"_html << html::form_end();
  return out;
}

/// What was recorded already, for a step that is no longer open to this viewer.
Html recorded(const Translator& t, const StepRow& step) {
  Html out;
  out << "<p>"_html << t("step.state_" + step.state);
  if (step.done) out << ", "_html << t.date(*step.done);
  if (!step.done_by.empty()) out << ", "_html << step.done_by;
  out << "</p>"_html;
  for (const auto& [label, text] : step.record) out << "<h2>"_html << label << "</h2>"_html << own_words(text);
  return out;
}

}  // namespace

Html step_form_view(const Translator& t, const StepForm& form, const FormState& state) {
  Html out = html::error_summary(t, state.errors, labels(t));
  // Done meanwhile by somebody else: how it stands, and below it what was typed, for nothing typed is lost.
  if (form.step.state != "open") out << recorded(t, form.step);
  if (form.step.state != "open" && state.errors.empty()) return out;
  out << term_of(t, form.step);
  if (!form.step.mine && state.errors.empty()) return out << html::alert(html::Tone::info, t("step.not_yours"));
  if (!form.step.room.empty())
    return out << "<p>"_html << t("step.in_room") << "</p><p class=\"actions\">"_html
               << html::link_button(path_of(form.matter_id, "/" + form.step.room), t("casework.do_step"),
                                    html::ButtonKind::primary)
               << "</p>"_html;
  out << html::form_start(path_of(form.matter_id, "/steps/" + form.step.id), form.csrf);
  for (const auto kind : form.kinds) out << field_of_kind(t, form, state, kind, false);
  for (const auto kind : form.optional_kinds) out << field_of_kind(t, form, state, kind, true);
  out << form_buttons(t, form, t("casework.record_step"));
  return out;
}

Html second_person_view(const Translator& t, const StepForm& form, const FormState& state, bool own_work) {
  Html out = html::error_summary(t, state.errors, labels(t));
  out << "<p>"_html << t("casework.proposed_by", {form.step.done_by}) << "</p>"_html;
  for (const auto& [label, text] : form.step.record) out << "<h2>"_html << label << "</h2>"_html << own_words(text);
  if (own_work) return out << html::alert(html::Tone::info, t("step.same_person"));
  if (!form.step.mine) return out << html::alert(html::Tone::info, t("step.not_yours"));
  const std::string path = path_of(form.matter_id, "/steps/" + form.step.id);
  out << html::form_start(path + "/confirm", form.csrf) << "<p class=\"actions\">"_html
      << html::submit(t("casework.agree")) << "</p>"_html << html::form_end() << "<h2>"_html
      << t("casework.or_send_back") << "</h2>"_html << html::form_start(path + "/send-back", form.csrf)
      << html::text_field(t, state, "reason", t("casework.why_send_back"), {.rows = 4}) << "<p class=\"actions\">"_html
      << html::submit(t("casework.send_back"), html::ButtonKind::plain) << "</p>"_html << html::form_end();
  return out;
}

Html skip_view(const Translator& t, const StepForm& form, const FormState& state) {
  Html out = html::error_summary(t, state.errors, labels(t));
  out << "<p>"_html << t("casework.skip_explained") << "</p>"_html
      << html::form_start(path_of(form.matter_id, "/steps/" + form.step.id + "/skip"), form.csrf)
      << html::text_field(t, state, "reason", t("step.reason"), {.rows = 4})
      << form_buttons(t, form, t("casework.skip_step"));
  return out;
}

}  // namespace waarborg::casework
