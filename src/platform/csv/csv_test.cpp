#include "platform/csv/csv.h"

#include <doctest/doctest.h>

#include <random>

#include "base/text.h"

using namespace waarborg::csv;

namespace {

struct KeptRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;
  std::string problem;
  bool operator==(const KeptRow&) const = default;
};

std::vector<KeptRow> read_all(const std::string& text, char delimiter,
                              std::size_t buffer_bytes = CsvReader::kBufferBytes) {
  const auto bytes = bytes_of(text);
  CsvReader reader(*bytes, delimiter, buffer_bytes);
  std::vector<KeptRow> rows;
  CsvRow row;
  while (reader.next(row).value()) rows.push_back({row.line, row.texts(), row.problem});
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

namespace {

/// The rules of csv.h, character by character over the whole text: slow, plain, and no code of the reader.
std::vector<KeptRow> read_plainly(std::string_view text, char delimiter) {
  std::vector<KeptRow> rows;
  std::uint64_t line = 1;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    KeptRow row{line, {""}, ""};
    bool quoted = false, closed = false, begins = true, ended = false;
    while (!text.empty() && !ended) {
      const char c = text.front();
      text.remove_prefix(1);
      if (c == '\n') ++line;
      std::string& cell = row.cells.back();
      const bool good = row.problem.empty();
      if (quoted) {
        if (c == '"') {
          quoted = false;
          closed = true;
        } else if (good) {
          cell += c;
        }
      } else if (c == '\n') {
        if (!closed && cell.ends_with('\r')) cell.pop_back();
        ended = true;
      } else if (c == delimiter) {
        row.cells.emplace_back();
        closed = false;
        begins = true;
        continue;
      } else if (begins && c == '"') {
        quoted = true;
      } else if (closed && c == '"') {
        quoted = true;
        closed = false;
        if (good) cell += c;
      } else if (closed) {
        if (c != '\r') row.problem = "csv.row_quotes";
      } else if (good) {
        cell += c;
      }
      begins = false;
    }
    if (quoted) row.problem = "csv.row_quotes";
    if (row.cells.size() > 1 || !row.cells.front().empty() || !row.problem.empty()) rows.push_back(row);
  }
  return rows;
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces{"a",  "bc",          "12345678", "a long piece of text",
                                                ",",  ",",           "\n",       "\r\n",
                                                "\"", "\"x,y\"",     ",\"q\",",  "\"\"",
                                                "\r", "\xC3\xA9",    "\xFF",     std::string(1, '\0'),
                                                ";",  "\xEF\xBB\xBF"};
  std::string text = random() % 8 == 0 ? "\xEF\xBB\xBF" : "";
  for (auto left = random() % 60; left > 0; --left) text += kPieces[random() % kPieces.size()];
  return text;
}

}  // namespace

TEST_CASE("Csv_OfAnyTextAndBuffer_IsReadAsTheRulesSay") {
  std::mt19937 random(20);
  for (int time = 0; time < 4000; ++time) {
    const std::string text = random_text(random);
    const auto expected = read_plainly(text, ',');
    CAPTURE(text);
    CHECK(read_all(text, ',') == expected);
    for (const std::size_t bytes : {3, 4, 5, 8, 13, 21, 64}) CHECK(read_all(text, ',', bytes) == expected);
  }
}

TEST_CASE("Csv_RowSaidToBePlain_IsAsciiWithoutNul") {
  std::mt19937 random(21);
  std::size_t plain = 0;
  for (int time = 0; time < 2000; ++time) {
    const auto bytes = bytes_of(random_text(random));
    CsvReader reader(*bytes, ',', 40);
    CsvRow row;
    while (reader.next(row).value()) {
      if (!row.plain) continue;
      ++plain;
      for (const auto cell : row.cells)
        for (const char c : cell) REQUIRE((c > 0 && c < 127));
    }
  }
  CHECK(plain > 100);
}

TEST_CASE("Csv_RowOverTheLimit_IsTheSameInEveryBuffer") {
  for (const std::size_t over : {0, 1, 2}) {
    const std::string text = "a," + std::string(CsvReader::kRowBytesMax - 2 + over, 'x') + "\nnext,\"y\n";
    const auto whole = read_all(text, ',', 3 * CsvReader::kRowBytesMax);
    REQUIRE(whole.size() == 2);
    CHECK(whole[0].problem == (over == 0 ? "" : "csv.row_too_long"));
    for (const std::size_t bytes : {1000, 65536, 1 << 20}) CHECK(read_all(text, ',', bytes) == whole);
  }
}
