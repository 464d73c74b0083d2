#include <doctest/doctest.h>

#include "features/administration/contract/administration.h"
#include "features/administration/people_import.h"
#include "matters/testing.h"
#include "migrations/feature_administration.h"

namespace waarborg::administration {
namespace {

using matters::TestHouse;
using matters::TestPages;

void for_each_house(const std::function<void(TestHouse&)>& test) {
  matters::for_each_house(test, migrations::feature_administration::all());
}

const char* const kHead = "number;name;unit;function\n";

/// Uploads and answers the path of the dry run.
std::string check(TestPages& pages, const std::string& content, const char* whole) {
  http::Fields form;
  form.add("whole", whole);
  const auto answer =
      pages.post("/administration/people/import", form, "adam", {pages.upload("file", "p.csv", content)});
  REQUIRE(answer.status == 303);
  return TestPages::header_of(answer, "Location");
}

std::string digest_in(const std::string& page) {
  const auto at = page.find("name=\"digest\" value=\"");
  return at == std::string::npos ? "" : page.substr(at + 21, 64);
}

http::Fields digest_form(const std::string& digest) {
  http::Fields form;
  form.add("digest", digest);
  return form;
}

std::optional<directory::Person> find(TestHouse& house, const std::string& number) {
  return house.write(
      [&](storage::Transaction& tx) { return directory::find_person_by_number(tx, house.house().keys(), number); });
}

TEST_CASE("PeopleFile_InAnyDelimiterAndEncoding_ReadsTheSame") {
  for (const char delimiter : {';', ',', '\t'}) {
    std::string text = "Number;Name;Unit\r\n1;Zo\xC3\xAB de Wit;N1\r\n";
    for (char& c : text)
      if (c == ';') c = delimiter;
    const auto file = read_people_file("\xEF\xBB\xBF" + text);
    REQUIRE(file.ok());
    CHECK(file->delimiter == delimiter);
    CHECK(file->rows.front().texts.name == "Zo\xC3\xAB de Wit");
  }
  CHECK(read_people_file("number;name;unit\n1;Zo\xEB;N1\n")->rows.front().texts.name == "Zo\xC3\xAB");
}

TEST_CASE("PeopleFile_ThatIsNone_IsRefusedAsAWhole") {
  CHECK(read_people_file("").error().code == "administration.file_empty");
  CHECK(read_people_file(std::string("PK\0\3\xFF", 5)).error().code == "administration.file_not_text");
  CHECK(read_people_file("number;name\n1;A\n").error().args.front() == "unit");
  CHECK(read_people_file("number;name;unit;name\n").error().args.front() == "name");
}

TEST_CASE("Import_DryRunThenConfirm_DoesExactlyWhatWasShown") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string path = check(pages,
                                   std::string(kHead) +
                                       "7001;Jan Bakker;Z;agent\n7002;Sanne de Wit;Z;agent\n"
                                       "9001;Noor Dekker;N1;rechercheur\n9002;;N9;x\n",
                                   "no");
    const auto page = pages.get(path, "adam");
    CHECK(page.status == 200);
    CHECK(page.body.find("Noor Dekker") != std::string::npos);
    CHECK(page.body.find("N9") != std::string::npos);
    CHECK_FALSE(find(house, "9001").has_value());
    auto refused = pages.get(path + "/refused.csv", "adam");
    CHECK(TestPages::body_of(refused).find("9002") != std::string::npos);

    CHECK(pages.post(path, digest_form(digest_in(page.body)), "adam").status == 303);
    CHECK(find(house, "7001")->unit_id == house.unit("Z"));
    CHECK(find(house, "9001")->name == "Noor Dekker");
    CHECK_FALSE(find(house, "9002").has_value());
    CHECK_FALSE(find(house, "7002")->left_on.has_value());
    CHECK(pages.get(path, "adam").status == 404);
    // The same file again changes nothing.
    const std::string again = check(pages, std::string(kHead) + "7001;Jan Bakker;Z;agent\n", "no");
    CHECK(digest_in(pages.get(again, "adam").body).empty());
  });
}

TEST_CASE("Import_AfterSomethingChanged_ShowsAgainAndDoesNothing") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string path = check(pages, std::string(kHead) + "7001;Jan Bakker;Z;agent\n", "no");
    const std::string digest = digest_in(pages.get(path, "adam").body);
    house.write([&](storage::Transaction& tx) {
      auto person = *directory::find_person_by_number(tx, house.house().keys(), "7001");
      person.function = "hoofdagent";
      person.unit_id = house.unit("N");
      directory::save_person(tx, house.house().keys(), person);
    });
    const auto refused = pages.post(path, digest_form(digest), "adam");
    CHECK(refused.status == 409);
    CHECK(find(house, "7001")->unit_id == house.unit("N"));
    CHECK(pages.post(path, digest_form(digest_in(refused.body)), "adam").status == 303);
    CHECK(find(house, "7001")->unit_id == house.unit("Z"));
  });
}

TEST_CASE("Import_OfAWholeFile_EndsAccountsAndRolesOfLeavers") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    std::string file = kHead;
    const auto everybody = house.write([&](storage::Transaction& tx) {
      directory::PeopleQuery query;
      query.limit = 500;
      return directory::list_people(tx, house.house().keys(), query);
    });
    for (const auto& person : everybody) {
      if (person.id == house.who("hanna").person_id) continue;
      file += person.personnel_number + ";" + person.name + ";K;" + person.function + "\n";
    }
    const std::string path = check(pages, file, "yes");
    const auto page = pages.get(path, "adam");
    CHECK(page.body.find("Hanna Postma") != std::string::npos);
    CHECK(pages.post(path, digest_form(digest_in(page.body)), "adam").status == 303);
    house.write([&](storage::Transaction& tx) {
      CHECK(directory::find_account(tx, house.account("hanna"))->closed);
      CHECK(directory::grants_of(tx, house.account("hanna"), house.today()).empty());
      CHECK_FALSE(directory::find_account(tx, house.account("hugo"))->closed);
    });
  });
}

TEST_CASE("Import_ThatWouldEndTheLastAdministrator_IsRefusedWhole") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string path = check(pages, std::string(kHead) + "9001;Noor Dekker;N1;\n", "yes");
    const auto refused = pages.post(path, digest_form(digest_in(pages.get(path, "adam").body)), "adam");
    CHECK(refused.status == 409);
    CHECK_FALSE(find(house, "9001").has_value());
    CHECK_FALSE(find(house, "7001")->left_on.has_value());
  });
}

TEST_CASE("Plan_RefusedAndRepeatedRows_MakeNobodyALeaver") {
  const Date today = *date_from_iso("2026-11-02");
  const std::map<std::string, std::string> units{{"N1", "n1"}};
  std::map<std::string, directory::Person> known;
  known["1"] = {"a", "1", "A", "", "n1", "", "operational", {}, {}};
  known["2"] = {"b", "2", "B", "", "n1", "", "operational", {}, {}};
  const auto plan = plan_import(*read_people_file("number;name;unit\n1;;N1\n1;A;N1\n"), units, known, true, today);
  CHECK(plan.refused.size() == 2);
  REQUIRE(plan.count(Change::leaver) == 1);
  CHECK(plan.changes.front().person.personnel_number == "2");
  const auto broken = plan_import(*read_people_file("number;name;unit\n1;A\n"), units, known, true, today);
  CHECK(broken.count(Change::leaver) == 0);
}

}  // namespace
}  // namespace waarborg::administration
