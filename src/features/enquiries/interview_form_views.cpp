// The forms of an interview: inviting, recording, reading back.
#include "features/enquiries/enquiry.h"
#include "features/enquiries/interview_views.h"
#include "features/enquiries/view_parts.h"
#include "matters/sources.h"

namespace waarborg::enquiries {

using casework::path_of;
using html::operator""_html;

namespace {

using Labels = std::vector<std::pair<std::string, std::string>>;

Labels labels(const Translator& t, std::initializer_list<const char*> fields) {
  Labels out;
  for (const char* field : fields) out.emplace_back(field, t("enquiries." + std::string(field)));
  return out;
}

std::string one_path(const InterviewPage& page, std::string_view rest) {
  return path_of(page.matter_id, "/interviews/" + page.interview.id + std::string(rest));
}

Html start(const InterviewPage& page, std::string_view rest) {
  Html out;
  return out << html::form_start(one_path(page, rest), page.csrf)
             << html::hidden("version", std::to_string(page.interview.version));
}

Html short_text(const Translator& t, const FormState& state, const char* field, html::FieldOptions options = {}) {
  if (options.length_max == 0 && options.type == "text") options.length_max = options.rows > 0 ? kTextMax : kLineMax;
  return html::text_field(t, state, field, t("enquiries." + std::string(field)), options);
}

/// Somebody was first: how it stands now, before one saves over it.
Html stands_now(const Translator& t, const InterviewPage& page) {
  if (!page.stands_changed) return {};
  return html::alert(html::Tone::warning, t("enquiries.stands_now"),
                     interview_facts(t, *page.terms, *page.procedure, page.interview));
}

Html notice_rows(const Translator& t, const InvitePage& page) {
  Html body;
  body << "<ul>"_html;
  for (const auto& [key, day] : page.earliest)
    body << "<li>"_html
         << t("enquiries.earliest_line", {capacity_name(t, *page.terms, key), t.long_date(day),
                                          matters::source_words(t, page.terms->capacity(key)->source)})
         << "</li>"_html;
  return html::alert(html::Tone::info, t("enquiries.earliest"), body << "</ul>"_html);
}

Html people_hint(const Translator& t, const InvitePage& page) {
  if (page.people.empty()) return {};
  Html body;
  body << "<ul>"_html;
  for (const auto& person : page.people) body << "<li>"_html << person << "</li>"_html;
  return casework::more(t("enquiries.people_named"), body << "</ul>"_html);
}

Html assistance_choice(const Translator& t, const InterviewPage& page) {
  std::vector<html::Choice> choices{{"none", t("enquiries.assistance_none")}};
  for (const auto& one : page.terms->assistance) choices.push_back({one.key, t(one.title)});
  return html::radio_group(t, page.state, "assistance", t("enquiries.assistance"), choices,
                           {.hint = matters::source_words(t, page.terms->assistance_source)});
}

/// Only what the law allows to say can be chosen (INV-02).
Html duty_choice(const Translator& t, const InterviewPage& page) {
  std::vector<html::Choice> choices;
  if (has_duty(*page.procedure, page.interview.capacity))
    choices.push_back({"duty", duty_sentence(t, *page.procedure, DutyTold::duty), t("enquiries.told_duty_hint")});
  choices.push_back({"no_duty", duty_sentence(t, *page.procedure, DutyTold::no_duty)});
  return html::radio_group(t, page.state, "duty_told", t("enquiries.duty_told"), choices);
}

}  // namespace

FormState state_of(const Interview& interview) {
  const auto day = [](std::optional<Date> value) { return value ? to_iso(*value) : std::string{}; };
  FormState state;
  state.values = {{"held_on", to_iso(interview.held_on.value_or(interview.planned_on))},
                  {"began_at", interview.held_on ? interview.began_at : interview.planned_at},
                  {"ended_at", interview.ended_at},
                  {"present", interview.present},
                  {"assistance", interview.assistance},
                  {"assistant", interview.assistant},
                  {"breaks", interview.breaks},
                  {"duty_told", std::string(code_of(interview.duty_told))},
                  {"text", interview.text},
                  {"read_back_on", day(interview.read_back_on)},
                  {"signature", interview.signature},
                  {"refusal", interview.refusal},
                  {"copy_on", day(interview.copy_on)},
                  {"no_copy", interview.no_copy}};
  return state;
}

Html invite_form_view(const Translator& t, const InvitePage& page) {
  Errors errors = page.state.errors;
  for (auto& error : errors)
    if (error.code == "enquiries.notice_too_short")
      if (const auto day = date_from_iso(error.args.front())) error.args = {t.long_date(*day)};
  FormState state{page.state.values, errors};
  std::vector<html::Choice> capacities;
  for (const auto& one : page.terms->capacities) capacities.push_back({one.key, t(one.title)});
  Html out = html::error_summary(
      t, errors,
      labels(t, {"who", "capacity", "address", "planned_on", "planned_at", "place", "subject", "short_notice"}));
  out << notice_rows(t, page) << html::form_start(path_of(page.matter_id, "/interviews/new"), page.csrf)
      << short_text(t, state, "who", {.hint = t("enquiries.who_hint")}) << people_hint(t, page)
      << html::radio_group(t, state, "capacity", t("enquiries.capacity"), capacities)
      << short_text(t, state, "address", {.hint = t("enquiries.address_hint"), .optional = true, .rows = 3})
      << "<div class=\"row\">"_html << short_text(t, state, "planned_on", {.type = "date"})
      << short_text(t, state, "planned_at", {.type = "time"}) << "</div>"_html << short_text(t, state, "place")
      << short_text(t, state, "subject", {.hint = t("enquiries.subject_hint"), .rows = 4})
      << short_text(t, state, "short_notice", {.hint = t("enquiries.short_notice_hint"), .optional = true, .rows = 2})
      << form_buttons(t, t("enquiries.plan_interview"), path_of(page.matter_id, "/interviews"));
  return out;
}

Html record_form_view(const Translator& t, const InterviewPage& page) {
  Html out = html::error_summary(t, page.state.errors,
                                 labels(t, {"held_on", "began_at", "ended_at", "present", "assistance", "assistant",
                                            "breaks", "duty_told", "text"}));
  out << stands_now(t, page) << start(page, "/record") << "<div class=\"row\">"_html
      << short_text(t, page.state, "held_on", {.type = "date"})
      << short_text(t, page.state, "began_at", {.type = "time"})
      << short_text(t, page.state, "ended_at", {.type = "time"}) << "</div>"_html
      << short_text(t, page.state, "present", {.hint = t("enquiries.present_hint"), .rows = 3})
      << assistance_choice(t, page)
      << short_text(t, page.state, "assistant", {.hint = t("enquiries.assistant_hint"), .optional = true})
      << short_text(t, page.state, "breaks", {.hint = t("enquiries.breaks_hint"), .optional = true, .rows = 2})
      << duty_choice(t, page)
      << short_text(t, page.state, "text", {.hint = t("enquiries.text_hint"), .rows = 20, .length_max = kRecordMax})
      << form_buttons(t, t("common.save"), one_path(page, ""));
  return out;
}

Html closing_form_view(const Translator& t, const InterviewPage& page) {
  Html out = html::error_summary(t, page.state.errors,
                                 labels(t, {"read_back_on", "signature", "refusal", "copy_on", "no_copy"}));
  out << stands_now(t, page) << "<p>"_html << t("enquiries.closing_hint") << "</p>"_html << start(page, "/closing")
      << short_text(t, page.state, "read_back_on", {.type = "date"})
      << html::radio_group(t, page.state, "signature", t("enquiries.signature"),
                           {{"signed", t("enquiries.signature_signed")}, {"refused", t("enquiries.signature_refused")}})
      << short_text(t, page.state, "refusal", {.hint = t("enquiries.refusal_hint"), .optional = true, .rows = 3})
      << short_text(t, page.state, "copy_on", {.optional = true, .type = "date"})
      << short_text(t, page.state, "no_copy", {.hint = t("enquiries.no_copy_hint"), .optional = true, .rows = 2})
      << form_buttons(t, t("enquiries.finish_interview"), one_path(page, ""));
  return out;
}

}  // namespace waarborg::enquiries
