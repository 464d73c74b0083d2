#include "features/insight/monitor_page.h"

#include <algorithm>

#include "features/decisions/contract/decisions.h"
#include "features/insight/dashboard.h"
#include "features/insight/monitor_view.h"
#include "features/insight/report_mail.h"

namespace waarborg::insight {

namespace {

using web::Context;

struct Answered {
  MonitorView view;
  std::vector<Table> tables;
};

/// The units one may go down to: those right below the chosen one, and the way back is "all units".
void offer_units(MonitorView& view, const UnitTree& tree) {
  if (!tree.find(view.unit_id) || !tree.covers(view.unit_id)) view.unit_id.clear();
  if (!view.unit_id.empty()) view.units.emplace_back(view.unit_id, tree.find(view.unit_id)->name);
  for (const auto& id : tree.children(view.unit_id.empty() ? tree.top() : view.unit_id))
    view.units.emplace_back(id, tree.find(id)->name);
}

Result<Answered> answer_monitor(Context& context, const MonitorRoom& room) {
  matters::House& house = room.house;
  const auto& query = context.request.query;
  const auto& viewer = context.viewer();
  const HouseLabels labels(context.t, house, room.measures.get());
  return house.database().read([&](storage::Transaction& tx) -> Result<Answered> {
    Answered out{{.period = {}, .periods = periods_until(house.today())}, {}};
    out.view.period = period_from(query.get("period"), house.today()).value_or(out.view.periods[4]);
    out.view.unit_id = query.get("unit");
    out.view.csrf = context.csrf();
    out.view.threshold = house.platform.config.small_number_threshold;
    auto units = directory::units(tx);
    const auto roots = roots_of(units, viewer, true);
    out.view.whole_force = holds_force(units, roots);
    const UnitTree tree(std::move(units), roots, out.view.whole_force);
    offer_units(out.view, tree);
    if (out.view.whole_force) out.view.kept = kept_reports(tx);
    if (out.view.whole_force && house.platform.mailer.enabled())
      out.view.mail = asked_for_mail(tx, viewer.account_id) ? MonitorView::Mail::on : MonitorView::Mail::off;
    out.tables = monitor_tables(count_period(tx, house, viewer, out.view.period, tree), tree, labels, out.view.unit_id,
                                out.view.threshold);
    return out;
  });
}

}  // namespace

MonitorRoom monitor_room(matters::House& house) {
  return {house, std::make_shared<const MeasureTitles>(decisions::measure_titles(house))};
}

http::Response monitor_page(Context& context, const MonitorRoom& room) {
  const auto found = answer_monitor(context, room);
  if (!found.ok()) return web::error_page(context, found.errors());
  return web::render(context,
                     {.title = context.t("monitor.title"), .crumbs = {{context.t("insight.title"), "/dashboard"}}},
                     monitor_view(context.t, found->view, found->tables));
}

http::Response monitor_export(Context& context, const MonitorRoom& room) {
  const std::string& file = context.request.parameter("file");
  const auto dot = file.find('.');
  const auto found = answer_monitor(context, room);
  if (!found.ok()) return web::error_page(context, found.errors());
  const auto table = std::ranges::find(found->tables, file.substr(0, dot), &Table::key);
  if (dot == std::string::npos || table == found->tables.end()) return web::error_page(context, {not_found()});
  if (const auto traced = trace_export(room.house, context.viewer(), "monitor " + table->key); !traced.ok())
    return web::error_page(context, traced.errors());
  return web::export_sheet(
      context, sheet_of(context.t, monitor_title(context.t, *table), monitor_rows(context.t, *table), *table),
      file.substr(dot + 1));
}

}  // namespace waarborg::insight
