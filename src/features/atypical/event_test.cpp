#include "features/atypical/event.h"

#include <thread>

#include "features/atypical/following.h"
#include "features/atypical/testing.h"

using namespace waarborg;
using namespace waarborg::atypical;

namespace {

monitor::FoundEvent event_of(const std::vector<std::uint32_t>& officers) {
  monitor::FoundEvent event{55, on("2026-10-20"), on("2026-10-30"), {}};
  for (const auto officer : officers) {
    monitor::FoundEvent::Officer one{officer, "N1", 2, {}};
    for (const char* day : {"2026-10-20", "2026-10-30"}) {
      monitor::SeenLookUp seen;
      seen.at = Instant{std::chrono::sys_days{on(day)}} + std::chrono::hours(13) + std::chrono::minutes(officer);
      seen.subject = 55;
      seen.system = "DIV";
      one.seen.push_back(seen);
    }
    event.officers.push_back(one);
  }
  return event;
}

/// An event of chris, chantal and somebody whom no register knows; its id.
std::string keep_event(TestHouse& house) {
  auto run = detected({});
  run.events.push_back(event_of({officer(house, "chris"), officer(house, "chantal"), 9001}));
  keep(house, run);
  return listed(house).at(0).id;
}

std::string state_of(TestHouse& house, const std::string& id) {
  return house.read([&](storage::Transaction& tx) { return find_case(tx, id)->state; });
}

/// Has the names of `people` opened by petra for ina.
void open_names(TestHouse& house, const std::string& id, const std::vector<std::uint32_t>& people) {
  TestHouse::must(act_on_event(house.house(), house.viewer("ina"), id, {"open_triage", false, people, "Patroon."}));
  const auto opening = house.read([&](storage::Transaction& tx) { return openings_of(tx, id).at(0); });
  TestHouse::must(decide_opening(house.house(), house.viewer("petra"), opening.id, true, "Ja."));
}

}  // namespace

TEST_CASE("[LOG-03] Event_AskedAsAWhole_ReachesEachWithTheirOwnLookUpsAndIsAnsweredWithTheLast") {
  for_each_house([](TestHouse& house) {
    const auto id = keep_event(house);
    const auto ina = house.viewer("ina");
    CHECK(TestHouse::must(act_on_event(house.house(), ina, id, {"ask", true})) == 3);
    CHECK(code_of(act_on_event(house.house(), ina, id, {"ask", true})) == "atypical.asked_already");
    CHECK(state_of(house, id) == "asked");
    const auto answer_as = [&](const char* who) {
      const auto its = officer(house, who);
      const auto questions = house.read([&](storage::Transaction& tx) { return own_questions(tx, its); });
      REQUIRE(questions.size() == 1);
      CHECK(questions[0].look_ups.size() == 2);
      TestHouse::must(answer(house.house(), house.viewer(who), questions[0].row.id, {"task", "Taak."}));
    };
    answer_as("chris");
    CHECK(state_of(house, id) == "asked");
    TestHouse::must(act_on_event(house.house(), ina, id, {"explained", false, {9001}, "Buurtonderzoek."}));
    answer_as("chantal");
    CHECK(state_of(house, id) == "answered");
  });
}

TEST_CASE("[LOG-03] Event_ExplainedForSome_KeepsThatForThemAndIsClosedWithItsLastPerson") {
  for_each_house([](TestHouse& house) {
    const auto id = keep_event(house);
    const auto ina = house.viewer("ina");
    const auto chris = officer(house, "chris");
    CHECK(code_of(act_on_event(house.house(), ina, id, {"explained", false, {}, "Reden."})) == "error.choose");
    CHECK(code_of(act_on_event(house.house(), ina, id, {"explained", true})) == "error.required");
    CHECK(code_of(act_on_event(house.house(), house.viewer("petra"), id, {"nothing", true, {}, "Reden."})) ==
          "error.not_found");
    CHECK(TestHouse::must(act_on_event(house.house(), ina, id,
                                       {"explained", false, {chris}, "Wijkonderzoek.", "2026-12-31"})) == 1);
    CHECK(code_of(act_on_event(house.house(), ina, id, {"nothing", false, {chris}, "Toch."})) ==
          "atypical.nobody_left");
    CHECK(state_of(house, id) == "open");
    auto aside = TestHouse::must(next_options(house.house(), Mode::live)).put_aside;
    REQUIRE(aside.size() == 1);
    CHECK(aside[0].officer == chris);
    CHECK(aside[0].subject == 55);
    CHECK(aside[0].until == on("2026-12-31"));
    CHECK(TestHouse::must(act_on_event(house.house(), ina, id, {"nothing", true, {}, "Niets."})) == 2);
    aside = TestHouse::must(next_options(house.house(), Mode::live)).put_aside;
    CHECK(aside.size() == 3);
    const auto row = house.read([&](storage::Transaction& tx) { return *find_case(tx, id); });
    CHECK(row.state == "closed");
    CHECK(row.outcome == "several");
  });
}

