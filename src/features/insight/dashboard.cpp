#include "features/insight/dashboard.h"

#include <algorithm>
#include <charconv>

#include "features/concerned/contract/concerned.h"
#include "features/insight/labels.h"
#include "platform/directory/directory.h"

namespace waarborg::insight {

namespace {

using identity::Role;
using web::Context;

Filters asked(const Context& context) {
  const auto& query = context.request.query;
  Filters filters;
  const bool may = context.viewer().has_any(wide_roles());
  filters.wide = may && query.get("view") != "own";
  filters.kind = query.get("kind");
  filters.unit_id = query.get("unit");
  const auto& year = query.get("year");
  std::from_chars(year.data(), year.data() + year.size(), filters.year);
  return filters;
}

/// Over a scope, figures reach up to the end of last month: the population stands still between two looks in a month.
Date first_of_month(Date today) { return Date{today.year(), today.month(), std::chrono::day(1)}; }

matters::FigureQuery query_of(const Filters& filters, const UnitTree& tree, Date before) {
  matters::FigureQuery query;
  query.kind = filters.kind;
  query.year = filters.year;
  if (filters.wide) {
    query.over = matters::FiguresOver::scope;
    query.received_before = before;
    query.in_unit = [&tree](const std::string& unit_id) { return tree.covers(unit_id); };
  } else if (!filters.unit_id.empty()) {
    query.in_unit = [&tree, top = filters.unit_id](const std::string& unit_id) { return tree.is_within(unit_id, top); };
  }
  return query;
}

void clean(Filters& filters, const UnitTree& tree, const Labels& labels) {
  const auto kinds = labels.kinds();
  if (std::find(kinds.begin(), kinds.end(), filters.kind) == kinds.end()) filters.kind.clear();
  if (!tree.find(filters.unit_id) || !tree.covers(filters.unit_id)) filters.unit_id.clear();
}

}  // namespace

const std::vector<Role>& wide_roles() {
  static const std::vector<Role> kRoles{Role::analyst, Role::authority, Role::auditor, Role::privacy_officer};
  return kRoles;
}

std::vector<std::string> roots_of(const std::vector<directory::Unit>& units, const identity::Viewer& viewer,
                                  bool wide) {
  std::vector<std::string> out;
  if (wide) {
    for (const auto& grant : viewer.grants)
      if (std::find(wide_roles().begin(), wide_roles().end(), grant.role) != wide_roles().end())
        out.push_back(grant.unit_id);
    return out;
  }
  for (const auto& unit : units)
    if (unit.parent_id.empty()) out.push_back(unit.id);
  return out;
}

bool holds_force(const std::vector<directory::Unit>& units, const std::vector<std::string>& roots) {
  return std::any_of(units.begin(), units.end(), [&](const directory::Unit& unit) {
    return unit.parent_id.empty() && std::find(roots.begin(), roots.end(), unit.id) != roots.end();
  });
}

namespace {

std::int64_t contacts_within(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                             const UnitTree& tree, bool whole) {
  std::int64_t late = 0;
  for (const auto& [unit_id, count] : concerned::late_contacts(tx, viewer, house.today()))
    if (unit_id.empty() ? whole : tree.find(unit_id) != nullptr) late += count;
  return late;
}

}  // namespace

Result<Answer> answer(Context& context, matters::House& house) {
  const HouseLabels labels(context.t, house);
  const auto& viewer = context.viewer();
  const Date before = first_of_month(house.today());
  return house.database().read([&](storage::Transaction& tx) -> Result<Answer> {
    Answer out;
    DashboardPage& page = out.page;
    page.filters = asked(context);
    page.may_look_wide = viewer.has_any(wide_roles());
    page.threshold = house.platform.config.small_number_threshold;
    page.counted_until = add_days(before, -1);
    auto units = directory::units(tx);
    const auto roots = roots_of(units, viewer, page.filters.wide);
    const bool whole = holds_force(units, roots);
    const UnitTree tree(std::move(units), roots, whole);
    clean(page.filters, tree, labels);
    const matters::FigureReader reader(tx, house, viewer);
    const Source source = [&](const Filters& filters) { return reader.count(query_of(filters, tree, before)); };
    out.dashboard = make_dashboard(source, tree, labels, {page.filters, house.today(), page.threshold});
    if (page.filters.wide) page.late_contacts = contacts_within(tx, house, viewer, tree, whole);
    for (const auto& kind : out.dashboard.kinds) page.kinds.emplace_back(kind, labels.kind(kind));
    for (const auto& unit_id : out.dashboard.units) page.units.emplace_back(unit_id, tree.find(unit_id)->name);
    page.years = out.dashboard.years;
    return out;
  });
}

Result<Done> trace_export(const matters::House& house, const identity::Viewer& viewer, const std::string& file) {
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    audit::record(tx, house.clock(), {audit::Chain::staff, viewer.account_id, "figures.export", "", "", file});
    return Done{};
  });
}

http::Response dashboard_page(Context& context, matters::House& house) {
  const auto found = answer(context, house);
  if (!found.ok()) return web::error_page(context, found.errors());
  web::PageOptions options;
  options.title = context.t("insight.title");
  return web::render(context, options, dashboard_view(context.t, found->page, found->dashboard));
}

http::Response dashboard_export(Context& context, matters::House& house) {
  const std::string& file = context.request.parameter("file");
  const auto dot = file.find('.');
  const auto found = answer(context, house);
  if (!found.ok()) return web::error_page(context, found.errors());
  const auto table = std::ranges::find(found->dashboard.tables, file.substr(0, dot), &Table::key);
  if (dot == std::string::npos || table == found->dashboard.tables.end())
    return web::error_page(context, {not_found()});
  if (const auto traced = trace_export(house, context.viewer(), "dashboard " + table->key); !traced.ok())
    return web::error_page(context, traced.errors());
  return web::export_sheet(context, sheet_of(context.t, *table), file.substr(dot + 1));
}

}  // namespace waarborg::insight
