#include <doctest/doctest.h>

#include <fstream>

#include "base/text.h"
#include "features/complaints/contract/commands.h"
#include "features/complaints/contract/complaints.h"
#include "features/complaints/handling_record.h"
#include "features/complaints/import_run.h"
#include "features/complaints/training_import.h"
#include "matters/testing.h"
#include "migrations/feature_complaints.h"
#include "platform/directory/directory.h"
#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::complaints;
using matters::TestHouse;
using matters::TestPages;

namespace {

const Date kToday = *date_from_iso("2026-11-22");
const std::string kHead = "number;course;date;result;hours\n";
const char* const kDutchHead = "Personeelsnr,Naam,Onderdeel,Datum,Uitslag,Uren\n";

void for_each_house(const std::function<void(TestHouse&)>& test) {
  matters::for_each_house(test, migrations::feature_complaints::all());
}

std::unique_ptr<const Mapping> standard() {
  auto mapping = load_mapping("content/mappings/training/standard.yaml");
  REQUIRE(mapping.ok());
  return std::move(mapping).value();
}

Result<TrainingFile> read(const Mapping& mapping, const std::string& text) {
  return read_training(mapping, csv::bytes_of(text), "t.csv", kToday);
}

std::string number_of(TestHouse& house, const char* sign_in) {
  return house.write([&](storage::Transaction& tx) {
    return directory::find_person(tx, house.house().keys(), house.who(sign_in).person_id)->personnel_number;
  });
}

std::vector<Training> trainings(TestHouse& house, const char* sign_in) {
  return house.write([&](storage::Transaction& tx) { return trainings_of_person(tx, house.who(sign_in).person_id); });
}

http::Fields with(const char* name, const std::string& value) {
  http::Fields form;
  form.add(name, value);
  return form;
}

/// Uploads in the standard layout, and answers the path of the dry run.
std::string check(TestPages& pages, const std::string& rows, const char* who = "adam") {
  const auto answer = pages.post("/complaints/training", with("mapping", "standard"), who,
                                 {pages.upload("file", "training.csv", kHead + rows)});
  REQUIRE(answer.status == 303);
  return TestPages::header_of(answer, "Location");
}

http::Response confirm(TestPages& pages, const std::string& path, const char* who = "adam") {
  const std::string page = pages.get(path, who).body;
  const auto at = page.find("name=\"digest\" value=\"");
  REQUIRE(at != std::string::npos);
  return pages.post(path, with("digest", page.substr(at + 21, 64)), who);
}

bool shows(const http::Response& response, const std::string& text) {
  return response.body.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("[CMP-06] ReadTraining_WithWrongRows_TellsEachByLineAndKeepsTheOthers") {
  const auto mapping = standard();
  const auto file = read(*mapping, kHead +
                                       "1;Aanhouden;2026-05-01;passed;7,5\n1;Aanhouden;2027-05-01;passed;\n"
                                       "2;Aanhouden;2026-02-30;passed;4\n3;Aanhouden;2026-05-01;mooi;4\n"
                                       "4;Aanhouden;2026-05-01;passed;veel\n5;x\n1;Aanhouden;2026-05-01;failed;\n");
  REQUIRE(file.ok());
  REQUIRE(file->rows.size() == 1);
  CHECK(file->rows.front().training == Training{"Aanhouden", "passed", *date_from_iso("2026-05-01"), 450});
  std::vector<std::string> reasons;
  for (const auto& refused : file->refused)
    reasons.push_back(std::to_string(refused.line) + " " + refused.findings.front().reason);
  CHECK(reasons == std::vector<std::string>{"3 training.row_ahead", "4 complaints_register.value_no_date",
                                            "5 complaints_register.code_refused",
                                            "6 complaints_register.value_no_hours", "7 complaints_register.row_width",
                                            "8 complaints_register.row_repeated"});
  CHECK(read(*mapping, kHead).error().code == "training.empty");
  CHECK(read(*mapping, "number;course\n").error().code == "complaints_register.column_missing");
}

TEST_CASE("[CMP-06] ReadTraining_OfAnotherSystem_NeedsItsMappingOnly") {
  const auto mapping = load_mapping("tests/data/training-dutch/mapping.yaml");
  REQUIRE(mapping.ok());
  const auto file = read(**mapping, std::string(kDutchHead) +
                                        "007001,Jansen,Schieten,24-12-2025,v,4\n7002,Zo\xEB,Schieten,24-12-2025,AZ,\n");
  REQUIRE(file.ok());
  REQUIRE(file->rows.size() == 2);
  CHECK(file->rows[0].number == "7001");
  CHECK(file->rows[0].training == Training{"Schieten", "passed", *date_from_iso("2025-12-24"), 240});
  CHECK(file->rows[1].training.result == "absent");
  CHECK(file->rows[1].cells[1] == "Zo\xC3\xAB");
}

TEST_CASE("[CMP-06] Mapping_OfTheOtherKind_IsRefusedByBothImports") {
  auto training = standard();
  const auto complaints = load_mapping("tests/data/complaints-dutch/mapping.yaml");
  REQUIRE(complaints.ok());
  CHECK(read(**complaints, kHead).error().code == "training.mapping_of_register");
  CHECK(ImportRun::prepare(std::move(training), {"t.csv"}, {}).error().code ==
        "complaints_register.mapping_of_training");
}

TEST_CASE("[CMP-06] Hours_AsPeopleWriteThem_AreWholeMinutes") {
  CHECK(parse_hours("7") == 420);
  CHECK(parse_hours("7,5") == 450);
  CHECK(parse_hours("0.33") == 20);
  for (const char* wrong : {"", "-1", "7.", ",5", "7.125", "1000", "7u", "7,5,5"}) CHECK_FALSE(parse_hours(wrong));
}

TEST_CASE("[CMP-06] Training_ConfirmedAfterItsDryRun_IsThereOnceHoweverOftenItComes") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string emma = number_of(house, "emma");
    const std::string rows = emma + ";Aanhouden;2026-05-01;passed;7,5\n0;Aanhouden;2026-05-01;passed;4\n";
    const std::string path = check(pages, rows);
    const auto shown = pages.get(path, "adam");
    CHECK(shows(shown, "Niemand heeft dit personeelsnummer. (0)"));
    CHECK(shows(shown, "gehaald, 7:30 uur"));
    CHECK(trainings(house, "emma").empty());
    CHECK(pages.get(path, "carla").status == 404);
    CHECK(shows(pages.get(path + "/refused.csv", "adam"), "0,Aanhouden,2026-05-01,passed,4,3,"));

    CHECK(confirm(pages, path).status == 303);
    REQUIRE(trainings(house, "emma").size() == 1);
    CHECK(pages.get(path, "adam").status == 404);
    CHECK(shows(pages.get(check(pages, rows), "adam"), "Dit bestand verandert niets."));

    const std::string changed = check(pages, emma + ";Aanhouden;2026-05-01;failed;\n");
    CHECK(shows(pages.get(changed, "adam"), "gehaald, 7:30 uur \u2192 niet gehaald"));
    CHECK(confirm(pages, changed).status == 303);
    CHECK(trainings(house, "emma").front() == Training{"Aanhouden", "failed", *date_from_iso("2026-05-01"), {}});
  });
}

