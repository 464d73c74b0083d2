// What reading a file of people would change: pure, so that the dry run and the real run are the same check.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "features/administration/people_csv.h"

namespace waarborg::administration {

enum class Change { joiner, mover, leaver, changed };

struct PlannedPerson {
  Change kind = Change::changed;
  std::uint64_t line = 0;    ///< 0: not in the file
  directory::Person person;  ///< as it will be
  std::string unit_before;   ///< id, for a mover
};

struct RefusedRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;
  Errors errors;  ///< field: the column
};

struct ImportPlan {
  std::vector<PlannedPerson> changes;
  std::vector<RefusedRow> refused;
  std::int64_t unchanged = 0;
  [[nodiscard]] std::int64_t count(Change kind) const;
  /// The same for the same changes and no others.
  [[nodiscard]] std::string digest() const;
};

/// `unit_ids`: by code. `known`: everybody, by number. A whole file names everybody who is employed: whoever is not in
/// it leaves today. A number in a refused row counts as named. A column that the file does not have changes nothing.
/// Refused: errors of checked_person, "administration.unit_unknown" (args: code), "administration.row_repeated".
ImportPlan plan_import(const PeopleFile& file, const std::map<std::string, std::string>& unit_ids,
                       const std::map<std::string, directory::Person>& known, bool whole, Date today);

}  // namespace waarborg::administration
