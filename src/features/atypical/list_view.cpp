#include "features/atypical/list_view.h"

#include <cmath>

#include "base/text.h"
namespace waarborg::atypical {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

Html cell(std::string_view text) { return html::words(text); }

constexpr std::size_t kKeysShown = 3;  // "in a few words"

std::string few_words(const Words& words, const ListLine& line) {
  const Translator& t = words.t;
  if (line.row.kind == "control") return t("atypical.drawn");
  if (line.row.kind == "event") return t("atypical.many_on_one", {subject_words(t, line.row.subject)});
  std::vector<std::string> out;
  for (const auto& key : line.keys)
    if (out.size() < kKeysShown) out.push_back(words.of(key));
  return join(out, "; ");
}

std::string points_of(const Translator& t, const CaseRow& row) {
  return row.kind == "case" ? t.decimal(static_cast<double>(row.points) / 100, 1) : "–";
}

std::string days_since(const Translator& t, Date opened_on, Date today) {
  const int days = days_between(opened_on, today);
  return days <= 0 ? t("atypical.since_today") : t.count("atypical.since_days", days);
}

Html row_header(const CaseRow& row) {
  Html out;
  out << "<a class=\"whole\" href=\"/look-ups/"_html << row.id << "\">"_html << row.number << "</a>"_html;
  return out;
}

Html table_of(const Words& words, const ListView& view, Date today) {
  const Translator& t = words.t;
  std::vector<std::vector<Html>> rows;
  for (const auto& line : view.lines)
    rows.push_back({row_header(line.row), cell(t("atypical.kind_" + line.row.kind)), cell(line.row.group),
                    cell(few_words(words, line)), cell(points_of(t, line.row)),
                    cell(days_since(t, line.opened_on, today)), state_badge(t, line.row)});
  return html::table(t, t("atypical.list_caption"),
                     {{"", t("common.number")},
                      {"", t("common.kind")},
                      {"", t("atypical.group")},
                      {"", t("atypical.stands_out")},
                      {"points", t("atypical.points_head"), true},
                      {"opened", t("atypical.since"), true},
                      {"", t("common.status")}},
                     rows, &view.list);
}

std::vector<html::Choice> choices(const Translator& t, const std::string& all, const char* prefix,
                                  const std::vector<std::string>& codes) {
  std::vector<html::Choice> out{{"", all}};
  for (const auto& code : codes) out.push_back({code, t(prefix + code)});
  return out;
}

Html filters(const Translator& t, const ListView& view) {
  const html::FormState state{view.list.filters, {}};
  std::vector<html::Choice> of_groups{{"", t("atypical.all_groups")}};
  for (const auto& group : view.groups) of_groups.push_back({group, group});
  Html out;
  out << html::filter_form_start(view.list.path)
      << html::select_field(
             t, state, "state", t("common.status"),
             choices(t, t("atypical.state_waiting"), "atypical.state_", {"open", "asked", "answered", "closed", "all"}),
             {.filter = true})
      << html::select_field(t, state, "kind", t("common.kind"),
                            choices(t, t("atypical.all_kinds"), "atypical.kind_", {"case", "event", "control"}),
                            {.filter = true})
      << html::select_field(t, state, "group", t("atypical.group"), of_groups, {.filter = true})
      << html::text_field(t, state, "number", t("common.number"), {.length_max = 20, .filter = true});
  if (view.one_run) out << html::hidden("run", view.one_run->id);
  if (!view.list.sort.empty()) out << html::hidden("sort", view.list.sort);
  out << html::submit(t("common.filter"), html::ButtonKind::plain) << html::form_end();
  return out;
}

Html figures(const Translator& t, const ListView& view) {
  std::vector<html::Card> cards{{t("atypical.card_waiting"), t.number(view.waiting)}};
  if (view.latest) {
    const RunRow& run = *view.latest;
    cards.push_back({t("atypical.card_budget"), t.decimal(run.budget, 2),
                     t("atypical.card_budget_note", {pace(t, run.budget, run.officers)})});
    cards.push_back({t("atypical.card_explained"), share_explained(t, run),
                     t("atypical.card_explained_note", {t.number(run.look_ups)})});
    cards.push_back({t("atypical.card_run"), t.date(run.day),
                     t.count("atypical.card_run_note", run.cases, {t.number(run.ranked)}), "/look-ups/runs"});
  }
  return html::cards(cards);
}

}  // namespace

