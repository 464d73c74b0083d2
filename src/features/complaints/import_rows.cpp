// The part of ImportRun that handles rows: references, keeping, refusals, remarks.
#include <algorithm>

#include "base/text.h"
#include "features/complaints/import_run.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {
namespace {

namespace sql = queries::feature_complaints;
using storage::Transaction;

// An unknown code is worth telling, but a column mapped wrongly must not fill a table with its contents.
constexpr std::size_t kRemarkValuesMax = 100;
constexpr std::size_t kRemarkBytesMax = 60;

}  // namespace

void ImportRun::keep_batch(Transaction& tx) {
  Counts counts;
  remarks_.clear();
  known_case_.clear();
  known_officer_.clear();
  for (auto& row : batch_.rows) keep_row(tx, row, counts);
  write_remarks(tx);
  tx.execute(sql::import_source_add,
             {id(), batch_.file, counts.read, counts.added, counts.changed, counts.unchanged, counts.refused});
}

void ImportRun::keep_row(Transaction& tx, StreamRow& row, Counts& counts) {
  ++counts.read;
  if (row.cleaned.refusals.empty()) check_references(tx, row);
  if (!row.cleaned.refusals.empty()) {
    ++counts.refused;
    return write_refusals(tx, row);
  }
  Kept most = Kept::unchanged;
  for (const auto& record : row.cleaned.records) {
    const Kept kept = keeper_->keep(tx, record);
    if (kept == Kept::added || (kept == Kept::changed && most == Kept::unchanged)) most = kept;
  }
  ++(most == Kept::added ? counts.added : most == Kept::changed ? counts.changed : counts.unchanged);
  for (const auto& remark : row.cleaned.remarks)
    ++remarks_[{remark.column, remark.reason, std::string(cut_utf8(remark.value, kRemarkBytesMax))}];
}

void ImportRun::check_references(Transaction& tx, StreamRow& row) {
  const auto made_here = [&](Target target, const std::string& key) {
    return std::ranges::any_of(row.cleaned.records, [&](const Record& record) {
      return record.rule->target == target && record.text(0) == key;
    });
  };
  for (const auto& record : row.cleaned.records) {
    const auto& fields = spec_of(record.rule->target).fields;
    for (const auto& rule : record.rule->fields) {
      if (!rule.must_exist || !record.values[rule.field]) continue;
      const bool is_case = fields[rule.field].name == "case";
      const Target target = is_case ? Target::complaint_case : Target::officer;
      std::string& known = is_case ? known_case_ : known_officer_;
      const std::string& key = record.text(rule.field);
      if (key == known || made_here(target, key)) continue;
      const std::string column = rule.columns.empty() ? "" : rule.columns.front();
      if (keeper_->knows(tx, target, key))
        known = key;
      else
        row.cleaned.refusals.push_back(
            {column, is_case ? "complaints_register.case_unknown" : "complaints_register.officer_unknown"});
    }
  }
}

void ImportRun::write_refusals(Transaction& tx, const StreamRow& row) {
  std::vector<std::string> cells;
  for (const auto& cell : row.cells) cells.push_back(csv::replace_invalid(cell));
  const std::string original = csv::csv_line(cells);
  const std::string file = files_[batch_.file].path.filename().string();
  for (std::size_t at = 0; at < row.cleaned.refusals.size(); ++at) {
    const Finding& refusal = row.cleaned.refusals[at];
    tx.execute(sql::import_error_insert, {id(), batch_.file, static_cast<std::int64_t>(row.line), at, file,
                                          refusal.column, refusal.reason, original});
  }
}

void ImportRun::write_remarks(Transaction& tx) {
  std::size_t values = 0;
  for (const auto& [key, times] : remarks_) {
    if (!key.value.empty() && ++values > kRemarkValuesMax) continue;
    tx.execute(sql::import_remark_add, {id(), batch_.file, key.column, key.reason, key.value, times});
  }
}

}  // namespace waarborg::complaints
