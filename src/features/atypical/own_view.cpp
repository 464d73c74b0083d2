#include "features/atypical/own_view.h"

#include <array>

namespace waarborg::atypical {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

Html cell(std::string_view text) { return html::words(text); }

Html question_state(const Translator& t, const OwnQuestion& question, Date today) {
  if (question.row.answered_on) return cell(t("atypical.answered_on", {t.date(*question.row.answered_on)}));
  if (!question.open) return cell(t("atypical.no_answer_needed"));
  return html::deadline(t, question.row.due_on, today);
}

Html questions(const Translator& t, const OwnView& view) {
  if (view.questions.empty()) return {};
  std::vector<std::vector<Html>> rows;
  for (const auto& question : view.questions) {
    Html link;
    link << "<a href=\"/my-look-ups/questions/"_html << question.row.id << "\">"_html
         << t.count("atypical.question_of", static_cast<std::int64_t>(question.look_ups.size())) << "</a>"_html;
    rows.push_back({link, cell(t.date_time(question.row.asked_at)), question_state(t, question, view.today)});
  }
  Html out;
  out << "<section><h2>"_html << t("atypical.own_questions") << "</h2>"_html
      << html::table(t, t("atypical.own_questions"),
                     {{"", t("atypical.question")}, {"", t("atypical.asked_at")}, {"", t("common.status")}}, rows)
      << "</section>"_html;
  return out;
}

Html openings(const Translator& t, const OwnView& view) {
  if (view.openings.empty()) return {};
  Html out;
  out << "<section><h2>"_html << t("atypical.own_openings") << "</h2><ul>"_html;
  for (const auto& opening : view.openings)
    out << "<li>"_html
        << t("atypical.own_opening",
             {t.date_time(opening.opened_at), opening.number, t("atypical.purpose_" + opening.purpose)})
        << "</li>"_html;
  return out << "</ul></section>"_html;
}

constexpr std::array kColumns{"atypical.moment",       "atypical.system", "atypical.place",
                              "atypical.subject_head", "atypical.basis",  "atypical.explanation"};

/// The cells below kColumns, on the page and in the file.
std::vector<std::string> cells_of(const Words& words, const monitor::SeenLookUp& seen) {
  const Translator& t = words.t;
  return {t.date_time(seen.at),           seen.system,          seen.place.empty() ? "–" : seen.place,
          subject_words(t, seen.subject), basis_words(t, seen), explained_words(words, seen)};
}

Html look_ups(const Words& words, const OwnView& view) {
  const Translator& t = words.t;
  Html out;
  out << "<section><h2>"_html << t("atypical.own_look_ups") << "</h2><p>"_html
      << t("atypical.own_look_ups_text", {t.date(view.from), t.date(view.to)}) << "</p>"_html;
  if (view.look_ups.empty()) return out << "<p>"_html << t("atypical.own_none") << "</p></section>"_html;
  std::vector<html::Column> columns;
  for (const char* column : kColumns) columns.push_back({"", t(column)});
  std::vector<std::vector<Html>> rows;
  for (const auto& seen : view.look_ups) {
    auto& row = rows.emplace_back();
    for (const auto& text : cells_of(words, seen)) row.push_back(cell(text));
  }
  return out << html::table(t, t("atypical.own_look_ups"), columns, rows) << html::pager(t, view.list, view.next)
             << html::export_links(t, view.list) << "</section>"_html;
}

Html rule_table(const Translator& t, const char* title, const char* text, const std::vector<monitor::ToldRule>& rules) {
  const bool counted = !rules.empty() && !rules.front().counts.empty();
  std::vector<html::Column> columns{{"", t("atypical.rule")}, {"", t("rulebook.looks_at")}};
  if (counted) columns.push_back({"", t("rulebook.counts")});
  columns.push_back({"", t("atypical.source")});
  std::vector<std::vector<Html>> rows;
  rows.reserve(rules.size());
  for (const auto& rule : rules) {
    rows.push_back({cell(rule.title), cell(rule.looks_at)});
    if (counted) rows.back().push_back(cell(rule.counts));
    rows.back().push_back(cell(rule.source));
  }
  Html out;
  out << "<section><h2>"_html << t(title) << "</h2>"_html;
  if (text != nullptr) out << "<p>"_html << t(text) << "</p>"_html;
  return out << html::table(t, t(title), columns, rows) << "</section>"_html;
}

}  // namespace

