#include <doctest/doctest.h>
#include <zip.h>

#include "platform/web/sheet_files.h"

using namespace waarborg;
using namespace waarborg::web;

namespace {

/// One member of a zip archive in memory; empty when it is not there.
std::string member(const std::string& archive, const char* name) {
  auto* source = zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr);
  auto* zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  REQUIRE(zip != nullptr);
  std::string out;
  if (auto* file = zip_fopen(zip, name, 0)) {
    char buffer[4096];
    for (auto count = zip_fread(file, buffer, sizeof buffer); count > 0; count = zip_fread(file, buffer, sizeof buffer))
      out.append(buffer, static_cast<std::size_t>(count));
    zip_fclose(file);
  }
  zip_close(zip);
  return out;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const Sheet kSheet{
    "Zaken & meer", {"Nummer", "Onderwerp"}, {{"12", "=1+1"}, {"007", "a <b> & \"c\"\nd, e"}, {"-5", "Zoë"}}};

}  // namespace

TEST_CASE("Neutralised_FormulaStarts_GetAnApostrophe") {
  for (const std::string cell : {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\xC2\xA0=1",
                                 "=HYPERLINK(\"http://x\")", "＝1", "－cmd", "-2-3", "+", "-", "=cmd|' /C calc'!A0"})
    CHECK_MESSAGE(neutralised(cell) == "'" + cell, cell);
  for (const std::string cell : {"", "a=1", "-5", "+31", "-2,5", "1.234,50", "2026-11-18", "M-2026-1", "'=1", "3 - 2"})
    CHECK_MESSAGE(neutralised(cell) == cell, cell);
}

TEST_CASE("Neutralised_ControlCharacters_AreLeftOutBeforeTheCheck") {
  CHECK(neutralised("\x01=1+1") == "'=1+1");
  CHECK(neutralised(std::string("a\0b", 3)) == "ab");
}

TEST_CASE("AsNumber_TakesWholeNumbersOnly") {
  CHECK(as_number("0") == 0);
  CHECK(as_number("-12") == -12);
  CHECK(as_number("181412") == 181412);
  for (const auto* cell : {"", "-", "007", "-0", "1.5", "1e5", "1234567890123456", "+5", " 5"})
    CHECK_MESSAGE(!as_number(cell).has_value(), cell);
}

TEST_CASE("Csv_FollowsRfc4180WithByteOrderMark") {
  CHECK(to_csv(kSheet) ==
        "\xEF\xBB\xBFNummer,Onderwerp\r\n12,\"'=1+1\"\r\n007,\"a <b> & \"\"c\"\"\nd, e\"\r\n-5,Zoë\r\n");
}

TEST_CASE("Ods_HasMediaTypeFirstAndSafeCells") {
  const auto file = to_ods(kSheet);
  REQUIRE(file.ok());
  CHECK(file->substr(30, 54) == "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
  const auto content = member(*file, "content.xml");
  CHECK(contains(content, "office:value-type=\"float\" office:value=\"12\""));
  CHECK(contains(content, "<text:p>&#39;=1+1</text:p>"));
  CHECK(contains(content, "a &lt;b&gt; &amp; &quot;c&quot;<text:line-break/>d, e"));
  CHECK(contains(content, "table:name=\"Zaken &amp; meer\""));
  CHECK_FALSE(contains(content, "table:formula"));
  CHECK(contains(member(*file, "META-INF/manifest.xml"), "content.xml"));
}

TEST_CASE("Xlsx_HoldsStringsAndNumbersAndNoFormula") {
  const auto file = to_xlsx(kSheet);
  REQUIRE(file.ok());
  const auto strings = member(*file, "xl/sharedStrings.xml");
  CHECK(contains(strings, "'=1+1"));
  CHECK(contains(strings, "Zoë"));
  CHECK(contains(strings, "007"));
  const auto worksheet = member(*file, "xl/worksheets/sheet1.xml");
  CHECK(contains(worksheet, "<v>12</v>"));
  CHECK_FALSE(contains(worksheet, "<f>"));
  CHECK(contains(member(*file, "xl/workbook.xml"), "Zaken &amp; meer"));
}

TEST_CASE("Xlsx_WithAnOddOrLongName_IsStillAFile") {
  CHECK(to_xlsx(Sheet{"[a]:*?/\\ 'x' een heel erg lange naam voor een blad", {}, {}}).ok());
  CHECK(to_xlsx(Sheet{"", {"a"}, {{std::string(100'000, 'x')}}}).ok());
}

TEST_CASE("Sheet_OverTheLimit_IsRefused") {
  Sheet sheet{"x", {"a"}, {}};
  sheet.rows.resize(kSheetRowsMax + 1);
  CHECK(to_xlsx(sheet).error().code == "error.export_too_large");
  CHECK(to_ods(sheet).error().code == "error.export_too_large");
}
