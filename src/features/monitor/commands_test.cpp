#include "features/monitor/contract/commands.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "engine/day_store.h"
#include "features/monitor/numbering.h"
#include "features/monitor/testing.h"
#include "platform/audit/audit.h"
#include "platform/parquet/parquet.h"

using namespace waarborg;
using namespace waarborg::monitor;
using matters::TestHouse;

namespace {

/// A house with its desks, and what a command said in English.
struct Terminal {
  TestHouse& house;
  std::string said{};

  i18n::Translator t() const { return {house.platform().texts, i18n::Language::en, "Europe/Amsterdam"}; }
  Print print() {
    said.clear();
    return [this](std::string_view line) { said += std::string(line) + "\n"; };
  }
  bool says(const std::string& what) const { return said.find(what) != std::string::npos; }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    const auto path = house.platform().config.data / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  int import(const LogCommand& command) { return import_logs(house.house(), t(), command, print()); }
};

void for_each_terminal(const std::function<void(Terminal&)>& test) {
  for_each_house([&](TestHouse& house) {
    Terminal terminal{house};
    test(terminal);
    CHECK_MESSAGE(terminal.said.find("lookups.") == std::string::npos, terminal.said);
  });
}

const char* const kMapping =
    "name: x\nformat: csv\ntime: {column: at, format: \"%Y-%m-%d %H:%M\", zone: Europe/Amsterdam}\n"
    "officer: {column: who}\nsystem: {constant: bvh}\nsubject: {column: what}\nreason: {column: why}\n";

LogCommand command_of(const Terminal& terminal, std::vector<std::filesystem::path> sources) {
  LogCommand command;
  command.mapping = terminal.write("mapping.yaml", kMapping).string();
  command.sources = std::move(sources);
  return command;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void give_two_days(Terminal& terminal) {
  const auto file = terminal.write("log.csv", "at,who,what,why\n2026-09-01 10:00,7,s,w\n2026-09-02 10:00,7,s,w\n");
  REQUIRE(terminal.import(command_of(terminal, {file})) == 0);
}

}  // namespace

TEST_CASE("MonitorImport_OfAFolder_TellsEveryRowAndWritesTheRefused") {
  for_each_terminal([](Terminal& terminal) {
    terminal.write("logs/a.csv", "at,who,what,why\n2026-09-01 10:00,7001,s,w\n2026-09-01 10:00,7001,s,w\n");
    terminal.write("logs/b.csv",
                   "at,who,what,why\n2026-03-29 02:30,7001,geheim,w\n,7001,s,w\n2026-09-01 10:00,7001,s,w\n");
    auto command = command_of(terminal, {terminal.house.platform().config.data / "logs"});
    command.errors = terminal.house.platform().config.data / "refused.csv";
    CHECK(terminal.import(command) == 0);
    CHECK(terminal.says("a.csv: 2 rows read, 2 taken, 0 there already, 0 refused"));
    CHECK(terminal.says("1  Equal to another row of the same file; kept apart"));
    CHECK(terminal.says("b.csv: 3 rows read, 0 taken, 1 there already, 2 refused"));
    CHECK(terminal.says("1  This time was skipped when summer time began."));
    CHECK(terminal.says("Import complete."));
    CHECK(text_of(command.errors) ==
          "file,line,reason,original row\r\n"
          "b.csv,2,This time was skipped when summer time began.,2026-03-29 02:30,7001,geheim,w\r\n"
          "b.csv,3,There is no time.,,7001,s,w\r\n");
  });
}

TEST_CASE("MonitorImport_Check_ShowsTheFirstRowsWithoutNames") {
  for_each_terminal([](Terminal& terminal) {
    auto command = command_of(
        terminal, {terminal.write("log.csv", "at,who,what,why\n2026-09-01 10:00,7001,geheim,naam van iemand\n")});
    command.check = true;
    CHECK(terminal.import(command) == 0);
    CHECK(
        terminal.says("line 2: 2026-09-01T08:00:00Z, officer 1, subject 1, case -, system bvh, reason 1, place -, "
                      "group N1"));
    CHECK(terminal.says("Dry run: nothing was kept."));
    CHECK_FALSE(terminal.says("7001"));
    CHECK_FALSE(terminal.says("geheim"));
    CHECK_FALSE(terminal.says("naam"));
  });
}

TEST_CASE("MonitorImport_OneSourceWrong_DoesNotHoldUpTheNext") {
  for_each_terminal([](Terminal& terminal) {
    const auto wrong = terminal.write("a.csv", "moment,who,what,why\n");
    const auto right = terminal.write("b.csv", "at,who,what,why\n2026-09-01 10:00,7,s,w\n");
    CHECK(terminal.import(command_of(terminal, {wrong, right})) == 1);
    CHECK(terminal.says("a.csv: the column at is missing."));
    CHECK(terminal.says("b.csv: 1 rows read, 1 taken"));
    CHECK(terminal.import(command_of(terminal, {"nowhere.csv"})) == 1);
    CHECK(terminal.says("nowhere.csv"));
    LogCommand nameless = command_of(terminal, {right});
    nameless.mapping = "no-such-name";
    CHECK(terminal.import(nameless) == 1);
    CHECK(terminal.says("no-such-name"));
  });
}

TEST_CASE("MonitorVerify_OfADayWithOneFlippedBit_NamesIt") {
  for_each_terminal([](Terminal& terminal) {
    give_two_days(terminal);
    CHECK(verify_log_days(terminal.house.house(), terminal.t(), terminal.print()) == 0);
    CHECK(terminal.says("All is whole. Days: 2. Look-ups: 2."));
    const auto folder = look_ups_folder(terminal.house.house());
    std::string bytes = text_of(folder / "2026-09-01.day");
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    std::ofstream(folder / "2026-09-01.day", std::ios::binary) << bytes;
    CHECK(verify_log_days(terminal.house.house(), terminal.t(), terminal.print()) == 1);
    CHECK(terminal.says("2026-09-01.day"));
    CHECK_FALSE(terminal.says("2026-09-02.day"));
  });
}

TEST_CASE("MonitorImport_OfASideTable_ShowsItsPartsAndKeepsThem") {
  for_each_terminal([](Terminal& terminal) {
    LogCommand command;
    command.mapping = "waarborg-duties";
    command.sources = {
        terminal.write("duties.csv", "officer,from,to\n7001,2026-09-10T07:00:00Z,2026-09-10T15:00:00Z\n")};
    command.check = true;
    CHECK(terminal.import(command) == 0);
    CHECK(terminal.says("line 2: officer 1, from 2026-09-10T07:00:00"));
    command.check = false;
    CHECK(terminal.import(command) == 0);
    CHECK(terminal.says("1 rows read, 1 taken"));
    const auto file = terminal.house.platform().config.data / "look-ups" / "sides";
    for (const auto& entry : std::filesystem::directory_iterator(file)) {
      std::fstream bytes(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
      bytes.seekp(-1, std::ios::end);
      bytes.put('x');
    }
    CHECK(verify_log_days(terminal.house.house(), terminal.t(), terminal.print()) == 1);
    CHECK(terminal.says("duties_"));
  });
}

TEST_CASE("MonitorImport_OfParquet_IsThatOfItsRows") {
  if (std::getenv("WAARBORG_DUCKDB") == nullptr) {
    MESSAGE("skipped: WAARBORG_DUCKDB is not set");
    return;
  }
  for_each_terminal([](Terminal& terminal) {
    const auto csv =
        terminal.write("log.csv", "at,who,what,why\n2026-09-01 10:00:00,7,s,w\n2026-09-02 10:00:00,7,s,w\n");
    const auto file = terminal.house.platform().config.data / "log.parquet";
    REQUIRE(parquet::from_csv(csv, file).ok());
    LogCommand command = command_of(terminal, {file});
    std::string mapping = kMapping;
    mapping.replace(mapping.find("csv"), 3, "parquet");
    mapping.replace(mapping.find("%H:%M"), 5, "%H:%M:%S");
    command.mapping = terminal.write("parquet.yaml", mapping).string();
    CHECK(terminal.import(command) == 0);
    CHECK(terminal.says("2 rows read, 2 taken, 0 there already, 0 refused"));
    command.sources = {terminal.write("no.parquet", "PAR1")};
    CHECK(terminal.import(command) == 1);
    CHECK(terminal.says("no readable Parquet"));
    CHECK(std::filesystem::is_empty(terminal.house.platform().config.data / "look-ups" / "checking"));
  });
}

TEST_CASE("[LOG-02] MonitorDelete_BeforeADay_RemovesWhatIsOlderAndLeavesACertificate") {
  for_each_terminal([](Terminal& terminal) {
    give_two_days(terminal);
    const DeleteCommand early{.before = date_from_iso("2026-09-02"), .reason = {}, .actor = "system"};
    CHECK(delete_log_days(terminal.house.house(), terminal.t(), early, terminal.print()) == 1);
    CHECK(terminal.says("kept 5 years"));
    CHECK(delete_log_days(terminal.house.house(), terminal.t(), {}, terminal.print()) == 0);
    CHECK(terminal.says(": 0."));
    DeleteCommand command = early;
    command.reason = "wrong file";
    CHECK(delete_log_days(terminal.house.house(), terminal.t(), command, terminal.print()) == 0);
    CHECK(terminal.says("Days deleted before 2026-09-02: 1."));
    CHECK(list_log_days(terminal.house.house(), terminal.t(), terminal.print()) == 0);
    CHECK(terminal.said.starts_with("2026-09-02"));
    CHECK(terminal.says("Days: 1. Look-ups: 1"));
    const auto lines = terminal.house.read([](storage::Transaction& tx) {
      audit::Query query;
      query.action = "lookups.delete";
      return audit::search(tx, query);
    });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].entry.detail.starts_with("before=2026-09-02 days=1 certificate=deleted-"));
    const auto folder = terminal.house.platform().config.data / "look-ups" / "certificates";
    const auto file = std::filesystem::directory_iterator(folder)->path();
    CHECK(text_of(file).find("why: wrong file\nday: 2026-09-01, look-ups 1,") != std::string::npos);
    CHECK(verify_log_days(terminal.house.house(), terminal.t(), terminal.print()) == 0);
    std::string text = text_of(file);
    text.replace(text.find("look-ups 1"), 10, "look-ups 2");
    std::ofstream(file, std::ios::binary) << text;
    CHECK(verify_log_days(terminal.house.house(), terminal.t(), terminal.print()) == 1);
    CHECK(terminal.says("is not as it was signed"));
  });
}
