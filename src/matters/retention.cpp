#include "matters/retention.h"

#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

std::vector<Retained> retention_due(storage::Transaction& tx, const Bytes& token, Date today, int limit) {
  std::vector<Retained> out;
  for (const auto& row : tx.query(sql::retention_due, {today, token, limit}))
    out.push_back({row.text("id"), row.text("number"), row.text("kind"), row.text("unit_id"), row.date("closed_on"),
                   row.date("retain_until")});
  return out;
}

Result<DestroyedCounts> destroy_matter(storage::Transaction& tx, const std::string& matter_id, Date today) {
  const auto counts = tx.query(sql::destroy_count, {matter_id}).front();
  if (tx.execute(sql::destroy_matter, {matter_id, Bytes{}, today}) != 1) return conflict("matter.changed");
  for (const auto& statement :
       {sql::destroy_keys, sql::destroy_people, sql::destroy_exclusions, sql::destroy_access, sql::destroy_timeline,
        sql::destroy_messages, sql::destroy_documents, sql::destroy_files, sql::destroy_file_uses, sql::destroy_tasks,
        sql::destroy_mailboxes, sql::destroy_steps, sql::destroy_clocks, sql::destroy_conflicts})
    tx.execute(statement, {matter_id});
  return DestroyedCounts{counts.integer("messages"), counts.integer("documents")};
}

}  // namespace waarborg::matters
