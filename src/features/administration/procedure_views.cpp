// A procedure, a difference and a list of mistakes as HTML: pure functions.
#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "features/administration/procedures.h"
#include "matters/sources.h"
#include "platform/content/reader.h"

namespace waarborg::administration {

namespace {

constexpr std::size_t kContext = 3;  ///< unchanged lines shown around a change

/// "6 weken" in the reader's language; hours, days, working days, weeks, months, years.
std::string period_text(const Translator& t, calendar::Period period) {
  const std::string code = calendar::to_text(period);
  const std::string unit = code.substr(code.find_first_not_of("0123456789"));
  const char* key = unit == "h"    ? "common.hours"
                    : unit == "d"  ? "common.days"
                    : unit == "wd" ? "common.working_days"
                    : unit == "w"  ? "common.weeks"
                    : unit == "m"  ? "common.months"
                                   : "common.years";
  return t.count(key, period.count);
}

std::string nature_text(const Translator& t, calendar::ClockNature nature) {
  return t("administration.nature_" + std::string(calendar::code_of(nature)));
}

std::string anchor_text(const Translator& t, const matters::Procedure& procedure, const matters::Anchor& anchor) {
  if (anchor.what == "step")
    if (const auto* step = procedure.step(anchor.key)) return t(step->title);
  if (anchor.what == "phase" && !anchor.key.empty())
    if (const auto* phase = procedure.phase(anchor.key)) return t(phase->title);
  return t("administration.anchor_" + anchor.what);
}

std::string responsible_text(const Translator& t, const matters::Anchor& responsible) {
  if (responsible.what == "desk") return desk_name(t, responsible.key);
  if (const auto role = identity::role_from(responsible.key); responsible.what == "role" && role)
    return role_name(t, *role);
  return t("administration.part_" + responsible.key);
}

std::string term_text(const Translator& t, const matters::Procedure& procedure, const matters::Term& term) {
  return t("administration.term_text",
           {period_text(t, term.period), nature_text(t, term.nature), anchor_text(t, procedure, term.from)});
}

Html steps_table(const Translator& t, const matters::Procedure& procedure, const matters::Phase& phase) {
  std::vector<std::vector<Html>> rows;
  for (const auto& step : phase.steps) {
    std::vector<Html> cells(4);
    cells[0] << t(step.title);
    if (step.optional) cells[0] << " "_html << html::badge(html::Tone::neutral, t("administration.step_optional"));
    if (step.second_person) cells[0] << " "_html << html::badge(html::Tone::info, t("administration.step_second"));
    cells[1] << responsible_text(t, step.responsible);
    if (step.term) cells[2] << term_text(t, procedure, *step.term);
    if (step.term) cells[3] << matters::source_words(t, step.term->source);
    rows.push_back(std::move(cells));
  }
  return html::table(t, t(phase.title),
                     {{"", t("administration.step")},
                      {"", t("administration.responsible")},
                      {"", t("administration.term")},
                      {"", t("administration.source")}},
                     rows);
}

Html clocks_table(const Translator& t, const matters::Procedure& procedure) {
  std::vector<std::vector<Html>> rows;
  for (const auto& clock : procedure.clocks) {
    std::vector<Html> cells(5);
    cells[0] << t(clock.title);
    cells[1] << period_text(t, clock.period) << ", "_html << nature_text(t, clock.nature);
    cells[2] << anchor_text(t, procedure, clock.from);
    cells[3] << anchor_text(t, procedure, clock.stops);
    cells[4] << matters::source_words(t, clock.source);
    if (clock.extension)
      cells[4] << "; "_html
               << t("administration.extension_text",
                    {period_text(t, clock.extension->period), std::to_string(clock.extension->times),
                     matters::source_words(t, clock.extension->source)});
    rows.push_back(std::move(cells));
  }
  return html::table(t, t("administration.clocks"),
                     {{"", t("administration.term")},
                      {"", t("common.period")},
                      {"", t("administration.starts")},
                      {"", t("administration.stops")},
                      {"", t("administration.source")}},
                     rows);
}

Html outcomes_list(const Translator& t, const matters::Procedure& procedure) {
  Html out;
  if (procedure.outcomes.empty()) return out;
  out << heading(t("administration.outcomes")) << "<ul>"_html;
  for (const auto& outcome : procedure.outcomes) out << "<li>"_html << t(outcome.title) << "</li>"_html;
  out << "</ul>"_html;
  return out;
}

/// Whether a line is near enough to a change to be shown.
std::vector<bool> shown_lines(const std::vector<DiffLine>& lines) {
  std::vector<bool> shown(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == DiffLine::Kind::same) continue;
    const std::size_t first = i < kContext ? 0 : i - kContext;
    for (std::size_t at = first; at < lines.size() && at <= i + kContext; ++at) shown[at] = true;
  }
  return shown;
}

Html code_of_line(std::string_view text) {
  Html out;
  out << "<code>"_html << text << "</code>"_html;
  return out;
}

Html change_mark(const Translator& t, DiffLine::Kind kind) {
  if (kind == DiffLine::Kind::removed) return html::badge(html::Tone::bad, t("administration.diff_removed"));
  if (kind == DiffLine::Kind::added) return html::badge(html::Tone::good, t("administration.diff_added"));
  Html out;
  out << t("administration.diff_same");
  return out;
}

}  // namespace

