#include "features/atypical/own_view.h"

#include <array>

#include "features/monitor/contract/windows.h"

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

Html rule_table(const Words& words, const char* title, const std::vector<monitor::WordedRule>& rules) {
  const Translator& t = words.t;
  std::vector<std::vector<Html>> rows;
  const bool explains = !rules.empty() && rules.front().after != 0;
  for (const auto& rule : rules) {
    rows.push_back({cell(t(rule.title))});
    if (explains) rows.back().push_back(cell(monitor::window_words(t, rule.before, rule.after)));
    if (rule.approved_on)
      rows.back().push_back(
          cell(t("proposals.source", {t.date(*rule.approved_on), t.date(rule.from.value_or(Date{}))})));
    else
      rows.back().push_back(Html() << "<span class=\"whole\">"_html << rule.source << "</span>"_html);
  }
  std::vector<html::Column> columns{{"", t("atypical.rule")}};
  if (explains) columns.push_back({"", t("atypical.when")});
  columns.push_back({"", t("atypical.source")});
  Html out;
  out << "<section><h2>"_html << t(title) << "</h2>"_html << html::table(t, t(title), columns, rows)
      << "</section>"_html;
  return out;
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

Html rules_view(const Words& words) {
  const Translator& t = words.t;
  Html out;
  out << "<p>"_html
      << t("atypical.rules_text", {t.number(words.content.window_days), t.decimal(words.content.budget, 2)})
      << "</p>"_html << rule_table(words, "atypical.rules_explain", words.content.rules)
      << rule_table(words, "atypical.rules_signs", words.content.signs)
      << rule_table(words, "atypical.rules_measures", words.content.pair_measures)
      << rule_table(words, "atypical.rules_officer", words.content.actor_measures);
  return out;
}

}  // namespace waarborg::atypical
