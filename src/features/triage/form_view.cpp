// The form of the triage page: criteria, advice, choice, and what the chosen outcome asks.
#include "base/text.h"
#include "features/triage/views.h"

namespace waarborg::triage {

namespace {

Html sources_line(const std::vector<std::string>& sources) {
  Html out;
  if (!sources.empty()) out << " <span class=\"hint\">("_html << join(sources, ", ") << ")</span>"_html;
  return out;
}

Html criteria_view(const Translator& t, const matters::Criteria& criteria, const html::FormState& state) {
  Html out;
  out << "<div class=\"criteria\"><h2>"_html << t("triage.criteria") << "</h2><p class=\"hint\">"_html
      << t("triage.criteria_hint") << "</p>"_html;
  for (const auto& criterion : criteria.criteria) {
    std::vector<html::Choice> answers;
    for (const auto& answer : criterion.answers) answers.push_back({answer.key, t(answer.text)});
    const std::string help = t(criterion.help);
    out << html::radio_group(t, state, "criteria-" + criterion.key, t(criterion.question), answers,
                             {.hint = help + (help.empty() ? "" : " ") + "(" + join(criterion.sources, ", ") + ")"});
  }
  return out << html::submit(t("triage.show_advice"), html::ButtonKind::plain, "intent", "advice") << "</div>"_html;
}

Html advice_rows(const std::vector<AdviceRow>& rows) {
  Html out;
  out << "<ul>"_html;
  for (const auto& row : rows) {
    out << "<li>"_html;
    if (!row.title.empty()) out << "<strong>"_html << row.title << "</strong>: "_html;
    out << row.because << sources_line(row.sources) << "</li>"_html;
  }
  out << "</ul>"_html;
  return out;
}

/// The part of the page that was asked for takes the focus, so that nobody goes through all of it again.
Html focused(std::string_view id, bool focus) {
  Html out;
  out << "<div id=\""_html << id << "\" tabindex=\"-1\""_html;
  if (focus) out << " autofocus"_html;
  return out << ">"_html;
}

Html advice_view(const Translator& t, const TriageForm& form, bool focus) {
  Html out;
  if (!form.show_advice) return out;
  Html advice;
  if (form.advised.empty())
    advice << "<p>"_html << t("triage.no_advice_hint") << "</p>"_html;
  else
    advice << advice_rows(form.advised);
  advice << "<p>"_html << t("triage.advice_hint") << "</p>"_html;
  out << focused("advice", focus) << html::alert(html::Tone::info, t("triage.advice"), advice);
  if (!form.cautions.empty()) out << html::alert(html::Tone::warning, t("triage.cautions"), advice_rows(form.cautions));
  return out << "</div>"_html;
}

Html choice_view(const Translator& t, const TriageForm& form, const html::FormState& state) {
  Html out;
  out << "<h2>"_html << t("triage.choice") << "</h2>"_html;
  if (form.shielded) out << html::alert(html::Tone::warning, t("triage.shielded"));
  out << html::radio_group(t, state, "outcome", t("triage.outcome"), form.outcomes)
      << html::text_field(t, state, "reasons", t("triage.reasons"), {.hint = t("triage.reasons_hint"), .rows = 5});
  if (form.differs || state.error_of("differs_reason") != nullptr)
    out << html::text_field(t, state, "differs_reason", t("triage.differs_reason"),
                            {.hint = t("triage.differs_hint"), .rows = 3});
  return out << html::submit(t("triage.show_next"), html::ButtonKind::plain, "intent", "choose");
}

Html terms_view(const Translator& t, const Next& next) {
  Html out;
  if (next.terms.empty()) return out;
  std::vector<std::vector<Html>> rows;
  for (const auto& term : next.terms) {
    Html title, who, due, source;
    title << term.title;
    who << term.who;
    if (term.due) due << t.date(*term.due);
    source << term.source;
    rows.push_back({title, who, due, source});
  }
  return out << html::table(
             t, t("triage.terms"),
             {{"", t("triage.what")}, {"", t("triage.who")}, {"", t("triage.by")}, {"", t("triage.source")}}, rows);
}

Html passed_on_view(const Translator& t, const Next& next, const html::FormState& state) {
  Html out;
  out << html::select_field(t, state, "unit", t("common.unit"), next.units, {.optional = true});
  for (const auto& part : next.parts)
    out << html::select_field(t, state, "part-" + part.role, part.label, part.people,
                              {.hint = t("triage.part_hint"), .optional = true});
  out << html::text_field(t, state, "text", t("triage.text"), {.hint = t("triage.text_hint"), .rows = 8})
      << html::checkbox(t, state, "documents", t("triage.share_documents"),
                        {.hint = t("triage.share_documents_hint"), .optional = true});
  return out;
}

Html next_view(const Translator& t, const Next& next, const html::FormState& state) {
  Html out;
  out << focused("next", state.errors.empty()) << "<h2>"_html << t("triage.next") << "</h2><p><strong>"_html
      << next.title << "</strong>: "_html << next.explanation << sources_line(next.sources) << "</p>"_html;
  if (next.opens) out << "<p>"_html << t("triage.opens", {next.procedure}) << "</p>"_html;
  out << terms_view(t, next);
  if (next.keeps_deciders_out) out << html::alert(html::Tone::warning, t("triage.criminal_apart"));
  if (next.second_person) out << html::alert(html::Tone::info, t("triage.needs_second"));
  if (next.asks_expected)
    out << html::text_field(t, state, "expected", t("triage.expected"), {.hint = t("triage.expected_hint"), .rows = 3})
        << html::text_field(t, state, "by_when", t("triage.by_when"), {.type = "date"});
  if (next.asks_target)
    out << html::text_field(t, state, "into", t("triage.into"), {.hint = t("triage.into_hint"), .length_max = 40});
  if (next.opens) out << passed_on_view(t, next, state);
  if (next.asks_message)
    out << html::text_field(t, state, "message", t("triage.message"),
                            {.hint = t("triage.message_hint"), .optional = !next.message_required, .rows = 8});
  out << "</div>"_html;
  return out << html::hidden("shown_for", next.outcome)
             << html::submit(t(next.second_person ? "triage.propose" : "triage.decide"), html::ButtonKind::primary,
                             "intent", "decide");
}

std::vector<std::pair<std::string, std::string>> labels_of(const Translator& t, const TriageForm& form) {
  std::vector<std::pair<std::string, std::string>> labels;
  for (const auto& criterion : form.criteria->criteria)
    labels.emplace_back("criteria-" + criterion.key, t(criterion.question));
  for (const char* field : {"outcome", "reasons", "differs_reason", "expected", "by_when", "into", "text", "message"})
    labels.emplace_back(field, t(std::string("triage.") + field));
  labels.emplace_back("unit", t("common.unit"));
  if (form.next)
    for (const auto& part : form.next->parts) labels.emplace_back("part-" + part.role, part.label);
  return labels;
}

}  // namespace

Html form_view(const Translator& t, const TriageForm& form, const html::FormState& state) {
  Html out;
  out << html::error_summary(t, state.errors, labels_of(t, form)) << html::form_start(form.action, form.csrf)
      << html::hidden("step", form.step_id) << criteria_view(t, *form.criteria, state)
      << advice_view(t, form, state.errors.empty() && !form.next) << choice_view(t, form, state);
  if (form.next) out << next_view(t, *form.next, state);
  return out << html::form_end();
}

}  // namespace waarborg::triage
