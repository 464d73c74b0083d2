#include "features/monitor/log_rows.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "features/monitor/look_up.h"

using namespace waarborg;
using namespace waarborg::monitor;

namespace {

struct Read {
  std::vector<std::string> rows;      ///< "line: value|value" or "line: problem"
  std::vector<std::string> original;  ///< of the last row
  std::string error;
};

LogMapping mapping_of(const std::string& text) {
  auto mapping = parse_log_mapping(text, "log.yaml");
  if (!mapping.ok()) MESSAGE(join(mapping.error().args, " "));
  REQUIRE(mapping.ok());
  return *mapping;
}

Read read(const LogMapping& mapping, const std::string& text) {
  Read out;
  const auto bytes = csv::bytes_of(text);
  const auto rows = open_rows(mapping, *bytes, "log");
  if (!rows.ok()) {
    out.error = rows.error().code + " " + join(rows.error().args, " ");
    return out;
  }
  LogRow row;
  while (*(*rows)->next(row)) {
    std::string line = std::to_string(row.line) + ": ";
    if (row.problem != nullptr) line += row.problem;
    for (std::size_t at = 0; row.problem == nullptr && at < row.values.size(); ++at)
      line += (at > 0 ? "|" : "") + std::string(row.values[at]);
    out.rows.push_back(line);
    out.original = (*rows)->original();
  }
  return out;
}

const std::string kRest =
    "time: {column: at, format: \"%Y-%m-%d %H:%M\", zone: UTC, future: any}\n"
    "officer: {column: user.id}\nsystem: {constant: x}\nsubject: {column: what}\n";
const std::string kCsv =
    "name: x\nformat: csv\ntime: {column: at, format: \"%Y-%m-%d %H:%M\", zone: Europe/Amsterdam}\n"
    "officer: {column: who, clean: [strip_decimal]}\nsystem: {constant: x}\n"
    "reason: {column: why, clean: [plus_is_space, fold_case]}\n";

/// "refusal", or "second officer reason" of one row.
std::string understood(const std::string& at, const std::string& who, const std::string& why) {
  const LogMapping mapping = mapping_of(kCsv);
  LookUpReader reader(mapping, from_millis(1'790'000'000'000));
  LogRow row;
  row.values = {at, who, why};
  LookUp out;
  if (const char* refusal = reader.read(row, out)) return refusal;
  return std::to_string(out.second) + " " + std::string(out.officer) + " " + std::string(out.reason);
}

}  // namespace

TEST_CASE("LogRows_Csv_GivesTheColumnsOfTheMappingByName") {
  const auto mapping = mapping_of(kCsv);
  const auto got = read(mapping, "who,extra,at,why\n1,x,2025-01-01 10:00,\"a, b\"\n2,x\n\n3,\xFF,b,c\n4,x,\"q\"q,e\n");
  CHECK(got.rows == std::vector<std::string>{"2: 2025-01-01 10:00|1|a, b", "3: lookups.row_width",
                                             "5: lookups.row_encoding", "6: csv.row_quotes"});
  CHECK(read(mapping, "who,at\n").error == "lookups.column_missing log why");
  CHECK(read(mapping, "who,at,why,at\n").error == "lookups.column_twice log at");
  CHECK(read(mapping, "").error == "lookups.file_empty log");
}

TEST_CASE("LogRows_CsvWithoutHeaderInLatin1_IsRead") {
  std::string text = kCsv;
  text.replace(text.find("format: csv"), 11, "format: csv\nheader: [at, who, why]\nencoding: iso-8859-1");
  CHECK(read(mapping_of(text), "a,b,Caf\xE9\n").rows == std::vector<std::string>{"1: a|b|Caf\xC3\xA9"});
}

