#include "features/monitor/side_import.h"

#include <algorithm>
#include <compare>
#include <map>

#include "platform/audit/audit.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace sql = queries::feature_monitor;

constexpr std::int64_t kBetweenProgress = 4096;

/// Whether a partition has a row with this key.
bool has_key(const engine::SideShape& shape, const engine::SideRows& rows, const std::uint32_t* key) {
  std::size_t first = 0, last = rows.size() / shape.columns;
  while (first < last) {
    const std::size_t middle = (first + last) / 2;
    const auto* row = rows.data() + middle * shape.columns;
    const auto order =
        std::lexicographical_compare_three_way(row, row + shape.key_columns, key, key + shape.key_columns);
    if (order == std::strong_ordering::equal) return true;
    (order == std::strong_ordering::less ? first : last) = order == std::strong_ordering::less ? middle + 1 : middle;
  }
  return false;
}

}  // namespace

engine::SideStore side_store(const matters::House& house) {
  return engine::SideStore(look_ups_folder(house) / "sides");
}

Result<std::unique_ptr<SideImport>> SideImport::open(matters::House& house, SideMapping mapping,
                                                     const LogImportOptions& options) {
  std::unique_ptr<engine::DayWriter> lock;
  if (options.mode == LogMode::import)
    lock = std::make_unique<engine::DayWriter>(TRY(engine::DayWriter::open(look_ups_folder(house))));
  auto numbering =
      TRY(Numbering::open(house, options.mode == LogMode::check ? Numbering::Kept::no : Numbering::Kept::yes));
  std::unique_ptr<SideImport> made(new SideImport(house, std::move(mapping), options, std::move(numbering)));
  made->lock_ = std::move(lock);
  return Result<std::unique_ptr<SideImport>>(std::move(made));
}

Result<Done> SideImport::take(const SideValues& values) {
  const auto text = [&](SidePart part) { return values.texts[static_cast<std::size_t>(part)]; };
  for (const auto& column : spec_of(mapping_.table).columns) {
    std::uint32_t number = 0;
    switch (column.part) {
      case SidePart::officer: number = TRY(numbering_.officer(text(column.part))); break;
      case SidePart::basis: number = numbering_.basis(text(column.part)); break;
      case SidePart::subject: number = numbering_.subject(text(column.part)); break;
      case SidePart::token: number = numbering_.token(text(column.part)); break;
      case SidePart::group: number = TRY(numbering_.word_number(Word::group, text(column.part))); break;
      case SidePart::role: number = TRY(numbering_.word_number(Word::role, text(column.part))); break;
      case SidePart::kind: number = TRY(numbering_.word_number(Word::kind, text(column.part))); break;
      case SidePart::from: number = values.from; break;
      case SidePart::to: number = values.to; break;
    }
    rows_.push_back(number);
  }
  return Done{};
}

std::vector<std::pair<std::string, std::string>> SideImport::understood(const SideValues& values,
                                                                        ShownRows& shown_rows) const {
  const auto& spec = spec_of(mapping_.table);
  const std::uint32_t* const row = rows_.data() + rows_.size() - spec.columns.size();
  std::vector<std::pair<std::string, std::string>> out;
  for (std::size_t at = 0; at < spec.columns.size(); ++at) {
    const SidePart part = spec.columns[at].part;
    const bool moment = part == SidePart::from || part == SidePart::to;
    const bool word = part == SidePart::group || part == SidePart::role || part == SidePart::kind;
    std::string shown = word ? std::string(values.texts[static_cast<std::size_t>(part)])
                             : std::to_string(shown_rows.number(part, row[at]));
    if (moment) shown = row[at] == kTimeless ? "-" : to_iso(from_millis(std::int64_t{row[at]} * 1000));
    if (!moment && row[at] == 0) shown = "-";
    out.emplace_back(side_part_name(part), std::move(shown));
  }
  return out;
}