TEST_CASE("[LOG-01] [LOG-03] Event_ToTriage_IsOneMatterOfAllWhoseNamesTwoPeopleOpened") {
  for_each_house([](TestHouse& house) {
    const auto id = keep_event(house);
    const auto ina = house.viewer("ina");
    const std::vector<std::uint32_t> both{officer(house, "chris"), officer(house, "chantal")};
    CHECK(code_of(act_on_event(house.house(), ina, id, {"triage", false, both, "Patroon."})) ==
          "atypical.not_opened_all");
    open_names(house, id, both);
    CHECK(house.read([&](storage::Transaction& tx) { return opened_identities(tx, ina, id).size(); }) == 2);
    CHECK(TestHouse::must(act_on_event(house.house(), ina, id, {"triage", false, both, "Patroon."})) == 2);
    const auto people = house.read([&](storage::Transaction& tx) { return people_of(tx, id); });
    REQUIRE(people.size() == 3);
    CHECK(people[0].matter_id == people[1].matter_id);
    CHECK(people[2].outcome.empty());
    const auto tessa = house.viewer("tessa"), chris = house.viewer("chris"), chantal = house.viewer("chantal");
    house.write([&](storage::Transaction& tx) {
      CHECK(matters::may_see(tx, tessa, people[0].matter_id));
      CHECK_FALSE(matters::may_see(tx, chris, people[0].matter_id));
      CHECK_FALSE(matters::may_see(tx, chantal, people[0].matter_id));
    });
  });
}

TEST_CASE("[LOG-03] Event_ToATalk_IsAMatterForEachPerson") {
  for_each_house([](TestHouse& house) {
    const auto id = keep_event(house);
    const std::vector<std::uint32_t> both{officer(house, "chris"), officer(house, "chantal")};
    open_names(house, id, both);
    TestHouse::must(act_on_event(house.house(), house.viewer("ina"), id, {"talk", false, both, "Praat erover."}));
    const auto people = house.read([&](storage::Transaction& tx) { return people_of(tx, id); });
    CHECK_FALSE(people[0].matter_id.empty());
    CHECK(people[0].matter_id != people[1].matter_id);
  });
}

TEST_CASE("[LOG-03] Event_DecidedByTwoAtOnce_OpensMattersForThoseAloneOfWhomItSaysSo") {
  for_each_house([](TestHouse& house) {
    const std::vector<std::uint32_t> both{officer(house, "chris"), officer(house, "chantal")};
    const auto ina = house.viewer("ina");
    std::int64_t before = 0;  // matters
    for (int round = 0; round < 12; ++round) {
      auto run = detected({}, to_iso(add_days(on("2026-10-01"), round)).c_str());
      run.events.push_back(event_of(both));
      keep(house, run);
      const auto id = listed(house).at(0).id;
      open_names(house, id, both);
      std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(round));
        static_cast<void>(act_on_event(house.house(), ina, id, {"explained", false, {both[0]}, "Taak."}));
      });
      const auto talk = act_on_event(house.house(), ina, id, {"talk", false, both, "Praat erover."});
      other.join();
      if (!talk.ok()) CHECK(code_of(talk) == "atypical.decided_meanwhile");
      house.write([&](storage::Transaction& tx) {
        std::int64_t with_matter = 0;
        for (const auto& one : people_of(tx, id)) with_matter += one.outcome == "talk" ? 1 : 0;
        const auto matters =
            tx.find({"test.count", "SELECT COUNT(*) AS count FROM matters_matters WHERE procedure_key = 'line_talk'"})
                ->integer("count");
        CHECK(matters - before == with_matter);
        before = matters;
      });
      static_cast<void>(act_on_event(house.house(), ina, id, {"nothing", true, {}, "Klaar."}));
    }
  });
}

TEST_CASE("[LOG-02] Event_WithTheAnalystInIt_DoesNotExistForThem") {
  for_each_house([](TestHouse& house) {
    auto run = detected({});
    run.events.push_back(event_of({officer(house, "ina"), officer(house, "chris")}));
    keep(house, run);
    const auto id = listed(house).at(0).id;
    CHECK(code_of(act_on_event(house.house(), house.viewer("ina"), id, {"ask", true})) == "error.not_found");
    CHECK(code_of(act_on_event(house.house(), house.viewer("ina"), id, {"triage", true, {}, "x"})) ==
          "error.not_found");
  });
}

TEST_CASE("[LOG-03] Control_FoundDoubtful_BecomesACaseOnce") {
  for_each_house([](TestHouse& house) {
    auto run = detected({});
    auto drawn = found_case(officer(house, "chris"), 0);
    drawn.stood_out = true;
    run.controls.push_back(drawn);
    keep(house, run);
    const auto id = listed(house).at(0).id;
    const auto ina = house.viewer("ina");
    CHECK(code_of(follow(house.house(), ina, id)) == "atypical.not_doubtful");
    TestHouse::must(decide(house.house(), ina, id, {"doubtful", "Geen zaak, geen dienst.", ""}));
    CHECK(code_of(follow(house.house(), house.viewer("petra"), id)) == "error.not_found");
    const auto case_id = TestHouse::must(follow(house.house(), ina, id));
    CHECK(code_of(follow(house.house(), ina, id)) == "atypical.followed_already");
    const auto row = house.read([&](storage::Transaction& tx) { return *find_case(tx, case_id); });
    CHECK(row.kind == "case");
    CHECK(row.from_control == id);
    TestHouse::must(ask(house.house(), ina, case_id, {0}));
    TestHouse::must(ask_opening(house.house(), ina, case_id, "talk", "Twijfel."));
  });
}
