// The real logs, brought in by their mappings alone and beside figures that awk counts from the same files. Skipped
// where the data is absent.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "features/monitor/contract/commands.h"
#include "features/monitor/contract/explanations.h"
#include "features/monitor/contract/rhythm.h"
#include "features/monitor/log_import.h"
#include "features/monitor/side_mapping.h"
#include "features/monitor/testing.h"
#include "migrations/feature_monitor.h"
#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::monitor;
using matters::TestHouse;

namespace {

std::filesystem::path data_folder(const char* name) {
  const char* set = std::getenv("WAARBORG_DATA");
  return std::filesystem::path(set != nullptr ? set : "../shared/data") / name;
}
bool is_absent(const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder)) return false;
  MESSAGE("skipped: no data at " << folder.string() << " (set WAARBORG_DATA)");
  return true;
}

std::string shell(const std::filesystem::path& folder, const std::string& command) {
  std::string out;
  std::FILE* pipe = ::popen(("cd " + folder.string() + " && " + command).c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), count);
  CHECK(::pclose(pipe) == 0);
  return out;
}
std::int64_t number(const std::filesystem::path& folder, const std::string& command) {
  return std::atoll(shell(folder, command).c_str());
}

LogReport bring_in(TestHouse& house, const std::string& mapping, const std::filesystem::path& source) {
  auto loaded = load_mapping("content/log-mappings/" + mapping + ".yaml");
  REQUIRE(loaded.ok());
  auto import = LogImport::open(house.house(), std::get<LogMapping>(std::move(loaded).value()), {});
  REQUIRE(import.ok());
  auto report = (*import)->bring_in(source, {});
  REQUIRE(report.ok());
  return *report;
}

struct Stored {
  std::int64_t rows = 0;
  std::set<std::uint32_t> officers, subjects, bases, reasons;
  std::int64_t without_basis = 0, without_reason = 0;
  std::map<std::string, std::int64_t> by_day;
};
Stored stored(TestHouse& house) {
  Stored out;
  const engine::DayStore store(look_ups_folder(house.house()));
  engine::Block block;
  const auto days = store.days();
  REQUIRE(days.ok());
  for (const auto day : *days) {
    const auto segment = store.segment(day);
    REQUIRE(segment.ok());
    out.by_day[to_iso(Date{std::chrono::sys_days{std::chrono::days{day}}})] +=
        static_cast<std::int64_t>(segment->rows());
    for (std::size_t at = 0; at < segment->blocks().size(); ++at) {
      REQUIRE(segment->read(at, engine::Columns::all(), block).ok());
      for (std::uint32_t row = 0; row < block.rows; ++row) {
        ++out.rows;
        out.officers.insert(block.actor[row]);
        out.subjects.insert(block.subject[row]);
        out.bases.insert(block.basis[row]);
        out.reasons.insert(block.reason[row]);
        out.without_basis += block.basis[row] == 0 ? 1 : 0;
        out.without_reason += block.reason[row] == 0 ? 1 : 0;
      }
    }
  }
  return out;
}

void for_one_house(const std::function<void(TestHouse&)>& test) {
  const storage::TemporaryDatabase place(storage::Dialect::sqlite);
  const auto database = storage::open_database(place.config());
  storage::migrate(*database, matters::test_migrations(migrations::feature_monitor::all()));
  TestHouse house(*database);
  make_desks(house);
  test(house);
}

}  // namespace