TEST_CASE("LogRows_JsonLines_AreReadByMember") {
  const auto mapping = mapping_of("name: x\nformat: json_lines\n" + kRest);
  const auto got =
      read(mapping,
           "\xEF\xBB\xBF{\"at\": \"t\", \"user\": {\"id\": 13}, \"what\": true}\r\n"
           "\n{\"at\": null, \"user.id\": \"a\\u00e9\", \"what\": 1.5}\n[1]\n{\"at\": {}}\n{\"at\": \"\xFF\"}\n"
           "{\"user\": 3}");
  CHECK(got.rows == std::vector<std::string>{"1: t|13|true", "3: |a\xC3\xA9|1.5", "4: lookups.row_unreadable",
                                             "5: lookups.row_unreadable", "6: lookups.row_encoding", "7: ||"});
  CHECK(got.original == std::vector<std::string>{"{\"user\": 3}"});
}

TEST_CASE("LogRows_TextLines_AreReadByPartsAndPairs") {
  const auto mapping = mapping_of("name: x\nformat: text\nline: \"<{}>{at}|{host}: {pairs}\"\n" + kRest);
  const auto got = read(mapping,
                        "<13>2025-01-01 10:00|srv1: user.id=7 note=\"x y\" what=\"a \\\"b\\\" c\", other\n"
                        "<13>2025-01-01 10:00 srv1: user.id=7\n"
                        "<13>t|h: user.id=\"open\n"
                        "<13>t|h: \n");
  CHECK(got.rows == std::vector<std::string>{"1: 2025-01-01 10:00|srv1|7|a \"b\" c", "2: lookups.row_unreadable",
                                             "3: lookups.row_unreadable", "4: t|h||"});
}

TEST_CASE("LogRows_LineOverTheLimit_IsRefusedAndReadingGoesOn") {
  const auto mapping = mapping_of("name: x\nformat: json_lines\n" + kRest);
  const auto got = read(mapping, "{\"at\": \"" + std::string(3U << 20U, 'x') + "\"}\n{\"at\": \"t\"}\n");
  CHECK(got.rows == std::vector<std::string>{"1: csv.row_too_long", "2: t||"});
}

TEST_CASE("[LOG-02] LookUp_OfARow_SaysWhoAndWhen") {
  CHECK(understood("2025-07-01 12:00", " 13.0 ", "By+Mistake+") == "1751364000 13 by mistake");
  CHECK(understood("2025-07-01 12:00", "13.5", "") == "1751364000 13.5 ");
}

TEST_CASE("LookUp_ThatCannotBe_IsRefusedWithItsReason") {
  CHECK(understood("", "1", "") == "lookups.row_no_time");
  CHECK(understood("2025-02-30 12:00", "1", "") == "lookups.row_bad_time");
  CHECK(understood("2025-03-30 02:30", "1", "") == "lookups.row_skipped_time");
  CHECK(understood("2025-10-26 02:30", "1", "") == "lookups.row_repeated_time");
  CHECK(understood("2027-01-01 00:00", "1", "") == "lookups.row_future");
  CHECK(understood("2025-07-01 12:00", " ", "") == "lookups.row_no_officer");
  CHECK(understood("2025-07-01 12:00", std::string(2000, 'x'), "") == "lookups.row_value_too_long");
}

TEST_CASE("LookUpReader_OfMomentsBeyond32Bits_RefusesTheRow") {
  const LogMapping mapping = mapping_of(
      "name: x\nformat: csv\ntime: {column: at, format: \"%Y-%m-%d %H:%M\", zone: UTC, future: any}\n"
      "officer: {column: who}\nsystem: {constant: x}\n");
  LookUpReader reader(mapping, from_millis(1'790'000'000'000));
  const auto refusal = [&](const char* at) {
    LogRow row;
    row.values = {at, "1"};
    LookUp out;
    const char* const reason = reader.read(row, out);
    return std::string(reason == nullptr ? "" : reason);
  };
  CHECK(refusal("2105-12-31 23:59").empty());
  CHECK(refusal("2110-01-01 00:00") == "lookups.row_time_range");
}
