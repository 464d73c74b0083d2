#include "features/monitor/names.h"

#include "features/monitor/side_import.h"
#include "platform/audit/audit.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace sql = queries::feature_monitor;

void set(std::vector<bool>& bits, std::uint32_t at) {
  if (at >= bits.size()) bits.resize(at + at / 2 + 64);
  bits[at] = true;
}
bool is_set(const std::vector<bool>& bits, std::int64_t at) {
  return static_cast<std::size_t>(at) < bits.size() && bits[static_cast<std::size_t>(at)];
}

std::int64_t forget(storage::Transaction& tx, const storage::Sql& all, const storage::Sql& remove,
                    const std::vector<bool>& named) {
  std::int64_t count = 0;
  for (const auto& row : tx.query(all))
    if (!is_set(named, row.integer("number"))) count += tx.execute(remove, {row.integer("number")}) != 0 ? 1 : 0;
  return count;
}

}  // namespace

Result<std::unique_ptr<NameScan>> NameScan::open(const matters::House& house) {
  auto lock = TRY(engine::DayWriter::open(look_ups_folder(house)));
  engine::DayStore store(look_ups_folder(house));
  auto days = TRY(store.days());
  return std::unique_ptr<NameScan>(new NameScan(std::move(lock), std::move(store), std::move(days)));
}

Result<bool> NameScan::go_on(const std::function<bool()>& enough) {
  using engine::Column;
  engine::Block block;
  for (; next_ < days_.size(); ++next_) {
    if (enough && enough()) return false;
    const auto day = TRY(store_.segment(days_[next_]));
    for (std::size_t at = 0; at < day.blocks().size(); ++at) {
      TRY(day.read(at, Column::actor | Column::source | Column::reason | Column::place, block));
      set(of(Word::group), day.blocks()[at].group);
      for (std::uint32_t row = 0; row < block.rows; ++row) {
        set(officers_, block.actor[row]);
        set(reasons_, block.reason[row]);
        set(of(Word::system), block.source[row]);
        set(of(Word::place), block.place[row]);
      }
    }
  }
  return true;
}

Result<Done> NameScan::read_sides(const matters::House& house) {
  const auto store = side_store(house);
  for (const auto& spec : all_side_tables()) {
    const std::size_t columns = spec.columns.size();
    for (const std::int32_t partition : TRY(store.partitions(spec.shape))) {
      const auto rows = TRY(store.read(spec.shape, partition));
      for (std::size_t at = 0; at < rows.size(); ++at) {
        switch (spec.columns[at % columns].part) {
          case SidePart::officer: set(officers_, rows[at]); break;
          case SidePart::group: set(of(Word::group), rows[at]); break;
          case SidePart::role: set(of(Word::role), rows[at]); break;
          case SidePart::kind: set(of(Word::kind), rows[at]); break;
          default: break;
        }
      }
    }
  }
  return Done{};
}

Result<Forgotten> NameScan::finish(storage::Transaction& tx, const matters::House& house,
                                   const NamedElsewhere& elsewhere, const std::string& actor) {
  TRY(read_sides(house));
  for (const std::uint32_t officer : elsewhere.officers) set(officers_, officer);
  for (const std::uint32_t reason : elsewhere.reasons) set(reasons_, reason);
  Forgotten done;
  done.officers = forget(tx, sql::officers_known, sql::officer_remove, officers_);
  if (!elsewhere.all_reasons) done.reasons = forget(tx, sql::reasons_known, sql::reason_remove, reasons_);
  for (const auto& row : tx.query(sql::words_all)) {
    if (is_set(words_[static_cast<std::size_t>(row.integer("kind"))], row.integer("number"))) continue;
    tx.execute(sql::word_remove, {row.integer("kind"), row.integer("number")});
    ++done.words;
  }
  audit::record(tx, house.clock(),
                {.actor = actor,
                 .action = "lookups.forget",
                 .detail = "officers=" + std::to_string(done.officers) + " reasons=" + std::to_string(done.reasons) +
                           " words=" + std::to_string(done.words)});
  return done;
}

}  // namespace waarborg::monitor