Html procedure_view(const Translator& t, const matters::Procedure& procedure) {
  Html key, version, desk, source, retention;
  key << procedure.key;
  version << procedure.version;
  desk << desk_name(t, procedure.desk);
  source << matters::source_words(t, procedure.source);
  if (procedure.retention)
    retention << period_text(t, *procedure.retention) << " ("_html
              << matters::source_words(t, procedure.retention_source) << ")"_html;
  Html out;
  out << html::facts({{t("administration.procedure_key"), key},
                      {t("administration.version"), version},
                      {t("administration.desk"), desk},
                      {t("administration.source"), source},
                      {t("administration.retention"), retention}})
      << heading(t("administration.phases"));
  for (const auto& phase : procedure.phases) out << steps_table(t, procedure, phase);
  if (!procedure.clocks.empty()) out << heading(t("administration.clocks")) << clocks_table(t, procedure);
  out << outcomes_list(t, procedure);
  return out;
}

Html diff_view(const Translator& t, const std::vector<DiffLine>& lines) {
  const auto shown = shown_lines(lines);
  std::vector<std::vector<Html>> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!shown[i]) continue;
    const DiffLine& line = lines[i];
    std::vector<Html> cells(4);
    cells[0] << change_mark(t, line.kind);  // the first cell is the row's heading: never empty
    if (line.before > 0) cells[1] << line.before;
    if (line.after > 0) cells[2] << line.after;
    cells[3] << code_of_line(line.text);
    rows.push_back(std::move(cells));
  }
  if (rows.empty()) return paragraph(t("administration.diff_none"));
  return html::table(t, t("administration.diff"),
                     {{"", t("administration.diff_change")},
                      {"", t("administration.diff_before"), true},
                      {"", t("administration.diff_after"), true},
                      {"", t("administration.diff_line")}},
                     rows);
}

Html problems_view(const Translator& t, const Errors& errors, const std::string& text) {
  const auto lines = split(text, '\n');
  std::vector<std::vector<Html>> rows;
  for (const Error& error : errors) {
    if (!content::is_mistake(error)) continue;
    std::vector<Html> cells(4);
    const auto line = static_cast<std::size_t>(std::max(0, std::atoi(error.args[1].c_str())));
    cells[0] << line;
    cells[1] << error.args[2];
    cells[2] << content::expected_in(t, error);
    if (line > 0 && line <= lines.size()) cells[3] << code_of_line(lines[line - 1]);
    rows.push_back(std::move(cells));
  }
  if (rows.empty()) return {};
  return html::table(t, t("administration.problems"),
                     {{"", t("administration.line"), true},
                      {"", t("administration.field")},
                      {"", t("administration.expected")},
                      {"", t("administration.line_text")}},
                     rows);
}

}  // namespace waarborg::administration