TEST_CASE("[LOG-02] ImportRealLog_OfPlateReaders_AgreesWithFiguresCountedIndependently") {
  const auto folder = data_folder("query-log-eugene");
  if (is_absent(folder)) return;
  for_one_house([&](TestHouse& house) {
    const LogReport report = bring_in(house, "eugene", folder / "search-audit-log.csv");
    const std::string rows = "tail -n +2 search-audit-log.csv | tr -d '\"' | ";
    CHECK(report.read == 4294);
    CHECK(report.taken == number(folder, "tail -n +2 search-audit-log.csv | wc -l"));
    CHECK(report.refused == 0);
    const Stored kept = stored(house);
    CHECK(kept.rows == 4294);
    CHECK(kept.officers.size() == 147);
    CHECK(static_cast<std::int64_t>(kept.officers.size()) == number(folder, rows + "cut -d, -f2 | sort -u | wc -l"));
    CHECK(kept.subjects == std::set<std::uint32_t>{0});
    CHECK(kept.without_reason ==
          number(folder, rows + "awk -F, '{gsub(/[+ ]/, \"\", $5)} $5 == \"\" {n++} END {print n+0}'"));
    // Spellings that differ in case and spaces alone are one reason.
    CHECK(static_cast<std::int64_t>(kept.reasons.size()) <= number(folder, rows + "cut -d, -f5 | sort -u | wc -l"));
    for (const auto& [day, count] : kept.by_day)
      CHECK(count == number(folder, rows + "cut -d, -f3 | grep -c '^" + day + "'"));
    const LogReport again = bring_in(house, "eugene", folder / "search-audit-log.csv");
    CHECK(again.taken == 0);
    CHECK(again.already_there == 4294);
  });
}

TEST_CASE("[LOG-02] ImportRealLog_OfAHospital_AgreesWithFiguresCountedIndependently") {
  const auto folder = data_folder("record-access-icu");
  if (is_absent(folder)) return;
  struct File {
    const char *mapping, *name;
    std::int64_t rows;
  };
  constexpr std::array<File, 4> kFiles{{{"icu-datetimeevents", "DATETIMEEVENTS", 15551},
                                        {"icu-inputevents", "INPUTEVENTS_MV", 13224},
                                        {"icu-outputevents", "OUTPUTEVENTS", 11320},
                                        {"icu-procedureevents", "PROCEDUREEVENTS_MV", 753}}};
  for_one_house([&](TestHouse& house) {
    std::int64_t read = 0, taken = 0;
    for (const File& file : kFiles) {
      const LogReport report = bring_in(house, file.mapping, folder / (std::string(file.name) + ".csv.gz"));
      CHECK(report.read == file.rows);
      CHECK(report.taken == file.rows);
      read += report.read;
      taken += report.taken;
    }
    const Stored kept = stored(house);
    CHECK(kept.rows == read);
    CHECK(taken == 40848);
    const std::string all =
        "for f in DATETIMEEVENTS INPUTEVENTS_MV OUTPUTEVENTS PROCEDUREEVENTS_MV; do zcat $f.csv.gz | ";
    const auto column = [&](const std::string& name) {
      return all + "awk -F, 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == \"" + name +
             "\") c = i; next} {print $c}'; done";
    };
    CHECK(static_cast<std::int64_t>(kept.officers.size()) == number(folder, column("CGID") + " | sort -u | wc -l"));
    CHECK(static_cast<std::int64_t>(kept.subjects.size()) ==
          number(folder, column("SUBJECT_ID") + " | sort -u | wc -l"));
    // A stay of the unit, or of the hospital where that is not known: 13 rows.
    CHECK(kept.without_basis == 0);
    CHECK(static_cast<std::int64_t>(kept.by_day.size()) ==
          number(folder, column("STORETIME") + " | cut -c1-10 | sort -u | wc -l"));
  });
}

