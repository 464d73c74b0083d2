#include "platform/csv/csv.h"

#include <doctest/doctest.h>

using namespace waarborg::csv;

namespace {

std::vector<CsvRow> read_all(const std::string& text, char delimiter) {
  const auto bytes = bytes_of(text);
  CsvReader reader(*bytes, delimiter);
  std::vector<CsvRow> rows;
  CsvRow row;
  while (reader.next(row).value()) rows.push_back(row);
  return rows;
}

}  // namespace

TEST_CASE("Csv_WithQuotesAndLineEnds_IsReadRowByRow") {
  const auto rows = read_all(
      "\xEF\xBB\xBF"
      "a;b\r\n\"x;\"\"y\"\"\nz\";2\n\n\"open",
      ';');
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].cells == std::vector<std::string>{"x;\"y\"\nz", "2"});
  CHECK(rows[1].line == 2);
  CHECK(rows[2].problem == "csv.row_quotes");
}

TEST_CASE("CsvLine_WithAFormula_IsNeutralised") { CHECK(csv_line({"=1+1", "-5", "a,b"}) == "'=1+1,-5,\"a,b\"\r\n"); }
