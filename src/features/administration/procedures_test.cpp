#include <doctest/doctest.h>

#include "features/administration/contract/administration.h"
#include "features/administration/procedures.h"
#include "matters/testing.h"

namespace waarborg::administration {
namespace {

using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

std::string text_of(TestHouse& house, const std::string& key) {
  return house.write([&](storage::Transaction& tx) { return house.house().procedures.active(tx, key); })->text;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

http::Fields form(const std::string& text, const char* act) {
  http::Fields fields;
  fields.add("text", text);
  fields.add("do", act);
  return fields;
}

TEST_CASE("Procedure_CheckedStoredAndActivated_HoldsForNewMattersOnly") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto before = house.open(house.report()).matter;
    const std::string changed = with(text_of(house, "report"), "version: 1", "version: 2");
    CHECK(pages.post("/administration/procedures/new", form(changed, "check"), "adam").status == 200);
    CHECK(pages.get("/administration/procedures/report/2", "adam").status == 404);
    const auto stored = pages.post("/administration/procedures/new", form(changed, "store"), "adam");
    CHECK(TestPages::header_of(stored, "Location") == "/administration/procedures/report/2");
    CHECK(house.open(house.report()).matter.procedure_version == 1);

    const std::string path = "/administration/procedures/report/2/activate";
    CHECK(pages.get(path, "adam").body.find("version: 2") != std::string::npos);
    http::Fields stale, seen;
    stale.add("seen", "7");
    seen.add("seen", "1");
    CHECK(pages.post(path, stale, "adam").status == 409);
    CHECK(pages.post(path, seen, "adam").status == 303);
    CHECK(house.open(house.report()).matter.procedure_version == 2);
    CHECK(before.procedure_version == 1);
    CHECK(pages.post("/administration/procedures/new", form(changed, "store"), "adam").status == 422);
    CHECK(pages.post("/administration/procedures/new", form(changed, "check"), "adam").status == 422);
  });
}

TEST_CASE("Procedure_WithMistakes_ShowsLineFieldAndWhatWasTyped") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string text = text_of(house, "report");
    const auto refused =
        pages.post("/administration/procedures/new", form(with(text, "version: 1", "version: soon"), "store"), "adam");
    CHECK(refused.status == 422);
    CHECK(refused.body.find("<code>version: soon</code>") != std::string::npos);
    CHECK(refused.body.find("De tekst, regel 3, veld version") != std::string::npos);
    const auto at = text.find("\ndesk: ");
    REQUIRE(at != std::string::npos);
    const std::string desk = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    const auto unknown =
        pages.post("/administration/procedures/new", form(with(text, desk, "desk: moon"), "check"), "adam");
    CHECK(unknown.status == 422);
    CHECK(unknown.body.find("<code>desk: moon</code>") != std::string::npos);
  });
}

TEST_CASE("Procedure_AsAFile_IsReadLikeAPastedText") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string changed = with(text_of(house, "report"), "version: 1", "version: 3");
    const auto stored = pages.post("/administration/procedures/new", form("", "store"), "adam",
                                   {pages.upload("file", "report.yaml", changed)});
    CHECK(stored.status == 303);
    CHECK(pages.get("/administration/procedures/report/3/difference?with=1", "adam").body.find("version: 3") !=
          std::string::npos);
  });
}

TEST_CASE("Procedures_EveryOne_CanBeReadInEveryLanguage") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    CHECK(pages.get("/administration/procedures", "adam").status == 200);
    const auto versions = house.write([&](storage::Transaction& tx) { return house.house().procedures.list(tx); });
    for (const auto& version : versions) {
      INFO(version.key);
      const auto page =
          pages.get("/administration/procedures/" + version.key + "/" + std::to_string(version.version), "adam");
      CHECK(page.status == 200);
      const auto at = page.body.find(">[");
      CHECK(at == std::string::npos);
    }
    CHECK(pages.get("/administration/procedures", "tessa").status == 404);
  });
}

TEST_CASE("LineDiff_OfTwoTexts_IsTheShortest") {
  const auto lines = line_diff("a\nb\nc\nd", "a\nx\nc\nd\ne");
  std::string signs;
  for (const auto& line : lines)
    signs += line.kind == DiffLine::Kind::same ? '=' : line.kind == DiffLine::Kind::added ? '+' : '-';
  CHECK(signs == "=-+==+");
  CHECK(line_diff("", "").size() == 1);
}

}  // namespace
}  // namespace waarborg::administration
