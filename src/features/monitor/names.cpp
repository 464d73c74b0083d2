#include "features/monitor/names.h"

#include "features/monitor/side_import.h"
#include "platform/audit/audit.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace sql = queries::feature_monitor;
using engine::NumberSet;

bool has(const NumberSet& named, const storage::Row& row) {
  return named.has(static_cast<std::uint32_t>(row.integer("number")));
}

std::int64_t forget(storage::Transaction& tx, const storage::Sql& all, const storage::Sql& remove,
                    const NumberSet& named) {
  std::int64_t count = 0;
  for (const auto& row : tx.query(all))
    if (!has(named, row)) count += tx.execute(remove, {row.integer("number")}) != 0 ? 1 : 0;
  return count;
}

std::string detail_of(const Forgotten& done) {
  std::string text = "officers=" + std::to_string(done.officers) + " reasons=" + std::to_string(done.reasons) +
                     " words=" + std::to_string(done.words);
  for (std::size_t kind = 0; kind < kKeyKinds.size(); ++kind)
    text += std::string(" keys.") + kKeyKinds[kind] + "=" + std::to_string(done.keys[kind]);
  return text;
}

}  // namespace

NameScan::NameScan(const matters::House& house, engine::DayWriter lock)
    : house_(house), lock_(std::move(lock)), store_(look_ups_folder(house)) {}

Result<std::unique_ptr<NameScan>> NameScan::open(const matters::House& house, storage::Transaction& tx) {
  std::unique_ptr<NameScan> scan(new NameScan(house, TRY(engine::DayWriter::open(look_ups_folder(house)))));
  scan->days_ = TRY(scan->store_.days());
  TRY(scan->find_stopped(tx));
  return Result<std::unique_ptr<NameScan>>(std::move(scan));
}

// Going on, an import takes the parts as they are; without all of them it begins anew.
Result<Done> NameScan::find_stopped(storage::Transaction& tx) {
  for (const auto& row : tx.query(sql::batches_unfinished)) {
    const auto folder = staging_folder(house_) / row.text("id");
    const auto parts = static_cast<std::size_t>(row.integer("parts"));
    if (!all_parts_there(folder, parts)) continue;
    auto staged = TRY(StagedDays::open(folder, parts));
    for (const engine::DayNumber day : staged.days()) stopped_.push_back({staged_.size(), day});
    staged_.push_back(std::move(staged));
  }
  return Done{};
}

Result<bool> NameScan::go_on(const std::function<bool()>& enough) {
  for (; next_ < days_.size() + stopped_.size(); ++next_) {
    if (enough && enough()) return false;
    if (next_ < days_.size()) {
      TRY(read_day(days_[next_]));
    } else {
      const Stopped& stopped = stopped_[next_ - days_.size()];
      read_rows(TRY(staged_[stopped.batch].rows_of(stopped.day)));
    }
  }
  return true;
}

Result<Done> NameScan::read_day(engine::DayNumber number) {
  using engine::Column;
  const auto day = TRY(store_.segment(number));
  for (std::size_t at = 0; at < day.blocks().size(); ++at) {
    TRY(day.read(at, Column::actor | Column::source | Column::reason | Column::place | Column::pair, block_));
    of(Word::group).add(day.blocks()[at].group);
    for (const std::uint32_t officer : block_.run_actor) of(KeyKind::officer).add(officer);
    for (const std::uint32_t subject : block_.pair_subject) of(KeyKind::subject).add(subject);
    for (const std::uint32_t basis : block_.pair_basis) of(KeyKind::basis).add(basis);
    for (std::uint32_t row = 0; row < block_.rows; ++row) {
      of(KeyKind::reason).add(block_.reason[row]);
      of(Word::system).add(block_.source[row]);
      of(Word::place).add(block_.place[row]);
    }
  }
  return Done{};
}

void NameScan::read_rows(const std::vector<engine::Access>& rows) {
  for (const engine::Access& row : rows) {
    of(KeyKind::officer).add(row.actor);
    of(KeyKind::subject).add(row.subject);
    of(KeyKind::basis).add(row.basis);
    of(KeyKind::reason).add(row.reason);
    of(Word::group).add(row.group);
    of(Word::system).add(row.source);
    of(Word::place).add(row.place);
  }
}

Result<Done> NameScan::read_sides() {
  const auto store = side_store(house_);
  for (const auto& spec : all_side_tables()) {
    const std::size_t columns = spec.columns.size();
    for (const std::int32_t partition : TRY(store.partitions(spec.shape))) {
      const auto rows = TRY(store.read(spec.shape, partition));
      for (std::size_t at = 0; at < rows.size(); ++at) {
        switch (spec.columns[at % columns].part) {
          case SidePart::officer: of(KeyKind::officer).add(rows[at]); break;
          case SidePart::basis: of(KeyKind::basis).add(rows[at]); break;
          case SidePart::subject: of(KeyKind::subject).add(rows[at]); break;
          case SidePart::token: of(KeyKind::token).add(rows[at]); break;
          case SidePart::group: of(Word::group).add(rows[at]); break;
          case SidePart::role: of(Word::role).add(rows[at]); break;
          case SidePart::kind: of(Word::kind).add(rows[at]); break;
          case SidePart::from:
          case SidePart::to: break;
        }
      }
    }
  }
  return Done{};
}

Result<Done> NameScan::count_keys(std::array<std::int64_t, kKeyKinds.size()>& keys) const {
  for (std::size_t kind = 0; kind < keys.size(); ++kind)
    keys[kind] =
        static_cast<std::int64_t>(TRY(engine::keys_unnamed(look_ups_folder(house_) / kKeyFiles[kind], numbers_[kind])));
  return Done{};
}

Result<Forgotten> NameScan::finish(storage::Transaction& tx, const NamedElsewhere& elsewhere,
                                   const std::string& actor) {
  TRY(read_sides());
  for (const std::uint32_t officer : elsewhere.officers) of(KeyKind::officer).add(officer);
  for (const std::uint32_t subject : elsewhere.subjects) of(KeyKind::subject).add(subject);
  for (const std::uint32_t reason : elsewhere.reasons) of(KeyKind::reason).add(reason);
  if (elsewhere.all_reasons)
    for (const auto& row : tx.query(sql::reasons_known))
      of(KeyKind::reason).add(static_cast<std::uint32_t>(row.integer("number")));
  Forgotten done;
  done.officers = forget(tx, sql::officers_known, sql::officer_remove, of(KeyKind::officer));
  done.reasons = forget(tx, sql::reasons_known, sql::reason_remove, of(KeyKind::reason));
  for (const auto& row : tx.query(sql::words_all)) {
    if (has(words_[static_cast<std::size_t>(row.integer("kind"))], row)) continue;
    tx.execute(sql::word_remove, {row.integer("kind"), row.integer("number")});
    ++done.words;
  }
  TRY(count_keys(done.keys));
  audit::record(tx, house_.clock(), {.actor = actor, .action = "lookups.forget", .detail = detail_of(done)});
  return done;
}

Result<Done> NameScan::forget_keys(KeyKind kind) const {
  const auto at = static_cast<std::size_t>(kind);
  return engine::forget_unnamed(look_ups_folder(house_) / kKeyFiles[at], numbers_[at]);
}

}  // namespace waarborg::monitor
