// The forms of one allegation and of the three steps.
#include "features/complaints/handling_views.h"
#include "matters/sources.h"

namespace waarborg::complaints {

using html::Html;
using html::operator""_html;
using i18n::Translator;
using matters::ComplaintTerms;

namespace {

using Labels = std::vector<std::pair<std::string, std::string>>;

std::string base_of(const std::string& matter_id) { return "/matters/" + matter_id + "/complaint"; }

template <class Term>
std::vector<html::Choice> choices_of(const Translator& t, const std::vector<Term>& terms) {
  std::vector<html::Choice> choices;
  for (const auto& term : terms) choices.push_back({term.key, t(term.title)});
  return choices;
}

std::vector<html::Choice> with_none(const Translator& t, std::vector<html::Choice> choices) {
  choices.insert(choices.begin(), {"", t("complaint.not_yet")});
  return choices;
}

/// The cancel link stands beside the button.
Html buttons(const Translator& t, const std::string& matter_id, const Html& submits) {
  Html out;
  out << "<div class=\"actions\">"_html << submits << html::link_button(base_of(matter_id), t("common.cancel"))
      << "</div>"_html;
  return out;
}

std::string title_in(const Translator& t, const std::vector<matters::ComplaintTerm>& terms, const std::string& key) {
  for (const auto& term : terms)
    if (term.key == key) return t(term.title);
  return t("complaint.not_yet");
}

/// Somebody was first: how it stands now, before one saves over it.
Html standing(const Translator& t, const ComplaintTerms& terms, const Allegation& now) {
  const auto line = [](std::string_view text) {
    Html out;
    out << text;
    return out;
  };
  const auto* category = terms.category(now.category);
  Html body = html::facts({{t("complaint.about"), line(category ? t(category->title) : now.category)},
                           {t("complaint.officer"), line(now.officer)},
                           {t("complaint.what"), line(now.what)},
                           {t("complaint.recommended"), line(title_in(t, terms.findings, now.recommended))},
                           {t("complaint.final"), line(title_in(t, terms.findings, now.final_finding))},
                           {t("complaint.outcome"), line(title_in(t, terms.outcomes, now.outcome))}});
  return html::alert(html::Tone::warning, t("complaint.stands_now"), body);
}

Labels allegation_labels(const Translator& t) {
  return {{"category", t("complaint.about")},     {"officer", t("complaint.officer")},
          {"what", t("complaint.what")},          {"recommended", t("complaint.recommended")},
          {"final", t("complaint.final")},        {"outcome", t("complaint.outcome")},
          {"withdrawn", t("complaint.withdrawn")}};
}

Html officers_hint(const Translator& t, const AllegationPage& page) {
  if (page.officers.empty()) return {};
  Html body;
  body << "<ul>"_html;
  for (const auto& officer : page.officers) body << "<li>"_html << officer << "</li>"_html;
  body << "</ul>"_html;
  return html::alert(html::Tone::neutral, t("complaint.officers_named"), body);
}

/// What the authority decides; others see it and send it back unchanged.
Html decision_fields(const Translator& t, const ComplaintTerms& terms, const AllegationPage& page) {
  Html out;
  if (page.decides)
    return out << html::select_field(t, page.form, "final", t("complaint.final"),
                                     with_none(t, choices_of(t, terms.findings)),
                                     {.hint = t("complaint.final_hint"), .optional = true})
               << html::select_field(t, page.form, "outcome", t("complaint.outcome"),
                                     with_none(t, choices_of(t, terms.outcomes)), {.optional = true});
  return out << html::hidden("final", page.allegation.final_finding)
             << html::hidden("outcome", page.allegation.outcome);
}

Html letter_fields(const Translator& t, const html::FormState& form) {
  Html out;
  out << html::text_field(t, form, "subject", t("complaint.letter_subject"), {.length_max = kOfficerMax})
      << html::text_field(t, form, "message", t("complaint.letter_text"),
                          {.hint = t("complaint.letter_hint"), .rows = 18, .length_max = kLetterMax});
  return out;
}

Html step_start(const std::string& path, const StepPage& page) {
  Html out;
  out << html::form_start(path, page.csrf) << html::hidden("step", page.step_id);
  return out;
}

Html term_of(const Translator& t, const StepPage& page) {
  if (!page.due) return {};
  Html out;
  out << "<p>"_html << html::deadline(t, *page.due, page.today) << " "_html << page.source << "</p>"_html;
  return out;
}

}  // namespace

html::FormState form_of(const Allegation& allegation) {
  html::FormState form;
  form.values = {{"category", allegation.category},
                 {"officer", allegation.officer},
                 {"what", allegation.what},
                 {"recommended", allegation.recommended},
                 {"final", allegation.final_finding},
                 {"outcome", allegation.outcome},
                 {"withdrawn", allegation.withdrawn ? "1" : ""}};
  return form;
}

Html allegation_view(const Translator& t, const ComplaintTerms& terms, const AllegationPage& page) {
  const bool is_new = page.allegation.id.empty();
  Html out = html::error_summary(t, page.form.errors, allegation_labels(t));
  if (page.changed) out << standing(t, terms, page.allegation);
  const std::string path = base_of(page.matter_id) + "/allegations" + (is_new ? "" : "/" + page.allegation.id);
  out << officers_hint(t, page) << html::form_start(path, page.csrf)
      << html::hidden("version", std::to_string(page.allegation.version))
      << html::select_field(t, page.form, "category", t("complaint.about"), choices_of(t, terms.categories))
      << html::text_field(t, page.form, "officer", t("complaint.officer"),
                          {.hint = t("complaint.officer_hint"), .optional = true, .length_max = kOfficerMax})
      << html::text_field(t, page.form, "what", t("complaint.what"),
                          {.hint = t("complaint.what_hint"), .rows = 5, .length_max = kWhatMax})
      << html::select_field(t, page.form, "recommended", t("complaint.recommended"),
                            with_none(t, choices_of(t, terms.findings)),
                            {.hint = t("complaint.recommended_hint"), .optional = true})
      << decision_fields(t, terms, page);
  if (!is_new) out << html::checkbox(t, page.form, "withdrawn", t("complaint.withdrawn"), {.optional = true});
  Html submits;
  submits << html::submit(t("common.save"));
  return out << buttons(t, page.matter_id, submits) << html::form_end();
}

Html refusal_view(const Translator& t, const ComplaintTerms& terms, const StepPage& page) {
  std::vector<html::Choice> grounds;
  for (const auto& ground : terms.grounds_not_taken_up) {
    std::string hint = t(ground.explanation);
    hint += " (" + matters::source_words(t, ground.sources) + ")";
    grounds.push_back({ground.key, t(ground.title), hint});
  }
  Html out = html::error_summary(t, page.form.errors,
                                 {{"ground", t("complaint.ground")},
                                  {"explanation", t("complaint.explanation")},
                                  {"subject", t("complaint.letter_subject")},
                                  {"message", t("complaint.letter_text")}});
  Html pause;
  pause << "<p>"_html << t("complaint.pause_text") << "</p>"_html;
  Html submits;
  submits << html::submit(t("complaint.propose_refusal"), html::ButtonKind::primary, "go", "send")
          << html::submit(t("complaint.write_letter"), html::ButtonKind::plain, "go", "letter");
  out << term_of(t, page) << html::alert(html::Tone::info, t("complaint.pause_title"), pause)
      << step_start(base_of(page.matter_id) + "/not-taken-up", page)
      << html::radio_group(t, page.form, "ground", t("complaint.ground"), grounds)
      << html::text_field(t, page.form, "explanation", t("complaint.explanation"),
                          {.hint = t("complaint.explanation_hint"), .rows = 4, .length_max = kNoteMax})
      << html::text_field(t, page.form, "desk", t("complaint.elsewhere"),
                          {.hint = t("complaint.elsewhere_hint"), .optional = true, .length_max = kOfficerMax})
      << letter_fields(t, page.form) << buttons(t, page.matter_id, submits) << html::form_end();
  return out;
}

Html notice_view(const Translator& t, const StepPage& page) {
  Html out = html::error_summary(t, page.form.errors,
                                 {{"mayor_on", t("complaint.mayor_told")},
                                  {"prosecutor_on", t("complaint.prosecutor_told")},
                                  {"note", t("complaint.notice_note")}});
  Html submits;
  submits << html::submit(t("common.save"));
  out << step_start(base_of(page.matter_id) + "/notice", page)
      << html::text_field(t, page.form, "mayor_on", t("complaint.mayor_told"), {.optional = true, .type = "date"});
  if (page.with_prosecutor)
    out << html::text_field(t, page.form, "prosecutor_on", t("complaint.prosecutor_told"),
                            {.optional = true, .type = "date"});
  out << html::text_field(t, page.form, "note", t("complaint.notice_note"),
                          {.hint = t("complaint.notice_hint"), .optional = true, .rows = 3, .length_max = kNoteMax})
      << buttons(t, page.matter_id, submits) << html::form_end();
  return out;
}

Html judgement_view(const Translator& t, const StepPage& page) {
  Html out = html::error_summary(t, page.form.errors,
                                 {{"subject", t("complaint.letter_subject")}, {"message", t("complaint.letter_text")}});
  Html submits;
  if (!page.all_judged) {
    // The letter cannot be written yet: it would hold the names of its blanks.
    out << html::alert(html::Tone::warning, t("complaint.not_all_judged"));
    if (page.form.errors.empty()) return out << buttons(t, page.matter_id, submits);
  }
  submits << html::submit(t("complaint.send_judgement"));
  out << step_start(base_of(page.matter_id) + "/judgement", page) << letter_fields(t, page.form)
      << buttons(t, page.matter_id, submits) << html::form_end();
  return out;
}

}  // namespace waarborg::complaints