std::string pace(const Translator& t, double budget, std::int64_t officers) {
  const double a_day = budget * static_cast<double>(officers) / 1000;
  if (a_day >= 1) return t("atypical.pace_a_day", {t.decimal(a_day, 1)});
  return a_day > 0 ? t("atypical.pace_in_days", {t.number(std::llround(1 / a_day))}) : t("atypical.pace_none");
}

Html state_badge(const Translator& t, const CaseRow& row) {
  if (row.state == "closed") return html::badge(html::Tone::good, t("atypical.outcome_" + row.outcome));
  const auto tone = row.state == "open"       ? html::Tone::info
                    : row.state == "answered" ? html::Tone::warning
                                              : html::Tone::neutral;
  return html::badge(tone, t("atypical.state_" + row.state));
}

std::string share_explained(const Translator& t, const RunRow& run) {
  return share_words(t, run.look_ups - run.unexplained, run.look_ups);
}

Html sections(const Translator& t, bool analyst, bool privacy_officer, bool approver) {
  Html out;
  out << "<nav class=\"actions\" aria-label=\""_html << t("atypical.sections") << "\">"_html;
  if (analyst)
    out << html::link_button("/look-ups", t("atypical.list")) << " "_html
        << html::link_button("/look-ups/runs", t("atypical.runs")) << " "_html
        << html::link_button("/look-ups/trials", t("trials.title")) << " "_html;
  if (analyst || approver) out << html::link_button("/look-ups/proposals", t("proposals.title")) << " "_html;
  if (approver) out << html::link_button("/look-ups/openings", t("atypical.openings")) << " "_html;
  if (analyst || privacy_officer) out << html::link_button("/look-ups/outcomes", t("atypical.outcomes")) << " "_html;
  if (analyst || privacy_officer) out << html::link_button("/look-ups/explained", t("explained.title")) << " "_html;
  if (analyst || privacy_officer) out << html::link_button("/look-ups/sources", t("sources.title")) << " "_html;
  if (analyst || privacy_officer) out << html::link_button("/look-ups/annex", t("trials.annex")) << " "_html;
  if (privacy_officer) out << html::link_button("/look-ups/analysts", t("atypical.watch")) << " "_html;
  out << html::link_button("/my-look-ups/rules", t("atypical.rules"));
  out << "</nav>"_html;
  return out;
}

Html list_view(const Words& words, const ListView& view, Date today) {
  const Translator& t = words.t;
  Html out;
  if (view.not_found) out << html::alert(html::Tone::info, t("atypical.number_unknown"));
  if (view.one_run) {
    const RunRow& run = *view.one_run;
    out << html::alert(run.shadow ? html::Tone::warning : html::Tone::info,
                       t(run.shadow ? "atypical.of_shadow_run" : "atypical.of_run", {t.date(run.day)}));
  } else {
    out << figures(t, view);
  }
  out << filters(t, view);
  if (view.lines.empty() && view.list.filters.empty())
    return out << html::alert(html::Tone::info, t(view.latest ? "atypical.nothing_waits" : "atypical.no_run"));
  out << table_of(words, view, today) << html::pager(t, view.list, view.next) << html::export_links(t, view.list);
  return out;
}

web::Sheet list_sheet(const Words& words, const std::vector<ListLine>& lines) {
  const Translator& t = words.t;
  web::Sheet sheet{t("atypical.list"),
                   {t("common.number"), t("common.kind"), t("atypical.group"), t("atypical.stands_out"),
                    t("atypical.points_head"), t("atypical.since"), t("common.status")},
                   {}};
  for (const auto& line : lines)
    sheet.rows.push_back(
        {line.row.number, t("atypical.kind_" + line.row.kind), line.row.group, few_words(words, line),
         points_of(t, line.row), to_iso(line.opened_on),
         t(line.row.state == "closed" ? "atypical.outcome_" + line.row.outcome : "atypical.state_" + line.row.state)});
  return sheet;
}

