#include "features/administration/units.h"

#include "base/text.h"

namespace waarborg::administration {

namespace {

bool is_code(std::string_view code) {
  for (const char c : code) {
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
    if (!plain) return false;
  }
  return !code.empty() && code.size() <= 30;
}

std::string checked_name(const http::Fields& form, Errors& errors) {
  std::string name(trim(form.get("name")));
  if (name.empty()) errors.push_back(invalid("error.required", "name"));
  if (count_characters(name) > 200) errors.push_back(invalid("error.too_long", "name", {"200"}));
  return name;
}

}  // namespace

std::string seen_state(const directory::Unit& unit) { return unit.parent_id + "/" + unit.name; }

Result<std::string> add_unit(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                             const http::Fields& form) {
  Errors errors;
  directory::Unit unit;
  unit.name = checked_name(form, errors);
  unit.code = trim(form.get("code"));
  unit.parent_id = form.get("parent");
  if (unit.code.empty())
    errors.push_back(invalid("error.required", "code"));
  else if (!is_code(unit.code))
    errors.push_back(invalid("administration.unit_code", "code"));
  const auto all = directory::units(tx);
  for (const auto& known : all)
    if (known.code == unit.code) errors.push_back(invalid("administration.unit_code_taken", "code"));
  // The first unit of a new installation is the force itself; every later one stands below another.
  if (!all.empty() && !directory::find_unit(tx, unit.parent_id)) errors.push_back(invalid("error.choice", "parent"));
  if (!errors.empty()) return errors;
  TRY(may_administer(tx, viewer, unit.parent_id));
  const std::string id = directory::save_unit(tx, unit);
  record(tx, house, viewer, "unit.add", "", id);
  return id;
}

Result<Done> change_unit(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                         const std::string& unit_id, const http::Fields& form) {
  auto unit = directory::find_unit(tx, unit_id);
  if (!unit) return not_found();
  TRY(may_administer(tx, viewer, unit_id));
  if (form.get("seen") != seen_state(*unit)) return conflict("error.conflict");
  Errors errors;
  unit->name = checked_name(form, errors);
  const std::string parent = unit->parent_id.empty() ? "" : form.get("parent");
  const bool moves = parent != unit->parent_id;
  if (moves && !directory::find_unit(tx, parent))
    errors.push_back(invalid("error.choice", "parent"));
  else if (moves && directory::is_within(tx, parent, unit_id))
    errors.push_back(invalid("administration.unit_circle", "parent"));
  if (!errors.empty()) return errors;
  if (moves) {
    // Moving takes from one part of the force and gives to another: both must be the viewer's to change.
    TRY(may_administer(tx, viewer, unit->parent_id));
    TRY(may_administer(tx, viewer, parent));
  }
  unit->parent_id = parent;
  directory::save_unit(tx, *unit);
  record(tx, house, viewer, moves ? "unit.move" : "unit.rename", "", unit_id);
  return Done{};
}

}  // namespace waarborg::administration
