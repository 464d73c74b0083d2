#include "features/complaints/handling_views.h"

#include <algorithm>

namespace waarborg::complaints {

using html::heading;
using html::Html;
using html::words;
using html::operator""_html;
using i18n::Translator;
using matters::ComplaintTerms;

namespace {

std::string base_of(const HandlingPage& page) { return "/matters/" + page.matter_id + "/complaint"; }

std::string day_or_none(const Translator& t, const std::optional<Date>& day) {
  return day ? t.date(*day) : t("complaint.not_yet");
}

Html summary(const Translator& t, const ComplaintTerms& terms, const HandlingPage& page) {
  Html complainant;
  for (const auto& line : page.complainant) complainant << line << "<br>"_html;
  if (page.complainant.empty()) complainant << t("common.unknown");
  const auto* theme = terms.category(page.theme);
  std::vector<std::pair<std::string, Html>> items{
      {t("complaint.about"), words(theme ? t(theme->title) : page.theme)},
      {t("complaint.complainant"), complainant},
      {t("complaint.mayor_told"), words(day_or_none(t, page.facts.mayor_on))}};
  if (page.facts.prosecutor_on)
    items.emplace_back(t("complaint.prosecutor_told"), words(t.date(*page.facts.prosecutor_on)));
  if (const auto* ground = terms.ground(page.facts.ground))
    items.emplace_back(t("complaint.ground"), words(t(ground->title) + ", " + day_or_none(t, page.facts.ground_on)));
  return html::facts(items);
}

Html term_end(const Translator& t, const TermLine& line, Date today) {
  if (line.state == matters::ClockState::running) return html::deadline(t, line.due_on, today);
  return words(t("complaint.term_" + std::string(matters::code_of(line.state)), {t.date(line.due_on)}));
}

/// Opens by itself when something is wrong with it.
Html complainant_form(const Translator& t, const HandlingPage& page) {
  if (!page.may_change) return {};
  const bool wrong = page.checklist.error_of("name") || page.checklist.error_of("contact");
  Html out;
  out << (wrong ? "<details open>"_html : "<details>"_html) << "<summary>"_html << t("complaint.add_complainant")
      << "</summary>"_html << html::form_start(base_of(page) + "/complainants", page.csrf)
      << html::text_field(t, page.checklist, "name", t("complaint.complainant_name"), {.length_max = kOfficerMax})
      << html::text_field(t, page.checklist, "contact", t("complaint.complainant_contact"),
                          {.rows = 3, .length_max = kOfficerMax})
      << html::submit(t("common.add"), html::ButtonKind::plain) << html::form_end() << "</details>"_html;
  return out;
}

/// Statutory and own terms apart, an extension as a line of its own (traps 3 and 4).
Html terms_view(const Translator& t, const HandlingPage& page) {
  std::vector<std::vector<Html>> rows;
  for (const auto& line : page.terms) {
    const std::string title = line.extension ? t("complaint.extension_of", {t(line.title)}) : t(line.title);
    rows.push_back({words(title), words(t("complaint.nature_" + std::string(calendar::code_of(line.nature)))),
                    words(t.date(line.started_on)), term_end(t, line, page.today), words(line.source)});
  }
  return html::table(t, t("complaint.terms"),
                     {{"", t("complaint.term")},
                      {"", t("common.kind")},
                      {"", t("complaint.began")},
                      {"", t("complaint.ends")},
                      {"", t("complaint.source")}},
                     rows);
}

std::string finding_title(const Translator& t, const ComplaintTerms& terms, const std::string& key) {
  const auto* finding = terms.finding(key);
  return finding ? t(finding->title) : t("complaint.not_yet");
}

html::Tone tone_of(const Allegation& allegation) {
  if (allegation.withdrawn) return html::Tone::neutral;
  if (!allegation.final_finding.empty()) return html::Tone::good;
  return allegation.recommended.empty() ? html::Tone::warning : html::Tone::info;
}

Html allegations_view(const Translator& t, const ComplaintTerms& terms, const HandlingPage& page) {
  std::vector<std::vector<Html>> rows;
  for (const auto& allegation : page.allegations) {
    const auto* category = terms.category(allegation.category);
    const auto* outcome = terms.outcome(allegation.outcome);
    const std::string title =
        std::to_string(allegation.position) + ". " + (category ? t(category->title) : allegation.category);
    Html name;
    if (page.may_change)
      name << "<a href=\""_html << base_of(page) << "/allegations/"_html << allegation.id << "\">"_html << title
           << "</a>"_html;
    else
      name << title;
    rows.push_back({name, words(allegation.officer.empty() ? t("complaint.officer_unknown") : allegation.officer),
                    words(finding_title(t, terms, allegation.recommended)),
                    words(finding_title(t, terms, allegation.final_finding)),
                    words(outcome ? t(outcome->title) : t("complaint.not_yet")),
                    html::badge(tone_of(allegation), t("complaint.state_" + std::string(state_code(allegation))))});
  }
  Html out = html::table(t, t("complaint.allegations"),
                         {{"", t("complaint.allegation")},
                          {"", t("complaint.officer")},
                          {"", t("complaint.recommended")},
                          {"", t("complaint.final")},
                          {"", t("complaint.outcome")},
                          {"", t("common.status")}},
                         rows);
  if (page.may_change)
    out << "<p>"_html << html::link_button(base_of(page) + "/allegations/new", t("complaint.add_allegation"))
        << "</p>"_html;
  return out;
}

html::FormState checklist_state(const HandlingPage& page) {
  if (!page.checklist.value("version").empty()) return page.checklist;
  html::FormState form;
  for (const auto& check : page.checked) {
    form.values.emplace_back("state_" + check.key, check.state);
    form.values.emplace_back("asked_" + check.key, check.asked_on ? to_iso(*check.asked_on) : "");
    form.values.emplace_back("done_" + check.key, check.done_on ? to_iso(*check.done_on) : "");
    form.values.emplace_back("note_" + check.key, check.note);
  }
  return form;
}

Html check_fields(const Translator& t, const matters::ComplaintCheck& check, html::FormState form) {
  if (form.value("state_" + check.key).empty()) form.values.emplace_back("state_" + check.key, "open");
  std::vector<html::Choice> states;
  for (const auto state : kCheckStates)
    states.push_back({std::string(state), t("complaint.check_" + std::string(state))});
  Html out;
  out << "<section><h3>"_html << t(check.text) << "</h3>"_html << html::hidden("check", check.key)
      << "<div class=\"row\">"_html
      << html::select_field(t, form, "state_" + check.key, t("complaint.check_state"), states)
      << html::text_field(t, form, "asked_" + check.key, t("complaint.asked_on"), {.optional = true, .type = "date"})
      << html::text_field(t, form, "done_" + check.key, t("complaint.done_on"), {.optional = true, .type = "date"})
      << "</div>"_html
      << html::text_field(t, form, "note_" + check.key, t("complaint.check_note"),
                          {.optional = true, .rows = 2, .length_max = kNoteMax})
      << "</section>"_html;
  return out;
}

/// How many are still open, before the list itself.
Html checks_count(const Translator& t, const HandlingPage& page) {
  std::int64_t open = 0;
  for (const auto& check : page.checks) {
    const auto found = std::ranges::find(page.checked, check.key, &Check::key);
    if (found == page.checked.end() || !found->is_settled()) ++open;
  }
  return open == 0 ? html::alert(html::Tone::good, t("complaint.checks_settled"))
                   : html::alert(html::Tone::warning, t.count("complaint.checks_open", open));
}

/// Somebody was first: how the list stands now, before what was typed is saved over it.
Html checks_standing(const Translator& t, const HandlingPage& page) {
  std::vector<std::pair<std::string, Html>> rows;
  for (const auto& check : page.checks) {
    const auto found = std::ranges::find(page.checked, check.key, &Check::key);
    if (found == page.checked.end()) continue;
    std::string now = t("complaint.check_" + found->state);
    if (found->done_on) now += ", " + t.date(*found->done_on);
    if (!found->note.empty()) now = t("error.in_field", {now, found->note});
    rows.emplace_back(t(check.text), words(now));
  }
  return html::alert(html::Tone::warning, t("complaint.stands_now"), html::facts(rows));
}

Html checks_view(const Translator& t, const HandlingPage& page) {
  Html out = heading(t("complaint.checks"));
  if (page.checks.empty()) return out << "<p>"_html << t("complaint.no_checks") << "</p>"_html;
  out << checks_count(t, page);
  if (!page.may_change) return out;
  const html::FormState form = checklist_state(page);
  if (std::ranges::any_of(page.checklist.errors, [](const Error& error) { return error.code == "matter.changed"; }))
    out << checks_standing(t, page);
  out << html::form_start(base_of(page) + "/checks", page.csrf)
      << html::hidden("version", std::to_string(page.facts.version));
  for (const auto& check : page.checks) out << check_fields(t, check, form);
  return out << html::submit(t("complaint.save_checks")) << html::form_end();
}

Html training_view(const Translator& t, const HandlingPage& page) {
  if (!page.asks_training) return {};
  Html out = heading(t("training.title"));
  if (page.trained.empty()) return out << "<p>"_html << t("training.nobody") << "</p>"_html;
  std::vector<std::vector<Html>> rows;
  for (const auto& one : page.trained) {
    Html trainings;
    for (const auto& training : one.trainings)
      trainings << t.date(training.held_on) << ", "_html
                << t("error.in_field", {training.course, outcome_words(t, training)}) << "<br>"_html;
    if (one.trainings.empty()) trainings << t("training.none");
    rows.push_back({words(one.name + ", " + one.function), trainings});
  }
  return out << html::table(t, t("training.title"), {{"", t("training.officer")}, {"", t("training.course")}}, rows);
}

Html steps_view(const Translator& t, const HandlingPage& page) {
  Html links;
  if (page.may_refuse) links << html::link_button(base_of(page) + "/not-taken-up", t("complaint.refuse"));
  if (page.may_inform) links << html::link_button(base_of(page) + "/notice", t("complaint.inform"));
  if (page.may_send) links << html::link_button(base_of(page) + "/judgement", t("complaint.send_judgement"));
  if (links.empty()) return {};
  Html out = heading(t("complaint.steps"));
  return out << "<div class=\"actions\">"_html << links << "</div>"_html;
}

Html letters_view(const Translator& t, const HandlingPage& page) {
  if (page.letters.empty()) return {};
  Html out = heading(t("complaint.letters"));
  out << "<ul>"_html;
  for (const auto& letter : page.letters)
    out << "<li><a href=\""_html << base_of(page) << "/letters/"_html << letter.message_id << "\">"_html
        << t("complaint.letter_line", {letter.subject.empty() ? t("complaint.letter") : letter.subject, letter.day})
        << "</a></li>"_html;
  return out << "</ul>"_html;
}

}  // namespace

Html handling_view(const Translator& t, const ComplaintTerms& terms, const HandlingPage& page) {
  Html out = html::error_summary(t, page.checklist.errors);
  out << summary(t, terms, page) << complainant_form(t, page) << steps_view(t, page) << terms_view(t, page)
      << allegations_view(t, terms, page) << checks_view(t, page) << training_view(t, page) << letters_view(t, page);
  return out;
}

}  // namespace waarborg::complaints
