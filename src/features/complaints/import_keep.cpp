#include "features/complaints/import_keep.h"

#include <unordered_set>

#include "features/complaints/import_hash.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {
namespace {

namespace sql = queries::feature_complaints;
using storage::Params;
using storage::Transaction;

struct Statements {
  storage::Sql upsert, find;
};

/// REQUIRES: a target of registers.
const Statements& statements_of(Target target) {
  static const Statements kStatements[kRegisterTargetCount] = {
      {sql::register_upsert_unit, sql::register_find_unit},
      {sql::register_upsert_officer, sql::register_find_officer},
      {sql::register_upsert_unit_period, sql::register_find_unit_period},
      {sql::register_upsert_case, sql::register_find_case},
      {sql::register_upsert_allegation, sql::register_find_allegation},
      {sql::register_upsert_complainant, sql::register_find_complainant},
      {sql::register_upsert_victim, sql::register_find_victim},
      {sql::register_upsert_officer_filed, sql::register_find_officer_filed},
  };
  return kStatements[static_cast<std::size_t>(target)];
}

Params key_of(const std::string& register_id, const Record& record) {
  const TargetSpec& spec = spec_of(record.rule->target);
  Params params{register_id};
  for (std::size_t at = 0; at < spec.fields.size(); ++at)
    if (spec.fields[at].key) params.emplace_back(record.text(at));
  if (spec.numbered) params.emplace_back(record.sequence);
  return params;
}

// The year of receipt (0: not known), and the days until closing where that makes sense.
void add_reckoned(const Record& record, Params& params) {
  static const TargetSpec& spec = spec_of(Target::complaint_case);
  const auto received = date_from_iso(record.text(*spec.index_of("received_on")));
  const auto closed = date_from_iso(record.text(*spec.index_of("closed_on")));
  params.emplace_back(received ? static_cast<int>(received->year()) : 0);
  if (received && closed && *closed >= *received)
    params.emplace_back(days_between(*received, *closed));
  else
    params.emplace_back(std::nullopt);
}

// In the order of queries/register_upsert_*.sql: the key, the hash, then each field with its original code.
Params all_of(const std::string& register_id, const Record& record) {
  const TargetSpec& spec = spec_of(record.rule->target);
  Params params = key_of(register_id, record);
  params.emplace_back(record.content_hash());
  for (std::size_t at = 0; at < spec.fields.size(); ++at) {
    if (spec.fields[at].key) continue;
    params.emplace_back(record.values[at]);
    if (spec.fields[at].type == FieldType::code) params.emplace_back(record.originals[at]);
  }
  if (record.rule->target == Target::complaint_case) add_reckoned(record, params);
  return params;
}

bool stored(Transaction& tx, const std::string& register_id, Target target, const std::string& id) {
  return tx.find(statements_of(target).find, {register_id, id}).has_value();
}

class Writer final : public Keeper {
 public:
  explicit Writer(std::string register_id) : register_(std::move(register_id)) {}

  Kept keep(Transaction& tx, const Record& record) override {
    const auto row = tx.find(statements_of(record.rule->target).upsert, all_of(register_, record));
    if (!row) return Kept::unchanged;
    return row->integer("revision") == 1 ? Kept::added : Kept::changed;
  }
  bool knows(Transaction& tx, Target target, const std::string& id) override {
    return stored(tx, register_, target, id);
  }

 private:
  std::string register_;
};

class Checker final : public Keeper {
 public:
  explicit Checker(std::string register_id) : register_(std::move(register_id)) {}

  Kept keep(Transaction& tx, const Record& record) override {
    const Target target = record.rule->target;
    const auto row = tx.find(statements_of(target).find, key_of(register_, record));
    if (row) return row->integer("content_hash") == record.content_hash() ? Kept::unchanged : Kept::changed;
    if (target == Target::complaint_case || target == Target::officer) known_.insert(mark_of(target, record.text(0)));
    return Kept::added;
  }
  bool knows(Transaction& tx, Target target, const std::string& id) override {
    return known_.contains(mark_of(target, id)) || stored(tx, register_, target, id);
  }

 private:
  static std::uint64_t mark_of(Target target, const std::string& id) {
    return hash_text(id) + static_cast<std::uint64_t>(target);
  }

  std::string register_;
  std::unordered_set<std::uint64_t> known_;
};

}  // namespace

std::unique_ptr<Keeper> make_writer(std::string register_id) {
  return std::make_unique<Writer>(std::move(register_id));
}
std::unique_ptr<Keeper> make_checker(std::string register_id) {
  return std::make_unique<Checker>(std::move(register_id));
}

}  // namespace waarborg::complaints
