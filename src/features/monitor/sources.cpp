// What was brought in and what is stored of it.
#include <algorithm>
#include <map>

#include "engine/day_store.h"
#include "features/monitor/contract/sources.h"
#include "features/monitor/detect.h"
#include "features/monitor/side_import.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace fs = std::filesystem;
namespace sql = queries::feature_monitor;
using storage::Transaction;

BroughtIn brought_in_from(const storage::Row& row) {
  BroughtIn one;
  one.id = row.text("id");
  one.source = row.text("source");
  one.mapping = row.text("mapping");
  one.table = row.maybe_text("side").value_or("");
  one.state = row.text("state");
  one.actor = row.text("actor");
  one.started_at = row.instant("started_at");
  one.finished_at = row.maybe_instant("finished_at");
  one.read = row.integer("rows_read");
  one.taken = row.integer("rows_taken");
  one.already_there = row.integer("rows_already_there");
  one.refused = row.integer("rows_refused");
  return one;
}

Result<Done> add_tables(matters::House& house, StoredLog& stored) {
  const auto brought = TRY(
      house.database().read([](Transaction& tx) -> Result<storage::Rows> { return tx.query(sql::batches_of_sides); }));
  const auto store = side_store(house);
  for (const auto& spec : all_side_tables()) {
    TableBeside table{std::string(spec.key), TRY(store.partitions(spec.shape)).empty(), {}};
    const auto last = std::ranges::find(brought, table.key, [](const auto& row) { return row.text("side"); });
    if (last != brought.end()) table.last = last->instant("finished_at");
    stored.tables.push_back(std::move(table));
  }
  return Done{};
}

fs::path mappings_folder(const matters::House& house) { return house.platform.config.content / "log-mappings"; }

}  // namespace

std::int64_t place_in(const BroughtInQuery& query, const BroughtIn& one) {
  return (query.oldest_first ? 1 : -1) * to_millis(one.started_at);
}

std::vector<BroughtIn> brought_in(Transaction& tx, const BroughtInQuery& query) {
  std::vector<BroughtIn> all;
  for (const auto& row :
       tx.query(sql::batches_list, {query.oldest_first ? 1 : -1, query.table, query.place, query.id, query.count}))
    all.push_back(brought_in_from(row));
  if (all.empty()) return all;
  std::map<std::string, std::vector<RefusedFor>> reasons;
  const auto [first, last] = std::minmax({to_millis(all.front().started_at), to_millis(all.back().started_at)});
  for (const auto& row : tx.query(sql::batches_refusals, {first, last}))
    reasons[row.text("batch_id")].push_back({row.text("reason"), row.integer("refused")});
  for (auto& one : all) one.reasons = std::move(reasons[one.id]);
  return all;
}

Result<StoredLog> stored_log(matters::House& house) {
  StoredLog stored;
  const engine::DayStore store(look_ups_folder(house));
  std::optional<engine::DayNumber> before;
  for (const auto day : TRY(store.days())) {
    stored.look_ups += static_cast<std::int64_t>(TRY(store.segment(day)).rows());
    ++stored.days;
    for (auto gap = before ? *before + 1 : day; gap < day; ++gap) stored.missing.push_back(date_of(gap));
    if (!before) stored.first = date_of(day);
    stored.last = date_of(day);
    before = day;
  }
  TRY(add_tables(house, stored));
  return stored;
}

std::vector<KnownMapping> known_mappings(const matters::House& house) {
  std::vector<KnownMapping> all;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(mappings_folder(house), ignored)) {
    if (entry.path().extension() != ".yaml") continue;
    const auto table = table_of_mapping(entry.path());
    if (table.ok()) all.push_back({entry.path().stem().string(), *table});
  }
  std::ranges::sort(all, {}, [](const KnownMapping& one) { return std::pair(!one.table.empty(), one.name); });
  return all;
}

Result<fs::path> known_mapping(const matters::House& house, const std::string& name) {
  const bool plain =
      !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
  const auto file = mappings_folder(house) / (name + ".yaml");
  std::error_code error;
  if (!plain || !fs::is_regular_file(file, error)) return invalid("error.choice", "mapping");
  return file;
}

Result<std::string> table_of_mapping(const fs::path& file) {
  const auto mapping = TRY(load_mapping(file));
  const auto* const side = std::get_if<SideMapping>(&mapping);
  return side == nullptr ? std::string() : std::string(spec_of(side->table).key);
}

}  // namespace waarborg::monitor
