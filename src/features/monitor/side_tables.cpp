#include "features/monitor/side_tables.h"

#include <algorithm>

namespace waarborg::monitor {
namespace {

constexpr std::uint32_t kStretchBits = 20;  ///< a million numbers

using Part = SidePart;
using By = SideSpec::By;

SideSpec spec(SideTable table, std::string_view key, std::uint32_t key_columns, std::vector<SideSpec::Column> columns,
              By by, std::size_t parted_on) {
  engine::SideShape shape{std::string(key), static_cast<std::uint32_t>(columns.size()), key_columns};
  return {table, key, std::move(columns), std::move(shape), by, parted_on};
}

bool is_long(const SideSpec& spec, const std::uint32_t* row) {
  if (spec.columns.back().part != Part::to) return false;
  const std::uint32_t from = row[spec.parted_on], to = row[spec.columns.size() - 1];
  return to == kTimeless || to - from > kStretchSeconds;
}

}  // namespace

const std::vector<SideSpec>& all_side_tables() {
  static const std::vector<SideSpec> kTables{
      spec(SideTable::people, "people", 2,
           {{Part::officer, true}, {Part::from, false}, {Part::group, false}, {Part::role, false}}, By::one, 0),
      spec(SideTable::duties, "duties", 2, {{Part::officer, true}, {Part::from, true}, {Part::to, true}},
           By::stretch_of_days, 1),
      spec(SideTable::absences, "absences", 2, {{Part::officer, true}, {Part::from, true}, {Part::to, true}},
           By::stretch_of_days, 1),
      spec(SideTable::cases, "cases", 1, {{Part::basis, true}, {Part::from, false}}, By::stretch_of_numbers, 0),
      spec(SideTable::links, "links", 2, {{Part::basis, true}, {Part::subject, true}, {Part::from, false}},
           By::stretch_of_numbers, 0),
      spec(SideTable::assignments, "assignments", 5,
           {{Part::basis, true},
            {Part::officer, false},
            {Part::group, false},
            {Part::kind, true},
            {Part::from, true},
            {Part::to, false}},
           By::stretch_of_days, 4),
      spec(SideTable::relations, "relations", 3, {{Part::officer, true}, {Part::subject, true}, {Part::kind, true}},
           By::one, 0),
      spec(SideTable::homes, "homes", 2, {{Part::officer, true}, {Part::token, true}}, By::one, 0),
      spec(SideTable::addresses, "addresses", 2, {{Part::subject, true}, {Part::token, true}}, By::stretch_of_numbers,
           0),
      spec(SideTable::employees, "employees", 2, {{Part::officer, true}, {Part::subject, true}}, By::one, 0),
      spec(SideTable::marks, "marks", 2, {{Part::subject, true}, {Part::kind, true}}, By::one, 0),
      spec(SideTable::operations, "operations", 2, {{Part::subject, true}, {Part::from, true}}, By::stretch_of_days,
           1)};
  return kTables;
}

const SideSpec& spec_of(SideTable table) { return all_side_tables()[static_cast<std::size_t>(table)]; }

std::int32_t partition_of(const SideSpec& spec, const std::uint32_t* row) {
  switch (spec.by) {
    case By::one: return 0;
    case By::stretch_of_numbers: return static_cast<std::int32_t>(row[spec.parted_on] >> kStretchBits);
    case By::stretch_of_days: break;
  }
  if (is_long(spec, row)) return kLongPartition;
  return static_cast<std::int32_t>(row[spec.parted_on] / kStretchSeconds);
}

Result<engine::SideRows> read_side(const engine::SideStore& store, const SideSpec& spec, std::uint32_t from,
                                   std::uint32_t to, const engine::SideWanted* wanted) {
  engine::SideRows rows;
  for (const std::int32_t partition : TRY(store.partitions(spec.shape))) {
    if (spec.by == By::stretch_of_days && partition != kLongPartition) {
      // What began in the stretch before may still go on.
      const auto stretch = static_cast<std::uint32_t>(partition);
      if (stretch + 1 < from / kStretchSeconds || stretch > to / kStretchSeconds) continue;
    }
    const auto some =
        TRY(wanted == nullptr ? store.read(spec.shape, partition) : store.read_some(spec.shape, partition, *wanted));
    rows.insert(rows.end(), some.begin(), some.end());
  }
  return rows;
}

Result<Done> remove_ended(const engine::SideStore& store, const SideSpec& spec, std::uint32_t before) {
  if (spec.by != By::stretch_of_days) return Done{};
  const std::size_t columns = spec.columns.size();
  const bool has_end = spec.columns.back().part == Part::to;
  for (const std::int32_t partition : TRY(store.partitions(spec.shape))) {
    if (partition != kLongPartition && static_cast<std::uint32_t>(partition) > before / kStretchSeconds) continue;
    const auto rows = TRY(store.read(spec.shape, partition));
    engine::SideRows kept;
    for (auto row = rows.begin(); row != rows.end(); row += static_cast<std::ptrdiff_t>(columns))
      if (row[static_cast<std::ptrdiff_t>(has_end ? columns - 1 : spec.parted_on)] >= before)
        kept.insert(kept.end(), row, row + static_cast<std::ptrdiff_t>(columns));
    if (kept.size() != rows.size()) TRY(store.replace(spec.shape, partition, kept));
  }
  return Done{};
}

}  // namespace waarborg::monitor
