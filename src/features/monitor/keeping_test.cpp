// What is kept: facts of settled days, days for their term, and names as long as something names them.
#include <map>
#include <random>

#include "engine/key_index.h"
#include "features/monitor/contract/sources.h"
#include "features/monitor/deletion.h"
#include "features/monitor/log_import.h"
#include "features/monitor/names.h"
#include "features/monitor/side_import.h"
#include "features/monitor/side_mapping.h"
#include "features/monitor/testing.h"
#include "queries/feature_monitor.h"

using namespace waarborg;
using namespace waarborg::monitor;

namespace {

namespace sql = queries::feature_monitor;

constexpr int kLongAgo = -2200;  ///< more than five years before the house's today

void look_once(Force& force, int day, const std::string& officer) {
  force.look_ups +=
      fmt::format("{}T10:00:00Z,{},N1,oud systeem,s-oud,c-oud,alleen toen gezegd,N1-99\n", Force::day(day), officer);
}

/// What the value stands under; 0 when no key is kept of it.
std::uint32_t number(TestHouse& house, KeyKind kind, std::string_view value) {
  const auto file = look_ups_folder(house.house()) / kKeyFiles[static_cast<std::size_t>(kind)];
  return TestHouse::must(engine::KeyIndex::open(file)).find(LogKey(house.house().keys(), kind).of(value));
}

std::uint32_t keys(TestHouse& house, KeyKind kind) {
  return TestHouse::must(
             engine::KeyIndex::open(look_ups_folder(house.house()) / kKeyFiles[static_cast<std::size_t>(kind)]))
      .size();
}

void delete_first_day(TestHouse& house, const NamedElsewhere& named, std::string* said = nullptr) {
  DeleteCommand command{.before = date_from_iso(Force::day(1)), .reason = "proef"};
  command.named_by = [&](storage::Transaction&) { return named; };
  const i18n::Translator t(house.platform().texts, i18n::Language::en, "Europe/Amsterdam");
  REQUIRE(delete_log_days(house.house(), t, command, [&](std::string_view line) {
            if (said != nullptr) *said += std::string(line) + "\n";
          }) == 0);
}

void bring_in_one(TestHouse& house, const std::string& row) {
  Force::bring_in(
      house, "waarborg-look-ups",
      "moment,officer,team,system,subject,case,reason,place\n" + Force::day(20) + "T10:00:00Z," + row + ",N1-01\n");
}

std::size_t rows(TestHouse& house, const storage::Sql& all) {
  return house.read([&](storage::Transaction& tx) { return tx.query(all).size(); });
}

std::vector<std::pair<std::uint32_t, Points>> listed(const Detected& run) {
  std::vector<std::pair<std::uint32_t, Points>> out;
  out.reserve(run.cases.size());
  for (const auto& one : run.cases) out.emplace_back(one.officer, one.points);
  return out;
}

/// Cases that are registered late, for unexplained look-ups of the last week.
void bring_in_late(TestHouse& house, std::mt19937& random, int step) {
  std::string assignments = "case,officer,team,kind,from,to\n", links = "case,subject,from\n";
  for (int at = Force::kDays - 7; at < Force::kDays; ++at)
    for (int officer = 0; officer < Force::kOfficers; ++officer) {
      if ((at + officer) % 6 != 0 || random() % 3 != 0) continue;
      const std::string basis = fmt::format("late-{}-{}-{}", step, officer, at);
      assignments += fmt::format("{0},{1},N1,assigned,{2}T06:00:00Z,{2}T14:00:00Z\n", basis, Force::officer(officer),
                                 Force::day(at));
      links += fmt::format("{},street-{}-{},\n", basis, officer, at);
    }
  Force::bring_in(house, "waarborg-assignments", assignments);
  Force::bring_in(house, "waarborg-links", links);
}

}  // namespace

TEST_CASE("[LOG-03] KeptFacts_WithCasesRegisteredLate_EqualAFullRunAndTellWhatChanged") {
  for_a_force(Force(), [](TestHouse& house) {
    auto before = run(house);
    std::mt19937 random(20261122);
    for (int step = 0; step < 3; ++step) {
      bring_in_late(house, random, step);
      const auto kept = run(house);
      std::int64_t explained = 0, of_pairs = 0;
      for (const auto& day : kept.changed) {
        explained += day.became_explained;
        for (const auto& pair : day.pairs) of_pairs += pair.became_explained;
        CHECK(day.became_unexplained == 0);
      }
      CHECK(explained == before.unexplained - kept.unexplained);
      CHECK(of_pairs == explained);
      std::filesystem::remove_all(look_ups_folder(house.house()) / "facts");
      const auto full = run(house);
      CHECK(full.changed.empty());
      CHECK(kept.look_ups == full.look_ups);
      CHECK(kept.unexplained == full.unexplained);
      CHECK(listed(kept) == listed(full));
      before = full;
    }
  });
}