namespace {

Html case_links(const std::vector<ChangedCase>& cases) {
  Html out;
  for (const auto& one : cases)
    out << (out.empty() ? ""_html : ", "_html) << "<a href=\"/look-ups/"_html << one.id << "\">"_html << one.number
        << "</a>"_html;
  return out.empty() ? cell("–") : out;
}

Html changes_table(const Translator& t, const RunPage& page, const std::vector<std::vector<ChangedDayRow>>& changes) {
  std::vector<std::vector<Html>> rows;
  for (std::size_t at = 0; at < changes.size(); ++at)
    for (const auto& day : changes[at])
      rows.push_back({cell(t.date(day.day)), cell(t.date(page.rows[at].day)), cell(t.number(day.explained)),
                      cell(t.number(day.unexplained)), case_links(day.cases)});
  if (rows.empty()) return {};
  Html out;
  out << "<section><h2>"_html << t("atypical.changed") << "</h2><p>"_html << t("atypical.changed_text") << "</p>"_html
      << html::table(t, t("atypical.changed"),
                     {{"", t("atypical.changed_day")},
                      {"", t("atypical.changed_by")},
                      {"", t("atypical.became_explained"), true},
                      {"", t("atypical.became_unexplained"), true},
                      {"", t("atypical.changed_cases")}},
                     rows)
      << "</section>"_html;
  return out;
}

/// The version of the rules and the beginning of their key: enough to tell runs apart on a page.
std::string short_content(const std::string& content) { return content.substr(0, content.find(' ') + 9); }

}  // namespace

Html runs_view(const Translator& t, const html::ListState& list, const RunPage& page,
               const std::vector<std::vector<ChangedDayRow>>& changes) {
  Html out;
  if (page.rows.empty() && list.filters.empty()) return out << html::alert(html::Tone::info, t("atypical.no_run"));
  out << html::filter_form_start(list.path)
      << html::select_field(
             t, {list.filters, {}}, "mode", t("atypical.run_mode"),
             {{"", t("atypical.all_kinds")}, {"live", t("atypical.run_live")}, {"shadow", t("atypical.shadow_badge")}},
             {.filter = true})
      << html::hidden("sort", list.sort) << html::submit(t("common.filter"), html::ButtonKind::plain)
      << html::form_end();
  std::vector<std::vector<Html>> rows;
  for (const auto& run : page.rows) {
    Html day;
    day << "<a href=\"/look-ups?state=all&amp;run="_html << run.id << "\">"_html << t.date(run.day) << "</a>"_html;
    if (run.shadow) day << " "_html << html::badge(html::Tone::warning, t("atypical.shadow_badge"));
    rows.push_back({day, cell(t.date(run.first_day)), cell(t.number(run.look_ups)), cell(share_explained(t, run)),
                    cell(t.number(run.officers)), cell(t.number(run.ranked)), cell(t.number(run.cases)),
                    cell(t.number(run.events)), cell(t.number(run.controls)), cell(short_content(run.content))});
  }
  out << html::table(t, t("atypical.runs"),
                     {{"made", t("atypical.run_day")},
                      {"", t("atypical.run_from")},
                      {"", t("atypical.look_ups"), true},
                      {"", t("atypical.card_explained"), true},
                      {"", t("atypical.run_officers"), true},
                      {"", t("atypical.run_ranked"), true},
                      {"", t("atypical.run_cases"), true},
                      {"", t("atypical.run_events"), true},
                      {"", t("atypical.run_controls"), true},
                      {"", t("atypical.run_content")}},
                     rows, &list)
      << html::pager(t, list, page.next) << html::export_links(t, list) << changes_table(t, page, changes);
  return out;
}

web::Sheet runs_sheet(const Translator& t, const std::vector<RunRow>& runs) {
  web::Sheet sheet{t("atypical.runs"),
                   {t("atypical.run_day"), t("atypical.run_from"), t("atypical.run_made"), t("atypical.run_mode"),
                    t("atypical.look_ups"), t("atypical.card_explained"), t("atypical.run_officers"),
                    t("atypical.run_ranked"), t("atypical.run_cases"), t("atypical.run_events"),
                    t("atypical.run_controls"), t("atypical.run_seconds"), t("atypical.run_content")},
                   {}};
  for (const auto& run : runs)
    sheet.rows.push_back({to_iso(run.day), to_iso(run.first_day), t.date_time(run.made_at),
                          t(run.shadow ? "atypical.shadow_badge" : "atypical.run_live"), t.number(run.look_ups),
                          share_explained(t, run), t.number(run.officers), t.number(run.ranked), t.number(run.cases),
                          t.number(run.events), t.number(run.controls),
                          run.took ? t.decimal(static_cast<double>(run.took->count()) / 1000, 1) : "", run.content});
  return sheet;
}

}  // namespace waarborg::atypical