Result<std::int64_t> SideImport::keep(const LogWatch& watch) {
  const auto& spec = spec_of(mapping_.table);
  const std::size_t columns = spec.columns.size();
  if (checks()) {
    rows_.clear();
    return std::int64_t{0};
  }
  if (watch.go_on && !watch.go_on()) return conflict("lookups.stopped");
  TRY(numbering_.save_keys());
  TRY(house_.database().write([&](storage::Transaction& tx) -> Result<Done> {
    numbering_.write_new(tx);
    return Done{};
  }));
  numbering_.forget_new();
  const auto store = side_store(house_);
  const bool can_be_long = spec.by == SideSpec::By::stretch_of_days && spec.columns.back().part == SidePart::to;
  const auto long_ones = can_be_long ? TRY(store.read(spec.shape, kLongPartition)) : engine::SideRows{};
  std::map<std::int32_t, engine::SideRows> parts;
  for (std::size_t at = 0; at < rows_.size(); at += columns) {
    const std::uint32_t* const row = rows_.data() + at;
    // What had no end and now has one stays where it is found.
    const bool known_long = can_be_long && has_key(spec.shape, long_ones, row);
    auto& part = parts[known_long ? kLongPartition : partition_of(spec, row)];
    part.insert(part.end(), row, row + columns);
  }
  rows_.clear();
  std::int64_t changed = 0;
  for (const auto& [partition, rows] : parts) {
    if (watch.go_on && !watch.go_on()) return conflict("lookups.stopped");
    changed += static_cast<std::int64_t>(TRY(store.add(spec.shape, partition, rows)));
  }
  return changed;
}

Result<Done> SideImport::trace(const LogReport& report, Instant began) {
  const std::string id = new_id(), table(spec_of(mapping_.table).key);
  return house_.database().write([&](storage::Transaction& tx) -> Result<Done> {
    audit::record(tx, house_.clock(),
                  {.actor = options_.actor,
                   .action = checks() ? "lookups.check" : "lookups.import_sides",
                   .detail = table + " read=" + std::to_string(report.read) + " taken=" + std::to_string(report.taken) +
                             " refused=" + std::to_string(report.refused)});
    if (checks()) return Done{};
    tx.execute(sql::batch_side_add, {id, report.source, mapping_.name, options_.actor, report.read, report.taken,
                                     report.already_there, report.refused, began, house_.clock().now(), table});
    for (const auto& [reason, rows] : report.reasons) tx.execute(sql::batch_refusal_add, {id, reason, rows});
    return Done{};
  });
}

Result<LogReport> SideImport::bring_in(const std::filesystem::path& source, const LogWatch& watch) {
  const Instant began = house_.clock().now();
  LogReport report;
  report.source = source.filename().string();
  const auto opened = TRY(open_source(mapping_, source, look_ups_folder(house_) / "checking"));
  const auto& bytes = opened.bytes;
  const auto rows = TRY(open_rows(mapping_, *bytes, report.source));
  SideReader reader(mapping_, house_.clock().now());
  ShownRows shown;
  const std::size_t at_once = options_.rows_per_part * spec_of(mapping_.table).columns.size();
  LogRow row;
  SideValues values;
  while (TRY(rows->next(row))) {
    ++report.read;
    if (watch.progress && report.read % kBetweenProgress == 0)
      watch.progress({report.read, bytes->consumed(), opened.total});
    if (const char* reason = reader.read(row, values)) {
      ++report.refused;
      ++report.reasons[reason];
      if (watch.refused) watch.refused({row.line, reason, rows->original()});
      continue;
    }
    TRY(take(values));
    if (watch.understood_side && shown.next()) watch.understood_side(row.line, understood(values, shown));
    if (rows_.size() >= at_once) report.taken += TRY(keep(watch));
  }
  report.taken += TRY(keep(watch));
  report.already_there = report.read - report.refused - report.taken;
  if (checks()) {
    report.taken = report.already_there;
    report.already_there = 0;
  }
  TRY(trace(report, began));
  return report;
}

}  // namespace waarborg::monitor