TEST_CASE("[LOG-02] MonitorDelete_OfTheOnlyDayThatNamesSomebody_ForgetsWhoAndWhatWasSaid") {
  Force force;
  look_once(force, 0, "7998");
  look_once(force, 0, "7999");
  for_a_force(force, [](TestHouse& house) {
    const auto is_known = [&](std::uint32_t officer) {
      return house.read([&](storage::Transaction& tx) {
        return tx.find(sql::officer_find, {static_cast<std::int64_t>(officer)}).has_value();
      });
    };
    const auto officers = rows(house, sql::officers_known), reasons = rows(house, sql::reasons_known);
    const auto words = rows(house, sql::words_all);
    const std::uint32_t in_a_case = number(house, KeyKind::officer, "7998");
    const std::uint32_t nowhere = number(house, KeyKind::officer, "7999");
    delete_first_day(house, {{in_a_case}, {}, {}, false});
    CHECK(rows(house, sql::officers_known) == officers - 1);
    CHECK(rows(house, sql::reasons_known) == reasons - 1);
    CHECK(rows(house, sql::words_all) == words - 2);  // the system and the place
    CHECK(is_known(in_a_case));
    CHECK(number(house, KeyKind::officer, "7998") == in_a_case);
    CHECK_FALSE(is_known(nowhere));
    CHECK(number(house, KeyKind::officer, "7999") == 0);
    CHECK(number(house, KeyKind::reason, "alleen toen gezegd") == 0);
    // Named again, it is known again, under a number that nothing had before.
    bring_in_one(house, "7999,N1,bvh,s1,,nieuw");
    const std::uint32_t again = number(house, KeyKind::officer, "7999");
    CHECK(again == Force::kOfficers + 3);
    CHECK(is_known(again));
  });
}

TEST_CASE("[LOG-02] MonitorDelete_OfSubjectsAndCases_ForgetsKeysOfThoseThatNothingNames") {
  Force force;
  look_once(force, 0, "7001");  // s-oud for c-oud
  force.look(0, 1, "s-zaak", "c-zaak");
  force.look(0, 2, "s-blijft");
  force.look(1, 2, "s-blijft");
  for_a_force(force, [](TestHouse& house) {
    const auto subject = [&](const char* value) { return number(house, KeyKind::subject, value); };
    const auto basis = [&](const char* value) { return number(house, KeyKind::basis, value); };
    const std::uint32_t in_a_case = subject("s-zaak"), stays = subject("s-blijft"), of_a_link = subject("s0-0");
    const std::uint32_t assigned = basis("c0-0"), gone = subject("s-oud");
    REQUIRE(in_a_case * stays * of_a_link * assigned * gone != 0);
    const std::uint32_t most = keys(house, KeyKind::subject);
    std::string said;
    delete_first_day(house, {{}, {in_a_case}, {}, false}, &said);
    CHECK_MESSAGE(said.find("Keys erased: of 0 officers, ") != std::string::npos, said);
    CHECK(subject("s-oud") == 0);
    CHECK(basis("c-oud") == 0);
    CHECK(subject("s-zaak") == in_a_case);
    CHECK(basis("c-zaak") == 0);
    CHECK(subject("s-blijft") == stays);
    CHECK(subject("s0-0") == of_a_link);
    CHECK(basis("c0-0") == assigned);
    bring_in_one(house, "7001,N1,bvh,s-oud,,weer");
    CHECK(subject("s-oud") == most + 1);
    CHECK(subject("s-zaak") == in_a_case);
  });
}

TEST_CASE("[LOG-02] ForgetNames_ByTheServer_ForgetsAsTheCommandDoes") {
  Force force;
  look_once(force, 0, "7999");
  for_a_force(force, [](TestHouse& house) {
    auto writer = TestHouse::must(engine::DayWriter::open(look_ups_folder(house.house())));
    TestHouse::must(writer.remove(20605));
    { const auto gone = std::move(writer); }
    add_keeping_jobs(house.house(), [](storage::Transaction&) { return NamedElsewhere{}; });
    house.write([&](storage::Transaction& tx) {
      return jobs::Jobs::enqueue(tx, house.platform().clock, "lookups.forget_names", "{}", "system");
    });
    house.platform().jobs.drain();
    CHECK(number(house, KeyKind::officer, "7999") == 0);
    CHECK(number(house, KeyKind::subject, "s-oud") == 0);
    CHECK(number(house, KeyKind::officer, "7001") != 0);
    // The lock is free again.
    CHECK(engine::DayWriter::open(look_ups_folder(house.house())).ok());
  });
}

