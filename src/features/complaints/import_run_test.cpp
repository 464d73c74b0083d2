#include "features/complaints/import_run.h"

#include <doctest/doctest.h>

#include <fstream>

#include "features/complaints/contract/commands.h"
#include "features/complaints/import_report.h"
#include "migrations/feature_complaints.h"
#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::complaints;

namespace {

const std::filesystem::path kDutch = "tests/data/complaints-dutch";
const FixedClock kClock{from_millis(1'790'000'000'000)};

constexpr storage::Sql kCases{"test.cases", "SELECT COUNT(*) AS number FROM complaints_register_cases"};
constexpr storage::Sql kAllegations{"test.allegations",
                                    "SELECT COUNT(*) AS number FROM complaints_register_allegations"};
constexpr storage::Sql kCase{"test.case",
                             "SELECT received_on, incident_on, place, days_to_close FROM complaints_register_cases "
                             "WHERE register = $1 AND id = $2"};

std::int64_t count(storage::Database& database, const storage::Sql& sql) {
  const auto result =
      database.read([&](storage::Transaction& tx) -> Result<std::int64_t> { return tx.find(sql)->integer("number"); });
  REQUIRE(result.ok());
  return *result;
}

ImportReport report_of(storage::Database& database, const std::string& id) {
  auto report = database.read([&](storage::Transaction& tx) { return read_report(tx, id); });
  REQUIRE(report.ok());
  return *report;
}

std::unique_ptr<ImportRun> prepared(const std::filesystem::path& file, Mode mode, int rows_per_step = 3) {
  auto mapping = load_mapping(kDutch / "mapping.yaml");
  REQUIRE(mapping.ok());
  ImportOptions options;
  options.mode = mode;
  options.rows_per_step = rows_per_step;
  auto run = ImportRun::prepare(std::move(mapping).value(), {file}, options);
  REQUIRE(run.ok());
  return std::move(run).value();
}

// At most `steps` steps; answers whether there was more to do.
bool work(storage::Database& database, ImportRun& run, int steps = 1000) {
  for (int done = 0; done < steps; ++done) {
    const auto more = database.write([&](storage::Transaction& tx) -> Result<bool> { return run.step(tx, kClock); });
    REQUIRE(more.ok());
    if (!*more) return false;
  }
  return true;
}

ImportReport import_file(storage::Database& database, const std::filesystem::path& file, Mode mode) {
  const auto run = prepared(file, mode);
  REQUIRE(database.write([&](storage::Transaction& tx) -> Result<Done> { return run->begin(tx, kClock); }).ok());
  work(database, *run);
  return report_of(database, run->id());
}

}  // namespace

TEST_CASE("Import_ARegisterOfAnotherShape_NeedsOnlyItsMapping") {
  storage::for_each_database(migrations::feature_complaints::all(), [](storage::Database& database) {
    const auto report = import_file(database, kDutch / "klachten-2023.csv", Mode::import);
    REQUIRE(report.sources.size() == 1);
    CHECK(report.state == "done");
    CHECK(report.sources[0].read == 8);
    CHECK(report.sources[0].added == 5);
    CHECK(report.sources[0].refused == 3);
    CHECK(report.refusals.size() == 3);
    REQUIRE(report.remarks.size() == 1);
    CHECK(report.remarks[0].value == "Parkeerbeheer");
    CHECK(count(database, kCases) == 5);
    CHECK(count(database, kAllegations) == 5);
    const auto checked = database.read([](storage::Transaction& tx) -> Result<Done> {
      const auto first = tx.find(kCase, {"dorpsregio", "2023-001"});
      CHECK(first->text("received_on") == "2023-01-05");
      CHECK(first->text("place") == "Caf\xC3\xA9 De Brug");
      CHECK(first->integer("days_to_close") == 42);
      CHECK(tx.find(kCase, {"dorpsregio", "2023-002"})->text("incident_on") == "2023-02-10");
      CHECK(tx.find(kCase, {"dorpsregio", "2023-003"})->is_null("incident_on"));
      return Done{};
    });
    CHECK(checked.ok());
  });
}

TEST_CASE("Import_Repeated_MakesNoDouble") {
  storage::for_each_database(migrations::feature_complaints::all(), [](storage::Database& database) {
    import_file(database, kDutch / "klachten-2023.csv", Mode::import);
    const auto again = import_file(database, kDutch / "klachten-2023.csv", Mode::import);
    CHECK(again.sources[0].added == 0);
    CHECK(again.sources[0].unchanged == 5);
    CHECK(again.sources[0].refused == 3);
    CHECK(count(database, kCases) == 5);
    CHECK(count(database, kAllegations) == 5);
  });
}

