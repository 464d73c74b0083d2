// The tables beside the look-ups: what explains a look-up or makes it stand out. Which parts a row has, and how rows
// lie in the side store (engine/side_store.h).
//
// Moments are seconds since 1970 in 32 bits; kTimeless is "not ended". Dated tables are parted by stretches of 32 days
// of `from`, with what lasts longer than a stretch or has no end in the partition kLongPartition; tables of cases and
// subjects by stretches of their numbers.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "engine/side_store.h"

namespace waarborg::monitor {

enum class SideTable {
  people,       ///< officer, from: team and role
  duties,       ///< officer, from: to
  absences,     ///< officer, from: to
  cases,        ///< case: registered at
  links,        ///< case, subject: linked at
  assignments,  ///< case, officer or whole team, kind, from: to
  relations,    ///< officer, subject, kind
  homes,        ///< officer, token of an address or household
  addresses,    ///< subject, token of an address or household
  employees,    ///< officer, subject: the officer's own record
  marks,        ///< subject, kind: protected, well known, ...
  operations    ///< subject, from: something is going to happen
};
constexpr std::size_t kSideTables = 12;

/// A part of a row, in the order of the columns of every table.
enum class SidePart { officer, basis, subject, token, group, role, kind, from, to };
constexpr std::size_t kSideParts = 9;

struct SideSpec {
  SideTable table;
  std::string_view key;  ///< as mappings name it
  struct Column {
    SidePart part;
    bool needed;
  };
  std::vector<Column> columns;  ///< key columns first
  engine::SideShape shape;
  enum class By { one, stretch_of_days, stretch_of_numbers } by;
  std::size_t parted_on;  ///< the column that `by` is about
};
const SideSpec& spec_of(SideTable table);
const std::vector<SideSpec>& all_side_tables();

constexpr std::uint32_t kTimeless = std::numeric_limits<std::uint32_t>::max();
constexpr std::int32_t kLongPartition = -1;
constexpr std::uint32_t kStretchSeconds = 32 * 86'400;

/// Where a row belongs; `row` has the columns of the table.
std::int32_t partition_of(const SideSpec& spec, const std::uint32_t* row);
/// The rows of the table that can matter from..to, in order of their key within each partition; of these those
/// that are `wanted`, where that is said. What became long stands in its stretch as well, as it was before.
Result<engine::SideRows> read_side(const engine::SideStore& store, const SideSpec& spec, std::uint32_t from,
                                   std::uint32_t to, const engine::SideWanted* wanted = nullptr);
/// Dated rows that ended before that second go; where a table has no end, those of before. Errors: of the store.
Result<Done> remove_ended(const engine::SideStore& store, const SideSpec& spec, std::uint32_t before);

}  // namespace waarborg::monitor
