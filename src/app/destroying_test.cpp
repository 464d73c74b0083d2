// Nothing of a matter is left behind when it is destroyed: every table with a column matter_id is asked, so that a new
// feature cannot forget to say what it removes.
#include <doctest/doctest.h>

#include <list>
#include <map>

#include "app/features.h"
#include "matters/closing.h"
#include "matters/retention.h"
#include "matters/testing.h"

namespace waarborg::app {
namespace {

using storage::Transaction;

/// What stays on purpose, and why.
const std::map<std::string, std::string> kStays{
    {"audit_lines", "the log, which tells that it was destroyed and by whom"},
    {"matters_steps", "days and accounts, for figures and the wall; what was recorded is gone"},
    {"matters_clocks", "days, for figures; reasons in words are gone"},
    {"matters_figure_places", "where the plain facts of the matter stand, for figures"},
    {"matters_participants", "who took part: the wall looks at history (INV-01)"},
    {"matters_links", "which matters are one case, for the wall (INV-01)"},
    {"decisions_cases", "outcome and dates, for figures; no token of the person and no words"},
    {"decisions_erasures", "that a sanction was erased, and when"},
    {"decisions_destroyed", "the certificate of this very destruction"},
    {"complaints_publications", "written to be public, and published"},
};

/// Statements made here; a statement's text must outlive its use.
storage::Sql statement(const std::string& name, const std::string& text) {
  static std::list<std::string> kept;
  const auto& kept_name = kept.emplace_back("test." + name);
  return {kept_name.c_str(), kept.emplace_back(text).c_str()};
}

std::vector<std::string> tables_of_matters(Transaction& tx) {
  std::vector<std::string> out;
  for (const auto& row : tx.query({"test.tables",
                                   "SELECT m.name AS table_name FROM sqlite_master m "
                                   "JOIN pragma_table_info(m.name) c ON c.name = 'matter_id' "
                                   "WHERE m.type = 'table' ORDER BY m.name"}))
    out.push_back(row.text("table_name"));
  return out;
}

/// A row of the matter, whatever the table asks for.
void put_row(Transaction& tx, const std::string& table, const std::string& matter_id) {
  std::string columns, marks;
  storage::Params values;
  for (const auto& row :
       tx.query(statement("columns." + table, "SELECT name, type FROM pragma_table_info($1)"), {table})) {
    const std::string& column = row.text("name");
    const std::string separator = columns.empty() ? "" : ", ";
    columns += separator + column;
    marks += separator + "$" + std::to_string(values.size() + 1);
    if (column == "matter_id")
      values.emplace_back(matter_id);
    else if (row.text("type") == "BLOB")
      values.emplace_back(Bytes{1, 2, 3});
    else if (row.text("type") == "INTEGER")
      values.emplace_back(7);
    else
      values.emplace_back(new_id());
  }
  tx.execute(statement("put." + table, "INSERT OR IGNORE INTO " + table + " (" + columns + ") VALUES (" + marks + ")"),
             values);
}

std::int64_t rows_in(Transaction& tx, const std::string& table, const std::string& matter_id) {
  return tx
      .find(statement("count." + table, "SELECT COUNT(*) AS count FROM " + table + " WHERE matter_id = $1"),
            {matter_id})
      ->integer("count");
}

/// Whatever stays of these says nothing any more.
void check_null(Transaction& tx, const std::string& table, const std::string& column, const std::string& matter_id) {
  const auto sql = "SELECT COUNT(*) AS count FROM " + table + " WHERE matter_id = $1 AND " + column + " IS NOT NULL";
  CHECK(tx.find(statement("null." + table, sql), {matter_id})->integer("count") == 0);
}

matters::Opened closed_matter(matters::TestHouse& force) {
  auto opened = force.open(force.complaint());
  force.write([&](Transaction& tx) {
    return matters::close_matter(tx, force.house(), opened, force.account("carla"), "Eerder terugbellen.");
  });
  force.pass_days(366 * 11);
  return opened;
}

TEST_CASE("[INV-08] Destruction_OfAMatter_LeavesNoRowInAnyTableButWhatStaysOnPurpose") {
  matters::for_each_house(
      [](matters::TestHouse& force) {
        if (force.platform().database.dialect() != storage::Dialect::sqlite)
          return;  // one schema, read here from SQLite
        add_feature_destroyers(force.house());
        const std::string id = closed_matter(force).matter.id;
        // The rows are not true to life: nothing of this is committed.
        const auto left = force.code_of([&](Transaction& tx) -> Result<Done> {
          tx.execute({"test.unchecked", "PRAGMA ignore_check_constraints = ON"});
          tx.execute({"test.unreferenced", "PRAGMA defer_foreign_keys = ON"});
          const auto tables = tables_of_matters(tx);
          CHECK(tables.size() > 30);
          for (const auto& table : tables) {
            CAPTURE(table);
            put_row(tx, table, id);
            CHECK(rows_in(tx, table, id) > 0);
          }
          TRY(matters::destroy_matter(tx, force.house(), id, force.today()));
          for (const auto& table : tables) {
            CAPTURE(table);
            CHECK((rows_in(tx, table, id) > 0) == kStays.contains(table));
          }
          check_null(tx, "decisions_cases", "person_token", id);
          check_null(tx, "matters_steps", "record_sealed", id);
          check_null(tx, "matters_clocks", "reason_sealed", id);
          tx.execute({"test.checked", "PRAGMA ignore_check_constraints = OFF"});
          return conflict("test.done");
        });
        CHECK(left == "test.done");
      },
      feature_migrations());
}

}  // namespace
}  // namespace waarborg::app
