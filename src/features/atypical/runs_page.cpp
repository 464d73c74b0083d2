// The runs that lists come from, as a page and as a file.
#include "features/atypical/list_page.h"
#include "features/atypical/list_view.h"
#include "features/atypical/seats.h"
#include "features/atypical/whole_list.h"

namespace waarborg::atypical {

using storage::Transaction;

namespace {

RunQuery query_from(const http::Fields& asked) {
  RunQuery out;
  const std::string& mode = asked.get("mode");
  if (mode == "live" || mode == "shadow") out.mode = mode;
  if (asked.get("sort") == "made") out.sort = "made";
  out.after = asked.get("after");
  return out;
}

html::ListState state_of(const RunQuery& query) {
  html::ListState state{"/look-ups/runs", {}, query.sort, query.after};
  if (!query.mode.empty()) state.filters.emplace_back("mode", query.mode);
  return state;
}

}  // namespace

http::Response show_runs(web::Context& context, matters::House& house) {
  const auto query = query_from(context.request.query);
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return web::error_page(context, own.errors());
  std::vector<std::vector<ChangedDayRow>> changes;
  const auto page = house.database().write([&](Transaction& tx) -> Result<RunPage> {
    TRY(enter(tx, house, context.viewer(), Act::list, "runs"));
    auto read = runs(tx, query);
    for (auto& run : read.rows) leave_out_own(tx, *own, run);
    changes.clear();
    for (const auto& run : read.rows) changes.push_back(changes_of_run(tx, run.id, *own));
    return read;
  });
  if (!page.ok()) return web::error_page(context, page.errors());
  return web::render(context,
                     {.title = context.t("atypical.runs"),
                      .crumbs = {{context.t("atypical.list"), "/look-ups"}},
                      .actions = html::link_button("/look-ups/runs/compare", context.t("trials.compare_runs"))},
                     runs_view(context.t, state_of(query), *page, changes));
}

http::Response export_runs(web::Context& context, matters::House& house, std::string_view format) {
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return web::error_page(context, own.errors());
  const auto all = house.database().write([&](Transaction& tx) -> Result<std::vector<RunRow>> {
    auto query = query_from(context.request.query);
    auto rows = TRY(whole_list(context.t, [&](const std::string& after, int limit) {
      query.after = after;
      query.limit = limit;
      return runs(tx, query);
    }));
    TRY(enter(tx, house, context.viewer(), Act::export_list, "runs rows=" + std::to_string(rows.size())));
    for (auto& run : rows) leave_out_own(tx, *own, run);
    return rows;
  });
  if (!all.ok()) return web::error_page(context, all.errors());
  return web::export_sheet(context, runs_sheet(context.t, *all), format);
}

}  // namespace waarborg::atypical
