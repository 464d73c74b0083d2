// What the pages of administration have in common: who may administer what, the trace of an act, the tree of units.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "matters/event_text.h"
#include "matters/house.h"
#include "platform/directory/directory.h"
#include "platform/web/context.h"

namespace waarborg::administration {

using html::heading;
using html::Html;
using html::paragraph;
using html::operator""_html;
using i18n::Translator;
using identity::Role;
using matters::desk_name;
using matters::House;

/// Scope of the administrator's role: a unit and all below it. Without a unit: the whole force, so a root unit.
/// Errors: "administration.out_of_scope".
Result<Done> may_administer(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& unit_id = {});

/// The trace of an act of the viewer, in the staff chain. Last in its transaction.
void record(storage::Transaction& tx, const House& house, const identity::Viewer& viewer, const std::string& action,
            const std::string& person_id = {}, const std::string& detail = {});

/// A unit in the tree: parents before children, siblings by name.
struct TreeUnit {
  directory::Unit unit;
  int depth = 0;
  std::int64_t people = 0;        ///< directly
  std::int64_t people_below = 0;  ///< in this unit and all below it
};
std::vector<TreeUnit> tree_of(const std::vector<directory::Unit>& units,
                              const std::map<std::string, std::int64_t>& people, const Translator& t);
/// The tree as the choices of a select, indented.
std::vector<html::Choice> unit_choices(const std::vector<TreeUnit>& tree);
/// Names of units by id.
std::map<std::string, std::string> unit_names(const std::vector<directory::Unit>& units);

std::string role_name(const Translator& t, Role role);
/// The text of a date that may be missing.
std::string day_text(const Translator& t, const std::optional<Date>& day);
/// A date typed into a form; empty is none. Adds "error.date" for `field`.
std::optional<Date> typed_date(const std::string& typed, const std::string& field, Errors& errors);

/// "Administration" and the given steps below it.
std::vector<web::Crumb> crumbs(const web::Context& context, std::vector<web::Crumb> below);
/// Routes PATH.csv, PATH.xlsx and PATH.ods, named NAME_csv and so on.
void add_exports(web::RouteTable& table, const std::string& name, const std::string& path,
                 const std::vector<Role>& roles,
                 const std::function<http::Response(web::Context&, std::string_view format)>& handler);

}  // namespace waarborg::administration
