#include "features/atypical/explained_view.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "base/suppression.h"

namespace waarborg::atypical {
namespace {

using html::Html;
using i18n::Translator;
using monitor::ExplainedCell;

/// A line of the table of teams: name, look-ups, share explained, first look-ups, share explained.
using Line = std::vector<std::string>;

/// Teams in which few looked, as one at the end, which the smallest of the others join until it is of enough people: a
/// share of one or two officers is their own, however much they looked.
std::vector<ExplainedCell> without_few(const Translator& t, std::vector<ExplainedCell> teams, std::int64_t threshold) {
  const auto officers_of = [](const ExplainedCell& cell) {
    return cell.officers.value_or(std::numeric_limits<std::int64_t>::max());
  };
  std::ranges::stable_sort(teams, std::greater(), officers_of);
  ExplainedCell few;
  few.officers = 0;
  while (!teams.empty() && teams.back().officers &&
         (*teams.back().officers < threshold || (few.looks > 0 && *few.officers < threshold))) {
    const ExplainedCell& one = teams.back();
    few.looks += one.looks;
    few.explained += one.explained;
    few.firsts += one.firsts;
    few.firsts_explained += one.firsts_explained;
    *few.officers += *one.officers;
    teams.pop_back();
  }
  for (auto& one : teams)
    if (one.group.empty()) one.group = t("atypical.group_none");
  std::ranges::sort(teams, {}, &ExplainedCell::group);
  if (few.looks == 0) return teams;
  few.group = t("explained.few");
  teams.push_back(few);
  return teams;
}

std::vector<Line> lines_of(const Translator& t, const std::vector<ExplainedCell>& of_teams, std::int64_t threshold) {
  const auto teams = without_few(t, of_teams, threshold);
  // Parts that do not overlap, so that no difference of what is shown is a small number.
  CountTable table;
  for (const auto& cell : teams)
    table.push_back({cell.firsts_explained, cell.firsts - cell.firsts_explained, cell.explained - cell.firsts_explained,
                     cell.looks - cell.explained - (cell.firsts - cell.firsts_explained)});
  std::vector<Line> lines;
  if (table.empty()) return lines;
  const auto hidden = suppress_small_numbers(table, threshold);
  const auto shown = [&](bool is_hidden, const std::string& text) { return is_hidden ? t("common.suppressed") : text; };
  for (std::size_t at = 0; at < teams.size(); ++at) {
    const auto& cell = teams[at];
    const auto& parts = hidden.cells[at];
    const bool firsts = parts[0] || parts[1], any = firsts || parts[2] || parts[3];
    lines.push_back({cell.group, shown(hidden.row_totals[at], t.number(cell.looks)),
                     shown(any, share_words(t, cell.explained, cell.looks)), shown(firsts, t.number(cell.firsts)),
                     shown(firsts, share_words(t, cell.firsts_explained, cell.firsts))});
  }
  return lines;
}

std::vector<Line> lines_of(const Words& words, const std::vector<monitor::ExplainedBy>& rules, std::int64_t threshold) {
  const Translator& t = words.t;
  std::int64_t looks = 0, firsts = 0;
  CountTable table;
  for (const auto& rule : rules) {
    looks += rule.looks;
    firsts += rule.firsts;
    table.push_back({rule.firsts, rule.looks - rule.firsts});
  }
  std::vector<Line> lines;
  if (table.empty()) return lines;
  const auto hidden = suppress_small_numbers(table, threshold);
  const auto shown = [&](bool is_hidden, const std::string& text) { return is_hidden ? t("common.suppressed") : text; };
  for (std::size_t at = 0; at < rules.size(); ++at) {
    const auto& rule = rules[at];
    const bool all = hidden.row_totals[at], first = hidden.cells[at][0];
    lines.push_back({rule.key.empty() ? t("explained.unexplained") : words.rule(rule.key),
                     shown(all, t.number(rule.looks)), shown(all, share_words(t, rule.looks, looks)),
                     shown(first, t.number(rule.firsts)), shown(first, share_words(t, rule.firsts, firsts))});
  }
  return lines;
}

Html table_of(const Translator& t, const std::string& caption, const char* head, const char* share,
              const std::vector<Line>& lines) {
  std::vector<std::vector<Html>> rows;
  for (const auto& line : lines) {
    auto& row = rows.emplace_back();
    for (const auto& text : line) row.push_back(html::words(text));
  }
  return html::table(t, caption,
                     {{"", t(head)},
                      {"", t("atypical.look_ups"), true},
                      {"", t(share), true},
                      {"", t("explained.firsts"), true},
                      {"", t(share), true}},
                     rows);
}

Html over_time(const Translator& t, const std::vector<ExplainedCell>& months) {
  std::vector<std::string> names;
  html::Series all{t("explained.all"), {}}, firsts{t("explained.firsts"), {}};
  const auto share = [](std::int64_t part, std::int64_t whole) -> std::optional<double> {
    if (whole == 0) return std::nullopt;
    return std::round(1000.0 * static_cast<double>(part) / static_cast<double>(whole)) / 10;
  };
  for (auto cell = months.rbegin(); cell != months.rend(); ++cell) {
    names.push_back(month_words(t, cell->month));
    all.values.push_back(share(cell->explained, cell->looks));
    firsts.values.push_back(share(cell->firsts_explained, cell->firsts));
  }
  return html::bar_chart(t, t("explained.over_time"), names, {all, firsts});
}

}  // namespace

Html explained_view(const Words& words, const ExplainedView& view, std::int64_t threshold) {
  const Translator& t = words.t;
  Html out;
  out << html::paragraph(t("explained.text"));
  const auto shown = std::ranges::find(view.months, view.month, &ExplainedCell::month);
  if (shown == view.months.end()) return out << html::alert(html::Tone::info, t("explained.none"));
  std::vector<html::Choice> choices;
  for (const auto& month : view.months) choices.push_back({month.month, month_words(t, month.month)});
  const html::FormState state{{{"month", view.month}}, {}};
  out << html::filter_form_start(kExplainedPath)
      << html::select_field(t, state, "month", t("atypical.month"), choices, {.filter = true})
      << html::submit(t("common.filter"), html::ButtonKind::plain) << html::form_end()
      << html::cards({{t("explained.all"), share_words(t, shown->explained, shown->looks),
                       t("atypical.card_explained_note", {t.number(shown->looks)})},
                      {t("explained.firsts"), share_words(t, shown->firsts_explained, shown->firsts),
                       t("explained.firsts_note", {t.number(shown->firsts)})}})
      << html::heading(t("explained.by_team"))
      << table_of(t, t("explained.by_team"), "atypical.group", "atypical.card_explained",
                  lines_of(t, view.teams, threshold))
      << html::heading(t("explained.by_rule"))
      << table_of(t, t("explained.by_rule"), "explained.rule", "explained.share",
                  lines_of(words, view.rules, threshold))
      << html::heading(t("explained.over_time")) << over_time(t, view.months);
  return out << html::paragraph(t("common.suppressed_note"))
             << html::export_links(t, {kExplainedPath, {{"month", view.month}}, "", ""});
}

web::Sheet explained_sheet(const Words& words, const ExplainedView& view, std::int64_t threshold) {
  const Translator& t = words.t;
  web::Sheet sheet{t("explained.title"),
                   {t("atypical.month"), t("atypical.group"), t("explained.rule"), t("atypical.look_ups"),
                    t("explained.share"), t("explained.firsts"), t("explained.share")},
                   {}};
  const std::string month = month_words(t, view.month);
  for (const auto& line : lines_of(t, view.teams, threshold))
    sheet.rows.push_back({month, line[0], t("atypical.card_explained"), line[1], line[2], line[3], line[4]});
  for (const auto& line : lines_of(words, view.rules, threshold))
    sheet.rows.push_back({month, "", line[0], line[1], line[2], line[3], line[4]});
  return sheet;
}

}  // namespace waarborg::atypical
