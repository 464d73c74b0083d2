#include "features/enquiries/interview_views.h"

#include <algorithm>

#include "base/text.h"
#include "features/enquiries/view_parts.h"
#include "matters/sources.h"

namespace waarborg::enquiries {

using casework::own_words;
using casework::path_of;
using html::operator""_html;

namespace {

std::string interviews_path(const std::string& matter_id, std::string_view rest = {}) {
  return path_of(matter_id, "/interviews" + std::string(rest));
}
std::string path_of_one(const InterviewPage& page, std::string_view rest = {}) {
  return interviews_path(page.matter_id, "/" + page.interview.id + std::string(rest));
}

Html state_badge(const Translator& t, const Interview& interview) {
  using html::Tone;
  Tone tone = Tone::neutral;
  if (interview.state == "finished") tone = Tone::good;
  if (interview.state == "held") tone = Tone::info;
  Html out = html::badge(tone, t("enquiries.interview_state_" + interview.state));
  if (interview.under_duty) out << " "_html << html::badge(Tone::warning, t("enquiries.under_duty"));
  return out;
}

std::string day_of(const Translator& t, std::optional<Date> day) { return day ? t.long_date(*day) : std::string{}; }

std::string title_of(const Translator& t, const Interview& interview) {
  return t("enquiries.interview_number", {std::to_string(interview.position), interview.who});
}

/// A plain button in a form of its own.
Html action_button(const std::string& path, const std::string& csrf, std::string_view label, const Html& hidden = {}) {
  Html out;
  return out << html::form_start(path, csrf) << hidden << "<p class=\"actions\">"_html
             << html::submit(label, html::ButtonKind::plain) << "</p>"_html << html::form_end();
}

Html call_off_form(const Translator& t, const InterviewPage& page) {
  Html body;
  body << html::form_start(path_of_one(page, "/call-off"), page.csrf)
       << html::hidden("version", std::to_string(page.interview.version))
       << html::text_field(t, page.state, "called_off", t("enquiries.called_off"), {.rows = 2, .length_max = 10'000})
       << "<p class=\"actions\">"_html << html::submit(t("enquiries.call_off"), html::ButtonKind::danger) << "</p>"_html
       << html::form_end();
  return casework::more(t("enquiries.call_off"), body);
}

Html papers_list(const Translator& t, const InterviewPage& page) {
  Html items;
  for (const auto& document : page.documents)
    if (std::ranges::find(page.interview.papers, document.value) != page.interview.papers.end())
      items << "<li>"_html << link(path_of(page.matter_id, "/documents/" + document.value), document.label)
            << "</li>"_html;
  if (items.empty()) return {};
  return heading(t("enquiries.papers")) << "<ul>"_html << items << "</ul>"_html;
}

/// The signed record on paper, which bears the interview's mark from then on.
Html add_paper_form(const Translator& t, const InterviewPage& page) {
  if (!page.can_work || !page.interview.held_on || page.documents.empty()) return {};
  std::vector<html::Choice> choices{{"", t("enquiries.choose")}};
  choices.insert(choices.end(), page.documents.begin(), page.documents.end());
  Html body;
  body << html::form_start(path_of_one(page, "/documents"), page.csrf)
       << html::select_field(t, page.state, "document", t("enquiries.paper"), choices,
                             {.hint = t("enquiries.paper_hint")})
       << "<p class=\"actions\">"_html << html::submit(t("common.add"), html::ButtonKind::plain) << "</p>"_html
       << html::form_end();
  return casework::more(t("enquiries.add_paper"), body);
}

Html work_on(const Translator& t, const InterviewPage& page) {
  if (!page.can_work) return {};
  const std::string& state = page.interview.state;
  Html links, out;
  if (state == "invited" || state == "held")
    links << html::link_button(path_of_one(page, "/record"),
                               t(state == "held" ? "enquiries.mend_record" : "enquiries.write_record"),
                               state == "invited" ? html::ButtonKind::primary : html::ButtonKind::plain)
          << " "_html;
  if (state == "held")
    links << html::link_button(path_of_one(page, "/closing"), t("enquiries.read_back"), html::ButtonKind::primary);
  if (!links.empty()) out << "<p class=\"actions\">"_html << links << "</p>"_html;
  if (state == "invited")
    out << action_button(path_of_one(page, "/invitation"), page.csrf, t("enquiries.make_invitation"));
  if (state == "held" || state == "finished")
    out << action_button(path_of_one(page, "/paper"), page.csrf, t("enquiries.make_record_paper"));
  if (state == "invited") out << call_off_form(t, page);
  return out;
}

}  // namespace

std::string capacity_name(const Translator& t, const matters::EnquiryTerms& terms, const std::string& key) {
  const auto* capacity = terms.capacity(key);
  return capacity ? t(capacity->title) : key;
}

std::string assistance_words(const Translator& t, const matters::EnquiryTerms& terms) {
  std::vector<std::string> words;
  for (const auto& one : terms.assistance) words.push_back(t(one.title));
  return join(words, ", ");
}

std::string duty_sentence(const Translator& t, const matters::Procedure& procedure, DutyTold told) {
  const std::string source =
      procedure.duty_to_cooperate ? matters::source_words(t, procedure.duty_to_cooperate->source) : std::string{};
  if (told == DutyTold::duty) return t("enquiries.told_duty", {source});
  if (told == DutyTold::no_duty) return t("enquiries.told_no_duty", {source});
  return {};
}

Html interview_facts(const Translator& t, const matters::EnquiryTerms& terms, const matters::Procedure& procedure,
                     const Interview& interview) {
  std::vector<std::pair<std::string, Html>> items;
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) items.emplace_back(t("enquiries." + std::string(key)), own_words(text));
  };
  add("who", interview.who);
  add("capacity", capacity_name(t, terms, interview.capacity));
  add("invited_on", t.long_date(interview.invited_on));
  add("planned_on", t("enquiries.day_at", {t.long_date(interview.planned_on), interview.planned_at}));
  add("place", interview.place);
  add("subject", interview.subject);
  add("short_notice", interview.short_notice);
  add("called_off", interview.called_off);
  if (interview.held_on) {
    add("held_on",
        t("enquiries.day_from_to", {t.long_date(*interview.held_on), interview.began_at, interview.ended_at}));
    add("present", interview.present);
    const auto* helper = terms.find_assistance(interview.assistance);
    add("assistance",
        helper ? t("enquiries.on_by", {t(helper->title), interview.assistant}) : t("enquiries.assistance_none"));
    add("breaks", interview.breaks);
    add("duty_told", duty_sentence(t, procedure, interview.duty_told));
    add("text", interview.text);
  }
  add("read_back_on", day_of(t, interview.read_back_on));
  if (!interview.signature.empty()) add("signature", t("enquiries.signature_" + interview.signature));
  add("refusal", interview.refusal);
  add("copy_on", day_of(t, interview.copy_on));
  add("no_copy", interview.no_copy);
  return html::facts(items);
}

Html interviews_view(const Translator& t, const InterviewsPage& page) {
  Html out = html::error_summary(t, page.errors);
  if (page.can_work)
    out << "<p class=\"actions\">"_html
        << html::link_button(interviews_path(page.matter_id, "/new"), t("enquiries.invite"), html::ButtonKind::primary)
        << "</p>"_html;
  std::vector<std::vector<Html>> rows;
  for (const auto& interview : page.all)
    rows.push_back({link(interviews_path(page.matter_id, "/" + interview.id), title_of(t, interview)),
                    line(capacity_name(t, *page.terms, interview.capacity)), state_badge(t, interview),
                    line(t.date(interview.held_on.value_or(interview.planned_on)))});
  if (rows.empty())
    out << "<p>"_html << t("enquiries.nothing_yet") << "</p>"_html;
  else
    out << html::table(
        t, t("enquiries.interviews"),
        {{"", t("enquiries.who")}, {"", t("enquiries.capacity")}, {"", t("common.status")}, {"", t("common.date")}},
        rows);
  if (page.can_work && page.can_finish)
    out << heading(t("enquiries.all_heard")) << "<p>"_html << t("enquiries.all_heard_hint") << "</p>"_html
        << action_button(interviews_path(page.matter_id, "/heard"), page.csrf, t("enquiries.all_heard_button"));
  return out;
}

Html interview_view(const Translator& t, const InterviewPage& page) {
  Html out = html::error_summary(t, page.state.errors,
                                 {{"called_off", t("enquiries.called_off")}, {"document", t("enquiries.paper")}});
  out << "<p>"_html << state_badge(t, page.interview) << "</p>"_html;
  if (page.interview.under_duty) out << html::alert(html::Tone::warning, t("enquiries.under_duty_means"));
  out << work_on(t, page) << interview_facts(t, *page.terms, *page.procedure, page.interview) << papers_list(t, page)
      << add_paper_form(t, page);
  return out;
}

}  // namespace waarborg::enquiries
