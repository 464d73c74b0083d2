#include "features/atypical/explained_view.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace waarborg::atypical {
namespace {

using html::Html;
using i18n::Translator;

/// A line of a table: name, look-ups, share, first look-ups, share.
using Line = std::vector<std::string>;
using Count = std::optional<std::int64_t>;

std::string figure(const Translator& t, const Count& count) {
  return count ? t.number(*count) : t("common.suppressed");
}
std::string share(const Translator& t, const Count& part, const Count& whole) {
  return part && whole ? share_words(t, *part, *whole) : t("common.suppressed");
}

const ToldMonth* shown_month(const ExplainedView& view) {
  const auto found = std::ranges::find(view.months, view.month, [](const ToldMonth& one) { return one.whole.name; });
  return found == view.months.end() ? nullptr : &*found;
}

std::vector<Line> team_lines(const Translator& t, const ToldMonth& month) {
  std::vector<Line> lines;
  lines.reserve(month.teams.size());
  for (const auto& team : month.teams)
    lines.push_back({team.few            ? t("explained.few")
                     : team.name.empty() ? t("atypical.group_none")
                                         : team.name,
                     figure(t, team.looks), share(t, team.explained, team.looks), figure(t, team.firsts),
                     share(t, team.firsts_explained, team.firsts)});
  return lines;
}

std::vector<Line> rule_lines(const Words& words, const ToldMonth& month) {
  const Translator& t = words.t;
  std::vector<Line> lines;
  lines.reserve(month.rules.size());
  for (const auto& rule : month.rules)
    lines.push_back({rule.name.empty() ? t("explained.unexplained") : words.rule(rule.name), figure(t, rule.looks),
                     share(t, rule.looks, month.whole.looks), figure(t, rule.firsts),
                     share(t, rule.firsts, month.whole.firsts)});
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

Html over_time(const Translator& t, const std::vector<ToldMonth>& months) {
  std::vector<std::string> names;
  html::Series all{t("explained.all"), {}}, firsts{t("explained.firsts"), {}};
  const auto percent = [](const Count& part, const Count& whole) -> std::optional<double> {
    if (!part || whole.value_or(0) == 0) return std::nullopt;
    return std::round(1000.0 * static_cast<double>(*part) / static_cast<double>(*whole)) / 10;
  };
  for (auto month = months.rbegin(); month != months.rend(); ++month) {
    const ToldShare& whole = month->whole;
    names.push_back(month_words(t, whole.name));
    all.values.push_back(percent(whole.explained, whole.looks));
    firsts.values.push_back(percent(whole.firsts_explained, whole.firsts));
  }
  return html::bar_chart(t, t("explained.over_time"), names, {all, firsts});
}

}  // namespace

Html explained_view(const Words& words, const ExplainedView& view) {
  const Translator& t = words.t;
  Html out;
  out << html::paragraph(t("explained.text"));
  const ToldMonth* shown = shown_month(view);
  if (shown == nullptr) return out << html::alert(html::Tone::info, t("explained.none"));
  const ToldShare& whole = shown->whole;
  std::vector<html::Choice> choices;
  choices.reserve(view.months.size());
  for (const auto& month : view.months) choices.push_back({month.whole.name, month_words(t, month.whole.name)});
  const html::FormState state{{{"month", view.month}}, {}};
  out << html::filter_form_start(kExplainedPath)
      << html::select_field(t, state, "month", t("atypical.month"), choices, {.filter = true})
      << html::submit(t("common.filter"), html::ButtonKind::plain) << html::form_end()
      << html::cards({{t("explained.all"), share(t, whole.explained, whole.looks),
                       t("atypical.card_explained_note", {figure(t, whole.looks)})},
                      {t("explained.firsts"), share(t, whole.firsts_explained, whole.firsts),
                       t("explained.firsts_note", {figure(t, whole.firsts)})}})
      << html::heading(t("explained.by_team"))
      << table_of(t, t("explained.by_team"), "atypical.group", "atypical.card_explained", team_lines(t, *shown))
      << html::heading(t("explained.by_rule"))
      << table_of(t, t("explained.by_rule"), "explained.rule", "explained.share", rule_lines(words, *shown))
      << html::heading(t("explained.over_time")) << over_time(t, view.months);
  return out << html::paragraph(t("common.suppressed_note"))
             << html::export_links(t, {kExplainedPath, {{"month", view.month}}, "", ""});
}

web::Sheet explained_sheet(const Words& words, const ExplainedView& view) {
  const Translator& t = words.t;
  web::Sheet sheet{t("explained.title"),
                   {t("atypical.month"), t("atypical.group"), t("explained.rule"), t("atypical.look_ups"),
                    t("explained.share"), t("explained.firsts"), t("explained.share")},
                   {}};
  const ToldMonth* shown = shown_month(view);
  if (shown == nullptr) return sheet;
  const std::string month = month_words(t, view.month);
  for (const auto& line : team_lines(t, *shown))
    sheet.rows.push_back({month, line[0], t("atypical.card_explained"), line[1], line[2], line[3], line[4]});
  for (const auto& line : rule_lines(words, *shown))
    sheet.rows.push_back({month, "", line[0], line[1], line[2], line[3], line[4]});
  return sheet;
}

}  // namespace waarborg::atypical
