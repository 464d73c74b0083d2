#include "matters/retention.h"

#include "matters/figure_keeping.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

Retained retained_from(const storage::Row& row) {
  return {row.text("id"),      row.text("number"),    row.text("kind"),
          row.text("unit_id"), row.date("closed_on"), row.date("retain_until")};
}

}  // namespace

std::vector<Retained> retention_due(storage::Transaction& tx, const Bytes& token, Date today, const Retained& after,
                                    int limit) {
  std::vector<Retained> out;
  const std::string from = after.number.empty() ? std::string{} : to_iso(after.retain_until);
  for (const auto& row : tx.query(sql::retention_due, {today, token, from, after.number, limit}))
    out.push_back(retained_from(row));
  return out;
}

std::optional<Retained> find_retention_due(storage::Transaction& tx, const Bytes& token, Date today,
                                           const std::string& matter_id) {
  const auto row = tx.find(sql::retention_due_one, {today, token, matter_id});
  if (!row) return std::nullopt;
  return retained_from(*row);
}

Result<DestroyedCounts> destroy_matter(storage::Transaction& tx, const House& house, const std::string& matter_id,
                                       Date today) {
  const auto counts = tx.query(sql::destroy_count, {matter_id}).front();
  if (tx.execute(sql::destroy_matter, {matter_id, Bytes{}, today}) != 1) return conflict("matter.changed");
  house.destroyers.run(tx, matter_id);
  for (const auto& statement :
       {sql::destroy_keys, sql::destroy_people, sql::destroy_exclusions, sql::destroy_access, sql::destroy_timeline,
        sql::destroy_messages, sql::destroy_documents, sql::destroy_files, sql::destroy_file_uses, sql::destroy_tasks,
        sql::destroy_mailboxes, sql::destroy_steps, sql::destroy_clocks, sql::destroy_conflicts})
    tx.execute(statement, {matter_id});
  recount(tx, matter_id);
  return DestroyedCounts{counts.integer("messages"), counts.integer("documents")};
}

}  // namespace waarborg::matters