Html own_view(const Words& words, const OwnView& view) {
  const Translator& t = words.t;
  Html out;
  out << "<p>"_html << t("atypical.own_text") << " <a href=\"/my-look-ups/rules\">"_html << t("atypical.rules")
      << "</a></p>"_html;
  if (!view.known) return out << html::alert(html::Tone::info, t("atypical.own_unknown"));
  return out << questions(t, view) << openings(t, view) << look_ups(words, view);
}

web::Sheet own_sheet(const Words& words, const std::vector<monitor::SeenLookUp>& look_ups) {
  const Translator& t = words.t;
  web::Sheet sheet{t("atypical.own"), {}, {}};
  for (const char* column : kColumns) sheet.header.push_back(t(column));
  for (const auto& seen : look_ups) sheet.rows.push_back(cells_of(words, seen));
  return sheet;
}

Html question_view(const Translator& t, const OwnQuestion& question, const html::FormState& state,
                   const std::string& csrf, Date today) {
  std::vector<std::vector<Html>> rows;
  for (const auto& seen : question.look_ups)
    rows.push_back({cell(t.date_time(seen.at)), cell(seen.system), cell(seen.place.empty() ? "–" : seen.place),
                    cell(subject_words(t, seen.subject))});
  Html out = html::error_summary(t, state.errors, {{"why", t("atypical.why")}, {"text", t("atypical.own_words")}});
  out << "<p>"_html << t("atypical.question_text") << "</p><p>"_html << t("atypical.question_readers") << "</p><p>"_html
      << question_state(t, question, today) << "</p>"_html
      << html::table(t, t("atypical.look_ups"),
                     {{"", t("atypical.moment")},
                      {"", t("atypical.system")},
                      {"", t("atypical.place")},
                      {"", t("atypical.subject_head")}},
                     rows)
      << "<p class=\"hint\">"_html << t("atypical.subject_hint") << "</p>"_html;
  if (!question.open) return out;
  std::vector<html::Choice> whys;
  for (const char* why : kWhys) whys.push_back({why, t("atypical.why_" + std::string(why))});
  out << html::form_start("/my-look-ups/questions/" + question.row.id, csrf)
      << html::radio_group(t, state, "why", t("atypical.why"), whys)
      << html::text_field(t, state, "text", t("atypical.own_words"),
                          {.hint = t("atypical.own_words_hint"), .rows = 6, .length_max = kReasonMax})
      << "<p>"_html << html::submit(t("atypical.send_answer")) << "</p>"_html << html::form_end();
  return out;
}

Html rules_view(const Translator& t, const monitor::RulesTold& rules, std::optional<Instant> since) {
  Html out;
  out << "<p>"_html << t("atypical.rules_text") << "</p><p>"_html
      << (since ? t("rulebook.version", {rules.version, t.date_time(*since)})
                : t("rulebook.version_unused", {rules.version}))
      << "</p><section><h2>"_html << t("rulebook.ranking") << "</h2>"_html;
  for (const auto& sentence : rules.ranking) out << "<p>"_html << sentence << "</p>"_html;
  out << "</section>"_html << rule_table(t, "atypical.rules_explain", nullptr, rules.explaining)
      << rule_table(t, "atypical.rules_signs", "rulebook.signs_text", rules.signs)
      << rule_table(t, "atypical.rules_measures", "rulebook.measures_text", rules.of_a_subject)
      << rule_table(t, "atypical.rules_officer", nullptr, rules.of_an_officer) << "<section><h2>"_html
      << t("rulebook.bounds") << "</h2>"_html;
  std::vector<std::pair<std::string, Html>> bounds;
  for (const auto& [what, value] : rules.bounds) bounds.emplace_back(what, cell(value));
  return out << html::facts(bounds) << "</section>"_html;
}

}  // namespace waarborg::atypical
