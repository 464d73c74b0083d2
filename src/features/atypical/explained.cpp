#include "features/atypical/explained.h"

#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using monitor::ExplainedBy;
using monitor::ExplainedCell;
using std::chrono::months;
using storage::Transaction;

ExplainedCell cell_from(const storage::Row& row) {
  ExplainedCell cell;
  cell.looks = row.integer("looks");
  cell.explained = row.integer("explained");
  cell.firsts = row.integer("firsts");
  cell.firsts_explained = row.integer("firsts_explained");
  return cell;
}

Result<Done> keep(Transaction& tx, const std::string& month, const monitor::Explained& told) {
  tx.execute(sql::explained_drop, {month});
  tx.execute(sql::explained_by_drop, {month});
  for (const auto& cell : told.cells)
    tx.execute(sql::explained_add,
               {month, cell.group, cell.looks, cell.explained, cell.firsts, cell.firsts_explained, cell.officers});
  for (const auto& rule : told.rules) tx.execute(sql::explained_by_add, {month, rule.key, rule.looks, rule.firsts});
  return Done{};
}

}  // namespace

Result<Done> keep_explained(matters::House& house, Date day) {
  const auto kept =
      house.database().read([](Transaction& tx) -> Result<std::vector<ExplainedCell>> { return explained_months(tx); });
  const Date last = day.year() / day.month() / std::chrono::day(1);
  for (int back = TRY(kept).empty() ? kExplainedMonths - 1 : 1; back >= 0; --back) {
    const Date first = last - months(back);
    const Date end = std::chrono::sys_days{first + months(1)} - std::chrono::days(1);
    const auto told = monitor::explained(house, {first - months(1), end}, first);
    // The store may begin later, or hold no day of the month.
    if (!told.ok() && told.error().code != "detection.no_days") return told.errors();
    if (!told.ok() || told->cells.empty()) continue;
    TRY(house.database().write([&](Transaction& tx) { return keep(tx, told->cells.front().month, *told); }));
  }
  return Done{};
}

std::vector<ExplainedCell> explained_months(Transaction& tx) {
  std::vector<ExplainedCell> all;
  for (const auto& row : tx.query(sql::explained_months, {kExplainedMonths})) {
    all.push_back(cell_from(row));
    all.back().month = row.text("month");
  }
  return all;
}

std::vector<ExplainedCell> explained_teams(Transaction& tx, const std::string& month) {
  std::vector<ExplainedCell> all;
  for (const auto& row : tx.query(sql::explained_teams, {month})) {
    all.push_back(cell_from(row));
    all.back().month = month;
    all.back().group = row.text("team");
    all.back().officers = row.maybe_integer("officers");
  }
  return all;
}

std::vector<ExplainedBy> explained_rules(Transaction& tx, const std::string& month) {
  std::vector<ExplainedBy> all;
  for (const auto& row : tx.query(sql::explained_rules, {month}))
    all.push_back({row.text("rule"), row.integer("looks"), row.integer("firsts")});
  return all;
}

}  // namespace waarborg::atypical