namespace {

std::string said_by(TestHouse& house, const std::function<int(const i18n::Translator&, const Print&)>& command) {
  const i18n::Translator t(house.platform().texts, i18n::Language::en, "UTC");
  std::string said;
  CHECK(command(t, [&](std::string_view line) { said += std::string(line) + "\n"; }) == 0);
  return said;
}

/// With the tables beside them.
void bring_in_hospital(TestHouse& house, const std::filesystem::path& folder) {
  constexpr std::array<std::pair<const char*, const char*>, 12> kFiles{{{"datetimeevents", "DATETIMEEVENTS"},
                                                                        {"inputevents", "INPUTEVENTS_MV"},
                                                                        {"outputevents", "OUTPUTEVENTS"},
                                                                        {"procedureevents", "PROCEDUREEVENTS_MV"},
                                                                        {"stays", "ICUSTAYS"},
                                                                        {"stay-links", "ICUSTAYS"},
                                                                        {"wards", "TRANSFERS"},
                                                                        {"care-units", "TRANSFERS"},
                                                                        {"admission-links", "TRANSFERS"},
                                                                        {"services", "SERVICES"},
                                                                        {"callouts", "CALLOUT"},
                                                                        {"caregivers", "CAREGIVERS"}}};
  for (const auto& [mapping, file] : kFiles) {
    LogCommand command;
    command.mapping = std::string("icu-") + mapping;
    command.sources = {folder / (std::string(file) + ".csv.gz")};
    said_by(house, [&](const auto& t, const auto& print) { return import_logs(house.house(), t, command, print); });
  }
}

const ProposedExplanation* link_of(const Mined& mined, const std::string& key) {
  const auto found = std::ranges::find(mined.links, key, &ProposedExplanation::key);
  return found == mined.links.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("[LOG-02] MineRealLog_OfAHospital_ExplainsMoreFirstAccessesThanTheUnitDoes") {
  const auto folder = data_folder("record-access-icu");
  if (is_absent(folder)) return;
  for_one_house([&](TestHouse& house) {
    bring_in_hospital(house, folder);
    const auto mined = mine(house.house(), {});
    REQUIRE(mined.ok());
    MESSAGE(
        said_by(house, [&](const auto& t, const auto& print) { return mine_look_ups(house.house(), t, {}, print); }));
    CHECK(mined->looks == 40848);
    CHECK(mined->firsts == 1099);
    // Within a stay: 99.45%, counted from the files alone. It says where the patient was and not who looks, so it holds
    // for anybody and is no explanation.
    const auto* const stay = link_of(*mined, "open_case_stay");
    REQUIRE(stay != nullptr);
    CHECK(stay->looks == 40624);
    CHECK_FALSE(stay->proposed);
    // "Works on this unit" alone, leave-one-out.
    const auto* const unit = link_of(*mined, "habit_care_unit");
    REQUIRE(unit != nullptr);
    CHECK(unit->support > 0.70);
    CHECK(static_cast<double>(mined->firsts_reached) / static_cast<double>(mined->firsts) > 0.731);
  });
}

TEST_CASE("[LOG-03] RhythmOfRealLog_OfPlateReaders_OnTheClockOfTheCity") {
  const auto folder = data_folder("query-log-eugene");
  if (is_absent(folder)) return;
  for_one_house([&](TestHouse& house) {
    bring_in(house, "eugene", folder / "search-audit-log.csv");
    RhythmSettings settings;
    settings.zone = "America/Los_Angeles";
    // As the force publishes them.
    for (const char* duty : {"06:30-16:30", "07:30-17:30", "11:00-21:00", "17:00-03:00", "20:30-06:30", "21:30-07:30"})
      settings.duties.push_back(hours_from(duty).value());
    const auto told = rhythms(house.house(), {}, settings);
    REQUIRE(told.ok());
    MESSAGE(said_by(house, [&](const auto& t, const auto& print) {
      return tell_rhythm(house.house(), t, {}, {}, "America/Los_Angeles", print);
    }));
    CHECK(told->officers == 147);
    CHECK(told->look_ups == 4294);
    // As counted from the file by another program with its own time zones.
    CHECK(told->streaks.size() == 33);
    CHECK(told->streaks.front().days == 11);
    CHECK(told->days_over_duties == 126);
    CHECK(told->officers_over_duties == 49);
    CHECK(told->with_hours > 0);
    CHECK_FALSE(told->pairs.empty());
  });
  for_one_house([&](TestHouse& house) {
    MESSAGE(said_by(house, [&](const auto& t, const auto& print) {
      return group_reasons(house.house(), t, "content/log-mappings/eugene.yaml", folder / "search-audit-log.csv",
                           print);
    }));
  });
}
