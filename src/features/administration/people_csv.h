// A file of people as it comes from a personnel system: rows with a head that names the columns.
//
//   number;name;mail;unit;function;category;joined;left
//
// number, name and unit must be there; the order is free. The delimiter is ; , or tab; the text UTF-8 or ISO-8859-1.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "features/administration/person_form.h"

namespace waarborg::administration {

struct PeopleRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;  ///< as they came, in UTF-8
  PersonTexts texts;               ///< unit_id holds the unit's code
  std::string problem;             ///< of the row as a whole ("csv.row_quotes", "administration.row_cells"), or empty
};

struct PeopleFile {
  std::vector<std::string> header;  ///< as it came
  char delimiter = ';';
  std::vector<std::string> columns;  ///< the names above, in the file's order; empty for a column that is not one
  std::vector<PeopleRow> rows;
  [[nodiscard]] bool has(std::string_view column) const;
};

inline constexpr std::size_t kPeopleRowsMax = 200'000;

/// Pure. Errors: "administration.file_empty", "administration.file_not_text" (binary), "administration.file_columns"
/// (args: the columns that are missing or stand there twice), "administration.file_rows" (over kPeopleRowsMax).
Result<PeopleFile> read_people_file(const std::string& bytes);

/// The delimiter that stands most often in the first line, outside quotes; ';' when none does.
char sniff_delimiter(std::string_view text);

}  // namespace waarborg::administration
