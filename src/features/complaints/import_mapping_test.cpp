#include "features/complaints/import_mapping.h"

#include <doctest/doctest.h>

#include "features/complaints/import_clean.h"
#include "platform/content/testing.h"

using namespace waarborg;
using namespace waarborg::complaints;

namespace {

const std::string kSmall = R"(register: small
title: {nl: "a", en: "b", fr: "c", de: "d"}
missing: ["NULL"]
code_lists:
  kinds: {vocabulary: category, codes: {"05A": force, "01*": verbal_abuse, "01B*": discrimination}}
sources:
  - name: cases
    file: "c*.csv"
    records:
      - target: case
        fields:
          id: {column: id, clean: [strip_decimal]}
          received_on: {column: day, earliest: 1950-01-01, outside: missing}
          area: {column: beat, clean: [strip_decimal, strip_zeros]}
      - target: allegation
        when: code
        fields:
          case: {column: id, clean: [strip_decimal]}
          category: {column: code, codes: kinds}
    ignore: {race: "never kept"}
)";

CleanedRow clean(const Mapping& mapping, const std::vector<std::string>& cells) {
  const auto layout = Layout::of(mapping.sources[0], {"id", "day", "beat", "code", "race"}, "c.csv");
  REQUIRE(layout.ok());
  return clean_row(mapping, mapping.sources[0], *layout, cells);
}

std::string lines_of(const std::string& text) {
  const auto mapping = parse_mapping(text, "m.yaml");
  return mapping.ok() ? "" : content::english(mapping.errors());
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("Mapping_OfTheHouse_Loads") {
  const auto mapping = load_mapping("content/mappings/complaints-chicago.yaml");
  if (!mapping.ok()) MESSAGE(content::english(mapping.errors()));
  REQUIRE(mapping.ok());
  CHECK((*mapping)->sources.size() == 8);
}

TEST_CASE("Clean_IdsDatesAndCodes_AreMadeNeutral") {
  const auto mapping = parse_mapping(kSmall, "m.yaml");
  REQUIRE(mapping.ok());
  const auto row = clean(**mapping, {" 13.0 ", "2001-02-03", "0421", "01b", "X"});
  REQUIRE(row.refusals.empty());
  REQUIRE(row.records.size() == 2);
  CHECK(row.records[0].text(0) == "13");
  CHECK(row.records[0].text(1) == "2001-02-03");
  CHECK(row.records[0].text(4) == "421");
  CHECK(row.records[1].text(2) == "discrimination");
  CHECK(row.records[1].originals[2] == "01b");
}

TEST_CASE("Clean_MissingWordsAndOldDates_AreNoValues") {
  const auto mapping = parse_mapping(kSmall, "m.yaml");
  REQUIRE(mapping.ok());
  const auto row = clean(**mapping, {"C170981", "1919-05-25", "NULL", "", ""});
  REQUIRE(row.records.size() == 1);
  CHECK_FALSE(row.records[0].values[1].has_value());
  CHECK_FALSE(row.records[0].values[4].has_value());
  REQUIRE(row.remarks.size() == 1);
  CHECK(row.remarks[0].reason == "complaints_register.date_left_out");
}

TEST_CASE("Clean_BadValues_AreAllRefusedByColumn") {
  const auto mapping = parse_mapping(kSmall, "m.yaml");
  REQUIRE(mapping.ok());
  const auto row = clean(**mapping, {"NULL", "2001-13-01", std::string(70, '7'), "", ""});
  REQUIRE(row.refusals.size() == 3);
  CHECK(row.refusals[0].column == "id");
  CHECK(row.refusals[1].reason == "complaints_register.value_no_date");
  CHECK(row.refusals[2].reason == "complaints_register.value_too_long");
  CHECK(clean(**mapping, {"1", "2"}).refusals[0].reason == "complaints_register.row_width");
  CHECK(clean(**mapping, {"1", "", "\xFF", "", ""}).refusals[0].reason == "complaints_register.row_encoding");
}

TEST_CASE("Clean_UnknownCode_IsOtherWithARemark") {
  const auto mapping = parse_mapping(kSmall, "m.yaml");
  REQUIRE(mapping.ok());
  const auto row = clean(**mapping, {"1", "", "", "99Z", ""});
  CHECK(row.records[1].text(2) == "other");
  REQUIRE(row.remarks.size() == 1);
  CHECK(row.remarks[0].value == "99Z");
}

TEST_CASE("Mapping_Mistakes_NameFileLineAndField") {
  CHECK(lines_of(replaced(kSmall, "target: case", "target: kase"))
            .find("m.yaml:10: sources[1].records[1].target: "
                  "expected one of") == 0);
  CHECK(lines_of(replaced(kSmall, "beat", "beat, colour: red")).find("m.yaml:14") != std::string::npos);
  CHECK(lines_of(replaced(kSmall, "codes: kinds", "codes: sorts")).find("m.yaml:19") != std::string::npos);
  CHECK(lines_of(replaced(kSmall, "race: \"", "day: \"")).find("day is mapped as well") != std::string::npos);
  CHECK(lines_of(replaced(kSmall, "\"05A\": force", "\"05A\": violence")).find("m.yaml:5") != std::string::npos);
  CHECK(lines_of("[").find("m.yaml:") == 0);
  CHECK(lines_of("register: x\nsources: 3\n").find("title") != std::string::npos);
}

TEST_CASE("Layout_EveryColumn_IsMappedOrIgnored") {
  const auto mapping = parse_mapping(kSmall, "m.yaml");
  REQUIRE(mapping.ok());
  const auto layout = Layout::of((*mapping)->sources[0], {"id", "beat", "code", "race", "race", "extra"}, "c.csv");
  REQUIRE_FALSE(layout.ok());
  CHECK(layout.errors().size() == 3);
}

TEST_CASE("ParseDate_FormatsAndImpossibleDays") {
  CHECK(to_iso(*parse_date("24-12-2020", "%d-%m-%Y")) == "2020-12-24");
  CHECK(to_iso(*parse_date("1/2/2020 13:05", "%d/%m/%Y %H:%M")) == "2020-02-01");
  CHECK_FALSE(parse_date("31-02-2020", "%d-%m-%Y").has_value());
  CHECK_FALSE(parse_date("24-12-20", "%d-%m-%Y").has_value());
  CHECK_FALSE(parse_date("24-12-2020x", "%d-%m-%Y").has_value());
  CHECK_FALSE(parse_date("", "%Y-%m-%d").has_value());
}

TEST_CASE("Pattern_StarStandsForAnything") {
  CHECK(fits_pattern("complaints-accused.csv.gz", "complaints-accused*.csv*"));
  CHECK(fits_pattern("abc", "*"));
  CHECK_FALSE(fits_pattern("complaints-accused.csv", "complaints-a.csv"));
  CHECK_FALSE(fits_pattern("", "a*"));
}
