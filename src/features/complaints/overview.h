// The overview of the imported register: tables that page, chart and export share, from the kept figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/i18n/texts.h"
#include "platform/storage/database.h"

namespace waarborg::complaints {

/// What is looked at. A unit and a category together are refused ("complaints_register.unit_or_category"): the two
/// cross in one table only, which suppresses small numbers (docs/decisions/0012).
struct OverviewFilter {
  std::string register_id;
  int from = 0;
  int until = 0;
  std::string unit;      ///< empty: all
  std::string category;  ///< empty: all
};

struct UnitChoice {
  std::string id, name;
};
struct OverviewChoices {
  std::vector<std::pair<std::string, i18n::LocalText>> registers;
  int first_year = 0;
  int last_year = 0;
  std::vector<UnitChoice> units;
};

/// A table of words and counts. The first column is the row's name; `numbers` are the others, nothing where
/// suppressed.
struct FigureTable {
  std::string id;  ///< "years", "closing", "findings", "outcomes", "units", "dates": also its path and file name
  std::string title;
  std::vector<std::string> header;
  struct Line {
    std::string name;
    std::vector<std::optional<std::int64_t>> numbers;
  };
  std::vector<Line> lines;
  std::string note;
};

/// REQUIRES: the register exists or is empty (the first one is meant then).
OverviewChoices overview_choices(storage::Transaction& tx, const std::string& register_id);
/// Fills what a query leaves open; errors as described at OverviewFilter.
Result<OverviewFilter> complete_filter(OverviewFilter filter, const OverviewChoices& choices);

std::vector<std::string> figure_table_ids();
/// Errors: not_found for an unknown id. `threshold` is Config::small_number_threshold.
Result<FigureTable> figure_table(storage::Transaction& tx, const i18n::Translator& t, const OverviewFilter& filter,
                                 std::string_view id, int threshold);
/// The five years, from a year that five divides, in which the table by unit and category counts.
std::pair<int, int> suppressed_period(const OverviewFilter& filter);

}  // namespace waarborg::complaints
