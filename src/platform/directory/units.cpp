#include <cassert>

#include "platform/directory/directory.h"
#include "queries/platform_directory.h"

namespace waarborg::directory {
namespace {

namespace sql = queries::platform_directory;

Unit unit_of(const storage::Row& row) {
  return {row.text("id"), row.text("code"), row.text("name"), row.maybe_text("parent_id").value_or(""),
          row.text("path")};
}

std::optional<Unit> as_unit(const std::optional<storage::Row>& row) {
  if (!row) return std::nullopt;
  return unit_of(*row);
}

storage::Param parent_of(const Unit& unit) {
  if (unit.parent_id.empty()) return std::nullopt;
  return unit.parent_id;
}

std::string path_below(storage::Transaction& tx, const std::string& parent_id, const std::string& id) {
  if (parent_id.empty()) return "/" + id + "/";
  const auto parent = find_unit(tx, parent_id);
  assert(parent && "the parent exists");
  return parent->path + id + "/";
}

}  // namespace

std::vector<Unit> units(storage::Transaction& tx) {
  std::vector<Unit> all;
  for (const auto& row : tx.query(sql::units_all)) all.push_back(unit_of(row));
  return all;
}

std::optional<Unit> find_unit(storage::Transaction& tx, const std::string& id) {
  return as_unit(tx.find(sql::unit_by_id, {id}));
}

bool is_within(storage::Transaction& tx, const std::string& unit_id, const std::string& ancestor_id) {
  const auto unit = find_unit(tx, unit_id);
  return unit && unit->path.find("/" + ancestor_id + "/") != std::string::npos;
}

std::string save_unit(storage::Transaction& tx, const Unit& unit) {
  const auto known = as_unit(tx.find(sql::unit_by_code, {unit.code}));
  if (!known) {
    const std::string id = unit.id.empty() ? new_id() : unit.id;
    tx.execute(sql::unit_insert, {id, unit.code, unit.name, parent_of(unit), path_below(tx, unit.parent_id, id)});
    return id;
  }
  assert((unit.parent_id.empty() || !is_within(tx, unit.parent_id, known->id)) && "a unit is not below itself");
  tx.execute(sql::unit_update, {known->id, unit.name, parent_of(unit)});
  if (unit.parent_id != known->parent_id) {
    tx.execute(sql::unit_move_subtree, {known->path, path_below(tx, unit.parent_id, known->id)});
  }
  return known->id;
}

}  // namespace waarborg::directory
