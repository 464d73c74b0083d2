#include "features/administration/people_csv.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "platform/csv/csv.h"
#include "platform/csv/encoding.h"

namespace waarborg::administration {

namespace {

const std::vector<std::string>& known_columns() {
  static const std::vector<std::string> all{"number", "name", "mail", "unit", "function", "category", "joined", "left"};
  return all;
}

std::string* field_of(PersonTexts& texts, std::string_view column) {
  if (column == "number") return &texts.number;
  if (column == "name") return &texts.name;
  if (column == "mail") return &texts.mail;
  if (column == "unit") return &texts.unit_id;
  if (column == "function") return &texts.function;
  if (column == "category") return &texts.category;
  if (column == "joined") return &texts.joined;
  if (column == "left") return &texts.left;
  return nullptr;
}

Result<Done> read_head(PeopleFile& file) {
  std::vector<std::string> wrong;
  for (const auto& cell : file.header) {
    std::string name = ascii_lower(trim(cell));
    const bool known = std::ranges::find(known_columns(), name) != known_columns().end();
    if (known && file.has(name)) wrong.push_back(name);
    file.columns.push_back(known ? name : std::string{});
  }
  for (const char* needed : {"number", "name", "unit"})
    if (!file.has(needed)) wrong.emplace_back(needed);
  if (!wrong.empty()) return invalid("administration.file_columns", "file", {join(wrong, ", ")});
  return Done{};
}

PeopleRow row_of(const PeopleFile& file, const csv::CsvRow& read) {
  PeopleRow row;
  row.line = read.line;
  row.problem = read.problem;
  row.cells = read.texts();
  if (row.problem.empty() && row.cells.size() != file.columns.size()) row.problem = "administration.row_cells";
  if (!row.problem.empty()) return row;
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (std::string* field = field_of(row.texts, file.columns[i])) *field = trim(row.cells[i]);
  return row;
}

}  // namespace

bool PeopleFile::has(std::string_view column) const { return std::ranges::find(columns, column) != columns.end(); }

char sniff_delimiter(std::string_view text) {
  std::array<std::pair<char, int>, 3> counts{{{';', 0}, {',', 0}, {'\t', 0}}};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) break;
    for (auto& [delimiter, count] : counts)
      if (c == delimiter && !quoted) ++count;
  }
  return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })->first;
}

Result<PeopleFile> read_people_file(const std::string& bytes) {
  if (trim(bytes).empty()) return invalid("administration.file_empty", "file");
  const std::string text = is_clean_utf8(bytes) ? bytes : csv::from_latin1(bytes);
  // A NUL is in no text: this is a spreadsheet or a picture.
  if (!is_clean_utf8(text)) return invalid("administration.file_not_text", "file");
  PeopleFile file;
  file.delimiter = sniff_delimiter(text);
  const auto source = csv::bytes_of(text);
  csv::CsvReader reader(*source, file.delimiter);
  csv::CsvRow read;
  if (!TRY(reader.next(read)) || !read.problem.empty()) return invalid("administration.file_empty", "file");
  file.header = read.texts();
  TRY(read_head(file));
  while (TRY(reader.next(read))) {
    if (file.rows.size() == kPeopleRowsMax)
      return invalid("administration.file_rows", "file", {std::to_string(kPeopleRowsMax)});
    file.rows.push_back(row_of(file, read));
  }
  return file;
}

}  // namespace waarborg::administration
