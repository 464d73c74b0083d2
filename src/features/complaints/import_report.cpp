#include "features/complaints/import_report.h"

#include "platform/csv/csv.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {
namespace {

namespace sql = queries::feature_complaints;

ImportReport head_of(const storage::Row& row) {
  ImportReport report;
  report.id = row.text("id");
  report.register_id = row.text("register");
  report.mode = row.text("mode");
  report.state = row.text("state");
  report.started_at = row.instant("started_at");
  report.finished_at = row.maybe_instant("finished_at");
  return report;
}

}  // namespace

Result<ImportReport> read_report(storage::Transaction& tx, const std::string& import_id) {
  const auto found = tx.find(sql::import_find, {import_id});
  if (!found) return not_found();
  ImportReport report = head_of(*found);
  for (const auto& row : tx.query(sql::import_sources, {import_id}))
    report.sources.push_back({row.text("name"), row.text("file"), row.integer("rows_read"), row.integer("rows_new"),
                              row.integer("rows_changed"), row.integer("rows_unchanged"), row.integer("rows_refused")});
  const auto source = [&](const storage::Row& row) {
    return report.sources.at(static_cast<std::size_t>(row.integer("position"))).name;
  };
  for (const auto& row : tx.query(sql::import_error_counts, {import_id}))
    report.refusals.push_back({source(row), row.text("column_name"), row.text("reason"), "", row.integer("times")});
  for (const auto& row : tx.query(sql::import_remarks, {import_id}))
    report.remarks.push_back(
        {source(row), row.text("column_name"), row.text("reason"), row.text("value"), row.integer("times")});
  return report;
}

std::vector<ImportReport> recent_imports(storage::Transaction& tx) {
  std::vector<ImportReport> out;
  for (const auto& row : tx.query(sql::import_recent)) out.push_back(head_of(row));
  return out;
}

void write_error_lines(storage::Transaction& tx, const std::string& import_id,
                       const std::function<std::string(std::string_view)>& say,
                       const std::function<void(std::string_view)>& write) {
  write("file,line,column,reason,original row\r\n");
  tx.for_each(sql::import_errors, {import_id}, [&](const storage::Row& row) {
    std::string line = csv::csv_line(
        {row.text("file"), std::to_string(row.integer("line")), row.text("column_name"), say(row.text("reason"))});
    line.replace(line.size() - 2, 2, ",");
    write(line + row.text("original"));
  });
}

}  // namespace waarborg::complaints
