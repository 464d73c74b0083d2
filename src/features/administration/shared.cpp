#include "features/administration/shared.h"

#include <algorithm>

#include "platform/audit/audit.h"

namespace waarborg::administration {

Result<Done> may_administer(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& unit_id) {
  for (const auto& grant : viewer.grants) {
    if (grant.role != Role::administrator) continue;
    const auto scope = directory::find_unit(tx, grant.unit_id);
    if (!scope) continue;
    if (scope->parent_id.empty()) return Done{};
    if (!unit_id.empty() && directory::is_within(tx, unit_id, grant.unit_id)) return Done{};
  }
  return forbidden("administration.out_of_scope");
}

void record(storage::Transaction& tx, const House& house, const identity::Viewer& viewer, const std::string& action,
            const std::string& person_id, const std::string& detail) {
  audit::Entry entry;
  entry.actor = viewer.account_id;
  entry.action = action;
  entry.person_id = person_id;
  entry.detail = detail;
  audit::record(tx, house.clock(), entry);
}

namespace {

using Children = std::map<std::string, std::vector<const directory::Unit*>>;

/// Answers how many people stand in the units that were added.
std::int64_t add_children(const Children& children, const std::string& parent_id, int depth,
                          const std::map<std::string, std::int64_t>& people, std::vector<TreeUnit>& tree) {
  std::int64_t total = 0;
  const auto found = children.find(parent_id);
  if (found == children.end()) return total;
  for (const directory::Unit* unit : found->second) {
    const std::size_t at = tree.size();
    const auto own = people.find(unit->id);
    tree.push_back({*unit, depth, own == people.end() ? 0 : own->second, 0});
    tree[at].people_below = tree[at].people + add_children(children, unit->id, depth + 1, people, tree);
    total += tree[at].people_below;
  }
  return total;
}

}  // namespace

std::vector<TreeUnit> tree_of(const std::vector<directory::Unit>& units,
                              const std::map<std::string, std::int64_t>& people, const Translator& t) {
  Children children;
  for (const auto& unit : units) children[unit.parent_id].push_back(&unit);
  for (auto& [parent, below] : children)
    std::ranges::sort(below, [&](const auto* a, const auto* b) { return t.compare(a->name, b->name) < 0; });
  std::vector<TreeUnit> tree;
  tree.reserve(units.size());
  add_children(children, "", 0, people, tree);
  return tree;
}

std::vector<html::Choice> unit_choices(const std::vector<TreeUnit>& tree) {
  std::vector<html::Choice> choices;
  for (const auto& node : tree) {
    std::string indent;
    for (int level = 0; level < node.depth; ++level) indent += "\u2013 ";
    choices.push_back({node.unit.id, indent + node.unit.name + " (" + node.unit.code + ")"});
  }
  return choices;
}

std::map<std::string, std::string> unit_names(const std::vector<directory::Unit>& units) {
  std::map<std::string, std::string> names;
  for (const auto& unit : units) names[unit.id] = unit.name;
  return names;
}

std::string role_name(const Translator& t, Role role) {
  return t("administration.role_" + std::string(identity::code_of(role)));
}

std::string day_text(const Translator& t, const std::optional<Date>& day) {
  return day ? t.date(*day) : std::string("\u2013");
}

std::optional<Date> typed_date(const std::string& typed, const std::string& field, Errors& errors) {
  if (typed.empty()) return std::nullopt;
  const auto date = date_from_iso(typed);
  if (!date) errors.push_back(invalid("error.date", field));
  return date;
}

std::vector<web::Crumb> crumbs(const web::Context& context, std::vector<web::Crumb> below) {
  below.insert(below.begin(), {context.t("administration.title"), "/administration"});
  return below;
}

void add_exports(web::RouteTable& table, const std::string& name, const std::string& path,
                 const std::vector<Role>& roles,
                 const std::function<http::Response(web::Context&, std::string_view format)>& handler) {
  for (const char* format : {"csv", "xlsx", "ods"})
    table.add(web::page(name + "_" + format, path + "." + format, roles,
                        [handler, format](web::Context& context) { return handler(context, format); }));
}

}  // namespace waarborg::administration