TEST_CASE("Import_ChangedRow_IsUpdatedAndCountedAsChanged") {
  storage::for_each_database(migrations::feature_complaints::all(), [](storage::Database& database) {
    import_file(database, kDutch / "klachten-2023.csv", Mode::import);
    std::ifstream in(kDutch / "klachten-2023.csv", std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    text.replace(text.find("01-03-2023"), 10, "02-03-2023");
    const auto path = std::filesystem::temp_directory_path() / "klachten-changed.csv";
    std::ofstream(path, std::ios::binary) << text;
    const auto report = import_file(database, path, Mode::import);
    CHECK(report.sources[0].changed == 1);
    CHECK(report.sources[0].unchanged == 4);
    CHECK(count(database, kCases) == 5);
    std::filesystem::remove(path);
  });
}

TEST_CASE("Import_DryRun_SaysWhatTheRealRunWouldDoAndWritesNoRecord") {
  storage::for_each_database(migrations::feature_complaints::all(), [](storage::Database& database) {
    const auto dry = import_file(database, kDutch / "klachten-2023.csv", Mode::check);
    CHECK(count(database, kCases) == 0);
    const auto real = import_file(database, kDutch / "klachten-2023.csv", Mode::import);
    CHECK(dry.sources[0].added == real.sources[0].added);
    CHECK(dry.sources[0].refused == real.sources[0].refused);
    CHECK(dry.refusals.size() == real.refusals.size());
    const auto after = import_file(database, kDutch / "klachten-2023.csv", Mode::check);
    CHECK(after.sources[0].unchanged == 5);
  });
}

TEST_CASE("Import_StoppedAfterEveryStep_GoesOnToTheSameEnd") {
  storage::for_each_database(migrations::feature_complaints::all(), [](storage::Database& database) {
    bool more = true;
    std::string id;
    int lives = 0;
    while (more) {
      const auto run = prepared(kDutch / "klachten-2023.csv", Mode::import, 2);
      REQUIRE(database.write([&](storage::Transaction& tx) -> Result<Done> { return run->begin(tx, kClock); }).ok());
      CHECK((id.empty() || id == run->id()));
      id = run->id();
      more = work(database, *run, 1);
      REQUIRE(++lives < 50);
    }
    const auto report = report_of(database, id);
    CHECK(report.sources[0].read == 8);
    CHECK(report.sources[0].added == 5);
    CHECK(report.sources[0].refused == 3);
    CHECK(count(database, kCases) == 5);
  });
}

TEST_CASE("Import_StepThatFails_LeavesNothingHalfDone") {
  storage::for_each_database(migrations::feature_complaints::all(), [](storage::Database& database) {
    const auto run = prepared(kDutch / "klachten-2023.csv", Mode::import);
    REQUIRE(database.write([&](storage::Transaction& tx) -> Result<Done> { return run->begin(tx, kClock); }).ok());
    const auto failed = database.write([&](storage::Transaction& tx) -> Result<bool> {
      const auto done = run->step(tx, kClock);
      CHECK(done.ok());
      return Error{ErrorKind::unavailable, "error.storage_unavailable"};
    });
    CHECK_FALSE(failed.ok());
    CHECK(count(database, kCases) == 0);
    work(database, *run);
    const auto report = report_of(database, run->id());
    CHECK(report.sources[0].read == 8);
    CHECK(report.sources[0].added == 5);
    CHECK(count(database, kCases) == 5);
  });
}

TEST_CASE("ImportCommand_WritesTheErrorFileWithTheOriginalRows") {
  auto texts = i18n::Texts::load("content/texts");
  REQUIRE(texts.ok());
  const i18n::Translator t(*texts, i18n::Language::en, "Europe/Amsterdam");
  storage::for_each_database(migrations::feature_complaints::all(), [&](storage::Database& database) {
    ImportCommand command;
    command.mapping = kDutch / "mapping.yaml";
    command.sources = {kDutch / "klachten-2023.csv"};
    command.errors = std::filesystem::temp_directory_path() / "waarborg-import-errors.csv";
    std::string said;
    const auto print = [&](std::string_view line) { said += std::string(line) + "\n"; };
    CHECK(import_complaints(database, kClock, t, command, print) == 0);
    CHECK(said.find("Import complete.") != std::string::npos);
    CHECK(said.find("complaints_register.") == std::string::npos);
    std::ifstream in(command.errors, std::ios::binary);
    const std::string errors((std::istreambuf_iterator<char>(in)), {});
    CHECK(errors.find("klachten-2023.csv,6,Ontvangen op,This is no date in a stated form.,2023-004,31-02-2023") !=
          std::string::npos);
    CHECK(errors.find("klachten-2023.csv,8,,The same key occurs earlier in this file.,2023-005") != std::string::npos);
    std::filesystem::remove(command.errors);
  });
}

TEST_CASE("ImportCommand_WrongFiles_AreAllToldBeforeAnythingIsWritten") {
  auto texts = i18n::Texts::load("content/texts");
  REQUIRE(texts.ok());
  const i18n::Translator t(*texts, i18n::Language::nl, "Europe/Amsterdam");
  storage::for_each_database(migrations::feature_complaints::all(), [&](storage::Database& database) {
    const auto path = std::filesystem::temp_directory_path() / "klachten-columns.csv";
    std::ofstream(path) << "Klachtnummer;Onverwacht\n1;2\n";
    ImportCommand command;
    command.mapping = kDutch / "mapping.yaml";
    command.sources = {path, "nowhere.csv"};
    std::string said;
    CHECK(import_complaints(database, kClock, t, command, [&](std::string_view line) { said += line; }) == 1);
    CHECK(said.find("klachten-columns.csv, regel 1: de mapping noemt de kolom Onverwacht niet") != std::string::npos);
    CHECK(said.find("klachten-columns.csv, regel 1: de kolom Ontvangen op ontbreekt") != std::string::npos);
    CHECK(said.find("nowhere.csv") != std::string::npos);
    CHECK(count(database, kCases) == 0);
    std::filesystem::remove(path);
  });
}
