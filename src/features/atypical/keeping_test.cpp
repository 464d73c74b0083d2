// What cases name outlives the days it came from.
#include <algorithm>

#include "features/atypical/testing.h"

using namespace waarborg;
using namespace waarborg::atypical;

namespace {

/// Of the one look-up that the log has of them.
std::uint32_t subject_of(TestHouse& house, const char* who) {
  const auto seen =
      TestHouse::must(monitor::look_ups_of(house.house(), officer(house, who), on("2026-10-01"), on("2026-10-31")));
  REQUIRE(seen.size() == 1);
  return seen[0].subject;
}

void delete_all_days(TestHouse& house) {
  const monitor::DeleteCommand command{.before = on("2026-11-01"), .reason = "proef", .named_by = named_in_cases};
  const i18n::Translator t(house.platform().texts, i18n::Language::en, house.platform().config.zone);
  REQUIRE(monitor::delete_log_days(house.house(), t, command, [](std::string_view) {}) == 0);
}

}  // namespace

TEST_CASE("[LOG-02] Keeping_OfWhatACaseNames_OutlivesItsDays") {
  for_each_house([](TestHouse& house) {
    const auto chris = officer(house, "chris"), chantal = officer(house, "chantal");
    const auto subject = subject_of(house, "chris");
    REQUIRE(chantal != 0);
    keep(house, detected({found_case(chris, 1450, subject)}));
    delete_all_days(house);
    CHECK(officer(house, "chris") == chris);
    CHECK(officer(house, "chantal") == 0);
    bring_in_log(house);
    CHECK(subject_of(house, "chris") == subject);
    CHECK(officer(house, "chantal") > chantal);
    const auto ina = house.viewer("ina");
    const auto id = listed(house)[0].id;
    house.read([&](storage::Transaction& tx) { CHECK(open_evidence(tx, ina, id).ok()); });
  });
}

TEST_CASE("[LOG-02] Keeping_OfWhatNoCaseNames_EndsWithItsDays") {
  for_each_house([](TestHouse& house) {
    const auto subject = subject_of(house, "chris");
    auto run = detected({});
    run.events.push_back({subject + 1, on("2026-10-20"), on("2026-10-21"), {{9, "N1", 4}, {12, "Z", 1}}});
    keep(house, run);
    delete_all_days(house);
    bring_in_log(house);
    CHECK(subject_of(house, "chris") == subject + 1);
    const auto named = house.read([](storage::Transaction& tx) { return named_in_cases(tx); });
    CHECK(std::ranges::count(named.subjects, subject + 1) == 1);
    CHECK(named.officers == std::vector<std::uint32_t>{9, 12});
  });
}
