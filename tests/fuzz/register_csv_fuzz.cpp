// Hostile CSV: rows come to an end, cells stay bounded, and what this program writes it reads back as it was.
#include <cstdint>
#include <cstdlib>

#include "platform/csv/csv.h"

using namespace waarborg::csv;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+@\t\r-").find(cell.front()) != std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = bytes_of(std::string(reinterpret_cast<const char*>(data), size));
  CsvReader reader(*bytes, ',');
  CsvRow row;
  std::uint64_t line = 0;
  while (true) {
    const auto more = reader.next(row);
    require(more.ok());
    if (!more.value()) break;
    require(row.line > line);
    line = row.line;
    bool plain = row.problem.empty() && !(row.cells.size() == 1 && row.cells.front().empty());
    // A byte-order mark is skipped at the start of a file, also of the one written here.
    plain = plain && row.cells.front().rfind("\xEF\xBB\xBF", 0) != 0;
    for (const auto& cell : row.cells) plain = plain && !is_formula(cell);
    if (!plain) continue;
    const auto again = bytes_of(csv_line(row.texts()));
    CsvReader second(*again, ',');
    CsvRow copy;
    require(second.next(copy).ok() && copy.cells == row.cells);
  }
  return 0;
}
