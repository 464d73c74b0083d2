// What is kept: facts of settled days, days for their term, and names as long as something names them.
#include <map>
#include <random>

#include "features/monitor/deletion.h"
#include "features/monitor/names.h"
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

std::size_t rows(TestHouse& house, const storage::Sql& all) {
  return house.read([&](storage::Transaction& tx) { return tx.query(all).size(); });
}

std::vector<std::pair<std::uint32_t, Points>> listed(const Detected& run) {
  std::vector<std::pair<std::uint32_t, Points>> out;
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
    const auto number = [&](const char* value) {
      return TestHouse::must(officer_number(house.house(), value)).value();
    };
    const auto is_known = [&](std::uint32_t officer) {
      return house.read([&](storage::Transaction& tx) {
        return tx.find(sql::officer_find, {static_cast<std::int64_t>(officer)}).has_value();
      });
    };
    const auto officers = rows(house, sql::officers_known), reasons = rows(house, sql::reasons_known);
    const auto words = rows(house, sql::words_all);
    const std::uint32_t in_a_case = number("7998"), nowhere = number("7999");
    DeleteCommand command{.before = date_from_iso(Force::day(1)), .reason = "proef"};
    command.named_by = [&](storage::Transaction&) { return NamedElsewhere{{in_a_case}, {}, false}; };
    const i18n::Translator t(house.platform().texts, i18n::Language::en, "Europe/Amsterdam");
    REQUIRE(delete_log_days(house.house(), t, command, [](std::string_view) {}) == 0);
    CHECK(rows(house, sql::officers_known) == officers - 1);
    CHECK(rows(house, sql::reasons_known) == reasons - 1);
    CHECK(rows(house, sql::words_all) == words - 2);  // the system and the place
    CHECK(is_known(in_a_case));
    CHECK_FALSE(is_known(nowhere));
    // Named again, it is known again, under the same number.
    Force::bring_in(house, "waarborg-look-ups",
                    "moment,officer,team,system,subject,case,reason,place\n" + Force::day(20) +
                        "T10:00:00Z,7999,N1,bvh,s1,,nieuw,N1-01\n");
    CHECK(number("7999") == nowhere);
    CHECK(is_known(nowhere));
  });
}

TEST_CASE("[LOG-02] DeleteWhenOver_OfADayBeyondItsTerm_RemovesItWithACertificate") {
  Force force;
  look_once(force, kLongAgo, "7999");
  for_a_force(force, [](TestHouse& house) {
    const auto over = [&] {
      return house.write(
          [&](storage::Transaction& tx) { return TestHouse::must(delete_when_over(house.house(), tx)); });
    };
    const engine::DayStore store(look_ups_folder(house.house()));
    const auto days = TestHouse::must(store.days()).size();
    CHECK(over() == 1);
    CHECK(TestHouse::must(store.days()).size() == days - 1);
    CHECK(over() == 0);
    for (const auto& file : std::filesystem::directory_iterator(look_ups_folder(house.house()) / "certificates"))
      CHECK(is_genuine(house.house(), file.path()));
  });
}