TEST_CASE("[CMP-06] Training_ThatChangedSinceItsDryRun_IsShownAnew") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string emma = number_of(house, "emma");
    const std::string first = check(pages, emma + ";Aanhouden;2026-05-01;passed;\n");
    const std::string page = pages.get(first, "adam").body;
    const std::string digest = page.substr(page.find("name=\"digest\" value=\"") + 21, 64);
    CHECK(confirm(pages, check(pages, emma + ";Aanhouden;2026-05-01;failed;\n", "carla"), "carla").status == 303);
    const auto refused = pages.post(first, with("digest", digest), "adam");
    CHECK(refused.status == 409);
    CHECK(shows(refused, "niet gehaald \u2192 gehaald"));
    CHECK(trainings(house, "emma").front().result == "failed");
  });
}

TEST_CASE("[CMP-06] TrainingPages_WithWhatCannotBeRead_KeepTheFormAndSayWhy") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto post = [&](http::Fields form, const std::string& bytes) {
      return pages.post("/complaints/training", form, "adam", {pages.upload("file", "t.csv", bytes)});
    };
    CHECK(shows(post(with("mapping", "standard"), "number;naam\n"), "course"));
    CHECK(post(with("mapping", "standard"), std::string("PK\3\4\0\1", 6)).status == 422);
    CHECK(post({}, kHead).status == 422);
    http::Fields own = with("mapping", "own");
    own.add("mapping_text", "register: x\nsources: 3\n");
    const auto again = post(own, kHead);
    CHECK(again.status == 422);
    CHECK(shows(again, "sources: 3"));
    CHECK(pages.post("/complaints/training", with("mapping", "standard"), "adam").status == 422);
    CHECK(pages.get("/complaints/training", "emma").status == 404);
  });
}

TEST_CASE("[CMP-06] ForceComplaint_ShowsTheTrainingOfItsOfficers") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string emma = number_of(house, "emma");
    confirm(pages, check(pages, emma + ";Aanhouden;2026-05-01;passed;\n" + emma + ";Schieten;2026-06-01;absent;\n"));
    const auto opened = house.open(house.complaint());
    const std::string page = "/matters/" + opened.matter.id + "/complaint";
    const auto allege = [&](const char* category) {
      AllegationInput input;
      input.category = category;
      input.officer = "Emma Roos";
      input.what = "Hard aangepakt";
      REQUIRE(record_allegation(house.house(), house.viewer("carla"), opened.matter.id, "", 0, input).ok());
    };
    allege("treatment");
    CHECK_FALSE(shows(pages.get(page, "carla"), "Schieten"));
    allege("force");
    const auto shown = pages.get(page, "carla");
    CHECK(shows(shown, "Schieten: afwezig"));
    CHECK(shows(shown, "Aanhouden: gehaald"));
  });
}

TEST_CASE("[CMP-06] ImportTraining_FromTheCommandLine_IsTheSameCheckAndWritesItsErrors") {
  for_each_house([](TestHouse& house) {
    const auto folder = std::filesystem::temp_directory_path() / new_id();
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "t.csv") << kHead << number_of(house, "emma")
                                    << ";Aanhouden;2026-05-01;passed;4\n9;x;y;z;\n";
    std::string said;
    ImportCommand command{"content/mappings/training/standard.yaml", {folder / "t.csv"}, true, folder / "errors.csv"};
    const i18n::Translator t(house.platform().texts, i18n::Language::nl, house.platform().config.zone);
    const auto run = [&] {
      said.clear();
      return import_training(house.house(), t, command,
                             [&](std::string_view line) { said += std::string(line) + "\n"; });
    };
    CHECK(run() == 0);
    CHECK(trainings(house, "emma").empty());
    command.dry_run = false;
    CHECK(run() == 0);
    CHECK(trainings(house, "emma").size() == 1);
    std::ifstream in(folder / "errors.csv");
    const std::string errors{std::istreambuf_iterator<char>(in), {}};
    CHECK(errors.find("9,x,y,z,,3,") != std::string::npos);
    CHECK(run() == 0);
    CHECK(said.find("         1  Ongewijzigd") != std::string::npos);
    command.sources = {folder / "none.csv"};
    CHECK(run() == 1);
    std::filesystem::remove_all(folder);
  });
}
