// Two runs beside each other: a shadow run and the one in force, or two shadow runs.
#include <algorithm>
#include <map>

#include "features/atypical/compare.h"
#include "features/atypical/list_view.h"
#include "features/atypical/rules_pages.h"
#include "features/atypical/seats.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using html::Html;
using html::operator""_html;
using i18n::Translator;
using storage::Transaction;

constexpr const char* kPath = "/look-ups/runs/compare";
constexpr int kRunsOffered = 50;
constexpr std::size_t kRowsOnPage = 50;

struct ComparedRuns {
  std::vector<RunRow> offered;
  std::optional<RunRow> first, second;
  std::vector<ComparedLine> lines;
};

void add_cases(Transaction& tx, const std::string& run, std::uint32_t own, ComparedLine::Side ComparedLine::*side,
               std::map<std::pair<std::uint32_t, std::uint32_t>, ComparedLine>& lines) {
  std::map<std::string, std::vector<KeyOfRank>> keys;
  for (const auto& row : tx.query(sql::run_keys, {run}))
    keys[row.text("case_id")].push_back({row.text("kind"), row.text("key")});
  for (const auto& row : tx.query(sql::run_cases, {run, static_cast<std::int64_t>(own)})) {
    const auto officer = static_cast<std::uint32_t>(row.integer("officer"));
    const auto subject = static_cast<std::uint32_t>(row.integer("subject"));
    auto& line = lines[{officer, subject}];
    line.officer = officer;
    line.subject = subject;
    line.group = row.text("group_name");
    line.*side = {true,
                  static_cast<monitor::Points>(row.integer("points")),
                  row.date("last_day"),
                  1,
                  "/look-ups/" + row.text("id"),
                  keys[row.text("id")]};
  }
}

/// The latest shadow run, else the latest that is not `first`.
std::optional<RunRow> usual_second(const std::vector<RunRow>& offered, const std::optional<RunRow>& first) {
  auto found = std::ranges::find_if(offered, &RunRow::shadow);
  if (found == offered.end() || (first && found->id == first->id))
    found = std::ranges::find_if(offered, [&](const RunRow& run) { return first && run.id != first->id; });
  return found == offered.end() ? std::nullopt : std::optional(*found);
}

/// Without a choice: the latest in force, and the latest shadow run or the one before.
Result<ComparedRuns> read(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                          const http::Fields& asked, std::uint32_t own, Act act) {
  ComparedRuns out;
  out.offered = runs(tx, {.limit = kRunsOffered}).rows;
  out.first = asked.get("first").empty() ? latest_run(tx) : find_run(tx, asked.get("first"));
  out.second = asked.get("second").empty() ? usual_second(out.offered, out.first) : find_run(tx, asked.get("second"));
  TRY(enter(tx, house, viewer, act, "compare"));
  if (!out.first || !out.second) return out;
  std::map<std::pair<std::uint32_t, std::uint32_t>, ComparedLine> lines;
  add_cases(tx, out.first->id, own, &ComparedLine::first, lines);
  add_cases(tx, out.second->id, own, &ComparedLine::second, lines);
  for (auto& [whom, line] : lines) out.lines.push_back(std::move(line));
  return out;
}

Result<ComparedRuns> read(web::Context& context, matters::House& house, Act act) {
  const std::uint32_t own = TRY(own_number(house, context.viewer()));
  return house.database().write(
      [&](Transaction& tx) { return read(tx, house, context.viewer(), context.request.query, own, act); });
}

std::string name_of(const Translator& t, const RunRow& run) {
  return t(run.shadow ? "trials.shadow_run_of" : "trials.run_of", {t.date(run.day)});
}

Html choosing(const Translator& t, const ComparedRuns& all) {
  std::vector<html::Choice> choices;
  for (const auto& run : all.offered) choices.push_back({run.id, name_of(t, run) + ", " + t.date_time(run.made_at)});
  const html::FormState state{{{"first", all.first ? all.first->id : ""}, {"second", all.second ? all.second->id : ""}},
                              {}};
  Html out;
  out << html::filter_form_start(kPath)
      << html::select_field(t, state, "first", t("trials.first_run"), choices, {.filter = true})
      << html::select_field(t, state, "second", t("trials.second_run"), choices, {.filter = true})
      << html::submit(t("trials.compare"), html::ButtonKind::plain) << html::form_end();
  return out;
}

Html about(const Translator& t, const ComparedRuns& all, const Sides& sides) {
  const auto both = [&](auto&& value) {
    return std::pair(html::words(value(*all.first)), html::words(value(*all.second)));
  };
  std::vector<std::vector<Html>> rows;
  const auto row = [&](const char* key, auto&& value) {
    auto [first, second] = both(value);
    rows.push_back({html::words(t(key)), first, second});
  };
  row("atypical.run_content", [](const RunRow& run) { return run.content; });
  row("trials.days", [&](const RunRow& run) { return t.date(run.first_day) + " – " + t.date(run.day); });
  row("atypical.look_ups", [&](const RunRow& run) { return t.number(run.look_ups); });
  row("atypical.card_explained", [&](const RunRow& run) { return share_explained(t, run); });
  row("atypical.run_ranked", [&](const RunRow& run) { return t.number(run.ranked); });
  return html::table(t, t("trials.the_runs"), {{"", t("trials.of_run")}, {"", sides.first}, {"", sides.second}}, rows);
}

Sides sides_of(const Translator& t, const ComparedRuns& all) {
  Sides sides{name_of(t, *all.first), name_of(t, *all.second)};
  if (sides.first == sides.second) {
    sides.first += " (1)";
    sides.second += " (2)";
  }
  return sides;
}

}  // namespace

http::Response show_runs_compared(web::Context& context, matters::House& house) {
  const auto& t = context.t;
  auto all = read(context, house, Act::list);
  if (!all.ok()) return web::error_page(context, all.errors());
  const auto words = words_for(house, t);
  if (!words.ok()) return web::error_page(context, words.errors());
  Html body;
  body << html::paragraph(t("trials.compare_text"));
  if (all->offered.size() > 1) body << choosing(t, *all);
  if (!all->first || !all->second) {
    body << html::alert(html::Tone::info, t("trials.no_two_runs"));
  } else {
    const Sides sides = sides_of(t, *all);
    const auto query = compared_query(context.request.query);
    const html::ListState list{kPath, {{"first", all->first->id}, {"second", all->second->id}}, "", ""};
    body << about(t, *all, sides) << html::heading(t("trials.lists"))
         << compared_view(t, list, query, cut(all->lines, query, kRowsOnPage), sides)
         << html::heading(t("trials.by_key")) << compared_keys(*words, all->lines, sides);
  }
  return web::render(context,
                     {.title = t("trials.compare_runs"),
                      .crumbs = {{t("atypical.list"), "/look-ups"}, {t("atypical.runs"), "/look-ups/runs"}}},
                     body);
}

http::Response export_runs_compared(web::Context& context, matters::House& house, std::string_view format) {
  const auto all = read(context, house, Act::export_list);
  if (!all.ok()) return web::error_page(context, all.errors());
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::error_page(context, words.errors());
  if (!all->first || !all->second) return web::error_page(context, {not_found()});
  auto query = compared_query(context.request.query);
  query.after.clear();
  return web::export_sheet(
      context,
      compared_sheet(*words, context.t("trials.compare_runs"), cut(all->lines, query, 0), sides_of(context.t, *all)),
      format);
}

}  // namespace waarborg::atypical