TEST_CASE("[LOG-02] ForgetNames_BesideAnImportThatWasStopped_KeepsWhatItHolds") {
  for_a_force(Force(), [](TestHouse& house) {
    const auto file = house.platform().config.data / "stopped.csv";
    std::ofstream(file) << "moment,officer,team,system,subject,case,reason,place\n"
                        << Force::day(2) << "T10:00:00Z,7997,N1,nieuw systeem,s-half,c-half,half gezegd,N1-98\n"
                        << Force::day(2) << "T11:00:00Z,7001,N1,bvh,s1-2,c1-2,getuige horen,N1-01\n";
    auto mapping = TestHouse::must(load_mapping(TestHouse::must(known_mapping(house.house(), "waarborg-look-ups"))));
    LogImportOptions options;
    options.rows_per_part = 1;
    const auto bring_in = [&](const LogWatch& watch) {
      auto import = TestHouse::must(LogImport::open(house.house(), std::get<LogMapping>(mapping), options));
      return import->bring_in(file, watch);
    };
    LogWatch watch;
    watch.go_on = [steps = 6]() mutable { return --steps > 0; };  // after the first part
    REQUIRE_FALSE(bring_in(watch).ok());
    const std::uint32_t officer = number(house, KeyKind::officer, "7997");
    const std::uint32_t subject = number(house, KeyKind::subject, "s-half");
    const auto is_known = [&] {
      return house.read([&](storage::Transaction& tx) {
        return tx.find(sql::officer_find, {static_cast<std::int64_t>(officer)}).has_value();
      });
    };
    REQUIRE(is_known());
    delete_first_day(house, {});
    CHECK(number(house, KeyKind::officer, "7997") == officer);
    CHECK(is_known());
    REQUIRE(bring_in({}).ok());
    CHECK(is_known());
    CHECK(number(house, KeyKind::officer, "7997") == officer);
    CHECK(number(house, KeyKind::subject, "s-half") == subject);
  });
}

TEST_CASE("[LOG-02] DeleteWhenOver_OfADayBeyondItsTerm_RemovesItWithACertificate") {
  Force force;
  look_once(force, kLongAgo, "7999");
  for_a_force(force, [](TestHouse& house) {
    const auto over = [&] { return TestHouse::must(delete_when_over(house.house(), {})); };
    const engine::DayStore store(look_ups_folder(house.house()));
    const auto days = TestHouse::must(store.days()).size();
    CHECK(over() == 1);
    CHECK(TestHouse::must(store.days()).size() == days - 1);
    CHECK(over() == 0);
    for (const auto& file : std::filesystem::directory_iterator(look_ups_folder(house.house()) / "certificates"))
      CHECK(is_genuine(house.house(), file.path()));
  });
}

TEST_CASE("[LOG-02] KeepingJobs_OfANight_DeleteDaysThenNamesAndWhatKilledProcessesLeft") {
  Force force;
  look_once(force, kLongAgo, "7999");
  for_a_force(force, [](TestHouse& house) {
    const auto folder = look_ups_folder(house.house());
    const auto left = folder / "checking" / "unpacked.csv", fresh = folder / "checking" / "at-work.csv";
    std::filesystem::create_directories(left.parent_path());
    for (const auto& file : {left, fresh}) std::ofstream(file) << "moment,officer\n";
    std::filesystem::last_write_time(left, std::filesystem::file_time_type::clock::now() - std::chrono::hours(30));
    const auto officers = rows(house, sql::officers_known);
    const auto days = TestHouse::must(engine::DayStore(folder).days()).size();
    add_keeping_jobs(house.house(), [](storage::Transaction&) { return NamedElsewhere{}; });
    house.platform().jobs.drain();
    CHECK(TestHouse::must(engine::DayStore(folder).days()).size() == days - 1);
    CHECK(rows(house, sql::officers_known) == officers - 1);
    CHECK_FALSE(std::filesystem::exists(left));
    CHECK(std::filesystem::exists(fresh));
  });
}

TEST_CASE("[LOG-02] DeleteWhenOver_OfDutiesAndAssignmentsOfThen_RemovesThemToo") {
  Force force;
  look_once(force, kLongAgo, "7999");
  for_a_force(force, [](TestHouse& house) {
    const auto store = side_store(house.house());
    const auto count = [&](SideTable table) {
      const auto& spec = spec_of(table);
      return TestHouse::must(read_side(store, spec, 0, kTimeless)).size() / spec.columns.size();
    };
    const auto duties = count(SideTable::duties), assignments = count(SideTable::assignments);
    const std::string day = Force::day(kLongAgo - 100), later = Force::day(kLongAgo - 40);
    Force::bring_in(house, "waarborg-duties", fmt::format("officer,from,to\n7999,{0}T06:00:00Z,{0}T14:00:00Z\n", day));
    Force::bring_in(house, "waarborg-assignments",
                    fmt::format("case,officer,team,kind,from,to\nc-1,7999,N1,assigned,{0}T06:00:00Z,{1}T14:00:00Z\n"
                                "c-2,7999,N1,assigned,{0}T06:00:00Z,\n",
                                day, later));
    REQUIRE(count(SideTable::duties) == duties + 1);
    REQUIRE(count(SideTable::assignments) == assignments + 2);
    CHECK(TestHouse::must(delete_when_over(house.house(), {})) == 1);
    CHECK(count(SideTable::duties) == duties);
    CHECK(count(SideTable::assignments) == assignments + 1);  // what has no end
  });
}
