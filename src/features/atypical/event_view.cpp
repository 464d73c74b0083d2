// An event as a page: who looked by number, how many of each unit, what was answered, and one form for all or some.
#include <algorithm>

#include "base/suppression.h"
#include "features/atypical/case_view.h"

namespace waarborg::atypical {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

constexpr std::size_t kLookUpsShown = 200;

Html cell(std::string_view text) { return html::words(text); }
std::string number(const Translator& t, std::size_t value) { return t.number(static_cast<std::int64_t>(value)); }

const EventPerson* person_of(const CaseView& view, std::uint32_t officer) {
  const auto found = std::ranges::find(view.event.people, officer, &EventPerson::officer);
  return found == view.event.people.end() ? nullptr : &*found;
}

/// How it stands with one of them: decided, answered, asked, or nothing yet.
Html state_of(const Translator& t, const CaseView& view, std::uint32_t officer) {
  if (const auto* const person = person_of(view, officer); person != nullptr && !person->outcome.empty())
    return html::badge(html::Tone::good, t("atypical.outcome_" + person->outcome));
  const auto asked = std::ranges::find(view.questions, officer, [](const auto& one) { return one.row.officer; });
  if (asked == view.questions.end()) return html::badge(html::Tone::info, t("atypical.state_open"));
  return asked->row.answered_on ? html::badge(html::Tone::warning, t("atypical.state_answered"))
                                : html::badge(html::Tone::neutral, t("atypical.state_asked"));
}

std::string name_of(const Translator& t, const CaseView& view, std::uint32_t officer) {
  const auto identity = view.event.identities.find(officer);
  if (identity == view.event.identities.end()) return officer_words(t, officer);
  return officer_words(t, officer) + ": " + person_words(t, identity->second);
}

/// How many people of each unit; a unit of a few is counted with the others, so that the unit tells nobody apart.
Html units(const Translator& t, const CaseView& view) {
  std::map<std::string, std::int64_t> by_unit;
  for (const auto& one : view.evidence.event.officers) ++by_unit[one.group];
  CountTable counts;
  for (const auto& [unit, people] : by_unit) counts.push_back({people});
  const auto hidden = suppress_small_numbers(counts, view.small_number);
  std::vector<std::vector<Html>> rows;
  std::size_t at = 0;
  for (const auto& [unit, people] : by_unit)
    rows.push_back({cell(unit.empty() ? t("atypical.group_none") : unit),
                    cell(hidden.cells[at++][0] ? t("common.suppressed") : t.number(people))});
  Html out;
  out << html::table(t, t("atypical.event_units"), {{"", t("atypical.group")}, {"", t("atypical.run_officers"), true}},
                     rows)
      << "<p class=\"hint\">"_html << t("common.suppressed_note") << "</p>"_html;
  return out;
}

Html people(const Translator& t, const CaseView& view) {
  std::vector<std::vector<Html>> rows;
  for (const auto& one : view.evidence.event.officers)
    rows.push_back({cell(name_of(t, view, one.officer)), cell(t.number(one.look_ups)), state_of(t, view, one.officer)});
  return html::table(t, t("atypical.event_head"),
                     {{"", t("atypical.officer_head")}, {"", t("atypical.look_ups"), true}, {"", t("common.status")}},
                     rows);
}

Html look_ups(const Words& words, const CaseView& view) {
  const Translator& t = words.t;
  std::vector<std::pair<std::uint32_t, const monitor::SeenLookUp*>> all;
  for (const auto& one : view.evidence.event.officers)
    for (const auto& seen : one.seen) all.emplace_back(one.officer, &seen);
  if (all.empty()) return {};
  std::ranges::stable_sort(all, {}, [](const auto& one) { return one.second->at; });
  std::vector<std::vector<Html>> rows;
  for (const auto& [officer, seen] : all) {
    if (rows.size() == kLookUpsShown) break;
    const auto reason = view.evidence.reasons.find(seen->reason);
    rows.push_back({cell(t.date_time(seen->at)), cell(officer_words(t, officer)), cell(seen->system),
                    cell(seen->place.empty() ? "–" : seen->place), cell(basis_words(t, *seen)),
                    cell(reason == view.evidence.reasons.end() ? t("atypical.no_reason") : reason->second)});
  }
  Html out;
  out << "<details><summary>"_html << t("atypical.event_look_ups") << "</summary>"_html
      << html::table(t, t("atypical.event_look_ups"),
                     {{"", t("atypical.moment")},
                      {"", t("atypical.officer_head")},
                      {"", t("atypical.system")},
                      {"", t("atypical.place")},
                      {"", t("atypical.basis")},
                      {"", t("atypical.reason_given")}},
                     rows);
  if (all.size() > rows.size())
    out << "<p class=\"hint\">"_html << t("atypical.look_ups_of", {number(t, rows.size()), number(t, all.size())})
        << "</p>"_html;
  return out << "</details>"_html;
}

Html answers(const Translator& t, const CaseView& view) {
  if (view.questions.empty()) return {};
  const auto answered = std::ranges::count_if(view.questions, [](const auto& one) { return !!one.row.answered_on; });
  Html out;
  out << "<section><h2>"_html << t("atypical.question") << "</h2><p>"_html
      << t("atypical.event_asked",
           {number(t, view.questions.size()), t.number(answered), t.date(view.questions.front().row.due_on)})
      << " "_html << t("atypical.silence") << "</p>"_html;
  std::vector<std::vector<Html>> rows;
  for (const auto& shown : view.questions) {
    if (!shown.row.answered_on) continue;
    rows.push_back({cell(officer_words(t, shown.row.officer)), cell(t.date(*shown.row.answered_on)),
                    cell(shown.answer ? t("atypical.why_" + shown.answer->why) : t("atypical.answer_sealed")),
                    cell(shown.answer ? shown.answer->text : "")});
  }
  if (!rows.empty())
    out << html::table(t, t("atypical.event_answers"),
                       {{"", t("atypical.officer_head")},
                        {"", t("atypical.answered_head")},
                        {"", t("atypical.why")},
                        {"", t("atypical.answer")}},
                       rows);
  return out << "</section>"_html;
}

std::vector<html::Choice> acts(const Translator& t) {
  return {{"ask", t("atypical.event_ask"), t("atypical.event_ask_hint")},
          {"explained", t("atypical.outcome_explained"), t("atypical.explained_hint")},
          {"nothing", t("atypical.outcome_nothing"), t("atypical.nothing_hint")},
          {"open_talk", t("atypical.event_open_talk"), t("atypical.event_open_hint")},
          {"open_triage", t("atypical.event_open_triage"), t("atypical.event_open_hint")},
          {"talk", t("atypical.outcome_talk"), t("atypical.event_talk_hint")},
          {"triage", t("atypical.outcome_triage"), t("atypical.event_triage_hint")}};
}

Html act_form(const Translator& t, const CaseView& view) {
  if (!view.analyst || view.row.state == "closed") return {};
  std::vector<html::Choice> left;
  for (const auto& one : view.evidence.event.officers)
    if (const auto* const person = person_of(view, one.officer); person != nullptr && person->outcome.empty())
      left.push_back({std::to_string(one.officer), name_of(t, view, one.officer),
                      t.count("atypical.looked_up", static_cast<std::int64_t>(one.look_ups))});
  Html out;
  out << "<section><h2>"_html << t("atypical.event_act") << "</h2>"_html
      << html::form_start("/look-ups/" + view.row.id + "/event", view.csrf)
      << html::radio_group(
             t, view.state, "whom", t("atypical.event_whom"),
             {{"all", t("atypical.event_all", {number(t, left.size())})}, {"some", t("atypical.event_some")}})
      << "<details><summary>"_html << t("atypical.event_choose") << "</summary>"_html
      << html::checkbox_group(t, view.state, "people", t("atypical.event_choose"), left) << "</details>"_html
      << html::radio_group(t, view.state, "what", t("atypical.event_what"), acts(t))
      << html::text_field(
             t, view.state, "reason", t("atypical.reason"),
             {.hint = t("atypical.event_reason_hint"), .optional = true, .rows = 4, .length_max = kReasonMax})
      << html::text_field(t, view.state, "until", t("atypical.until"),
                          {.hint = t("atypical.until_hint"), .optional = true, .type = "date"});
  return out << "<p>"_html << html::submit(t("atypical.event_do")) << "</p>"_html << html::form_end()
             << "</section>"_html;
}

Html decisions(const Translator& t, const CaseView& view) {
  if (view.event.decisions.empty()) return {};
  Html out;
  out << "<section><h2>"_html << t("atypical.decided") << "</h2>"_html;
  for (const auto& one : view.event.decisions) {
    out << "<p>"_html
        << t("atypical.event_decided",
             {t("atypical.outcome_" + one.outcome), number(t, one.people), one.by, one.on ? t.date(*one.on) : ""});
    for (const auto& matter : one.matters) out << " "_html << t("atypical.became", {matter});
    out << "</p>"_html;
    if (!one.reason.empty()) out << own_words(one.reason);
  }
  return out << "</section>"_html;
}

}  // namespace

Html event_view(const Words& words, const CaseView& view) {
  const Translator& t = words.t;
  Html out;
  out << "<section><h2>"_html << t("atypical.event_head") << "</h2><p>"_html
      << t("atypical.event_text", {number(t, view.evidence.event.officers.size())}) << "</p>"_html << units(t, view)
      << people(t, view) << look_ups(words, view) << "</section>"_html;
  return out;
}

Html event_forms_view(const Words& words, const CaseView& view) {
  Html out;
  out << answers(words.t, view) << act_form(words.t, view) << decisions(words.t, view);
  return out;
}

}  // namespace waarborg::atypical
