#include <set>

#include "features/atypical/contract/commands.h"
#include "features/atypical/event.h"
#include "features/atypical/keeping.h"
#include "features/atypical/testing.h"
#include "features/atypical/words.h"
#include "platform/audit/audit.h"

using namespace waarborg;
using namespace waarborg::atypical;

TEST_CASE("Evidence_ThroughJson_IsTheSame") {
  Evidence evidence{found_case(4711), {}, {{1, "buurvrouw \"x\""}}};
  const std::string text = to_json(evidence);
  CHECK(to_json(evidence_from(text)) == text);
  Evidence event;
  event.event = {55, on("2026-10-01"), on("2026-10-03"), {{9, "N1", 4}, {12, "Z", 1}}};
  CHECK(to_json(evidence_from(to_json(event))) == to_json(event));
}

TEST_CASE("[LOG-02] [LOG-03] Take_ARun_KeepsCasesWithoutNamesAndTheirEvidenceForAnalystsAlone") {
  for_each_house([](TestHouse& house) {
    auto run = detected({found_case(officer(house, "chris")), found_case(officer(house, "chantal"), 900)});
    run.events.push_back({55, on("2026-10-20"), on("2026-10-21"), {{9, "N1", 4}, {12, "Z", 1}}});
    run.controls.push_back(found_case(31, 0));
    keep(house, run);
    const auto rows = listed(house);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].kind == "event");  // before every case
    CHECK(rows[1].points == 1450);
    CHECK(rows[1].group == "N1");
    CHECK(rows[3].kind == "control");
    CHECK(rows[0].number.starts_with("BEV-2026-"));
    const auto read = [&](const char* who) {
      const auto viewer = house.viewer(who);
      return house.read([&](storage::Transaction& tx) { return open_evidence(tx, viewer, rows[0].id).ok(); });
    };
    CHECK(read("ina"));
    CHECK_FALSE(read("petra"));
    CHECK_FALSE(read("tessa"));
    CHECK(code_of(take(house.house(), run, Mode::live)) == "atypical.run_already");
  });
}

TEST_CASE("[LOG-03] NextOptions_AfterARun_LeaveOutWhatWaitsAndWhatWasJudged") {
  for_each_house([](TestHouse& house) {
    const auto chris = officer(house, "chris");
    keep(house, detected({found_case(chris)}));
    auto options = TestHouse::must(next_options(house.house(), Mode::live));
    CHECK(options.with_open_case == std::vector<std::uint32_t>{chris});
    CHECK(options.put_aside.empty());
    const auto ina = house.viewer("ina");
    const auto id = listed(house)[0].id;
    CHECK(code_of(decide(house.house(), ina, id, {"explained", "", ""})) == "error.required");
    CHECK(code_of(decide(house.house(), ina, id, {"explained", "Buurtonderzoek.", "2031-01-01"})) ==
          "atypical.until_range");
    CHECK(code_of(decide(house.house(), ina, id, {"explained", "Buurtonderzoek.", "2026-12-31"})) == "");
    options = TestHouse::must(next_options(house.house(), Mode::live));
    CHECK(options.with_open_case.empty());
    REQUIRE(options.put_aside.size() == 1);
    CHECK(options.put_aside[0].officer == chris);
    CHECK(options.put_aside[0].until == on("2026-12-31"));
    CHECK(code_of(decide(house.house(), ina, id, {"nothing", "Anders.", ""})) == "atypical.closed");
  });
}

TEST_CASE("[LOG-03] NextOptions_OfARun_SaveTheBudgetUpSinceTheLastOfItsMode") {
  for_each_house([](TestHouse& house) {
    const Date today = house.house().today();
    const auto since = [&](Mode mode) { return *TestHouse::must(next_options(house.house(), mode)).last_run; };
    CHECK(since(Mode::live) == add_days(today, -7));
    // What it judged ended days ago, as look-ups wait; its budget counts from the day it was made.
    keep(house, detected({found_case(officer(house, "chris"))}));
    CHECK(since(Mode::live) == today);
    CHECK(since(Mode::shadow) == add_days(today, -7));
  });
}

TEST_CASE("Shadow_ARun_IsListedApartAndNobodyActsUponIt") {
  for_each_house([](TestHouse& house) {
    keep(house, detected({found_case(officer(house, "chris"))}), Mode::shadow);
    CHECK(listed(house).empty());
    const auto run = house.read([](storage::Transaction& tx) { return runs(tx, {.limit = 10}).rows.at(0); });
    CaseQuery query;
    query.run = run.id;
    const auto rows = listed(house, query);
    REQUIRE(rows.size() == 1);
    CHECK(code_of(ask(house.house(), house.viewer("ina"), rows[0].id, {0})) == "atypical.shadow");
    CHECK(TestHouse::must(next_options(house.house(), Mode::live)).with_open_case.empty());
    keep(house, detected({found_case(officer(house, "chris"))}));
    CHECK(listed(house).size() == 1);
  });
}

TEST_CASE("[LOG-02] OwnCase_OfAnAnalystOrAnApprover_DoesNotExistForThem") {
  for_each_house([](TestHouse& house) {
    const auto ina = officer(house, "ina"), petra = officer(house, "petra");
    keep(house, detected({found_case(ina), found_case(petra, 800)}));
    const auto rows = listed(house);
    REQUIRE(rows.size() == 2);
    CHECK(listed(house, {}, ina).size() == 1);
    const auto viewer = house.viewer("ina");
    CHECK(code_of(ask(house.house(), viewer, rows[0].id, {0})) == "error.not_found");
    CHECK(code_of(ask_opening(house.house(), viewer, rows[0].id, "talk", "Reden.")) == "error.not_found");
    CHECK(code_of(ask_opening(house.house(), viewer, rows[1].id, "talk", "Reden.")) == "");
    const auto opening = house.read([&](storage::Transaction& tx) { return openings_of(tx, rows[1].id).at(0); });
    CHECK(code_of(decide_opening(house.house(), house.viewer("petra"), opening.id, true, "Akkoord.")) ==
          "error.not_found");
  });
}

TEST_CASE("[LOG-02] Opening_AnIdentity_TakesBothDesksAndLeavesATrace") {
  for_each_house([](TestHouse& house) {
    keep(house, detected({found_case(officer(house, "chris"))}));
    const auto id = listed(house)[0].id;
    const auto ina = house.viewer("ina"), petra = house.viewer("petra");
    CHECK(code_of(ask_opening(house.house(), petra, id, "talk", "Reden.")) == "error.not_found");
    CHECK(code_of(ask_opening(house.house(), ina, id, "talk", "")) == "error.required");
    CHECK(code_of(ask_opening(house.house(), ina, id, "talk", "Drie keer dezelfde persoon.")) == "");
    CHECK(code_of(ask_opening(house.house(), ina, id, "talk", "Nog eens.")) == "atypical.open_asked");
    const auto opening = house.read([&](storage::Transaction& tx) { return openings_of(tx, id).at(0); });
    const auto name = [&](const identity::Viewer& viewer) {
      return house.read([&](storage::Transaction& tx) {
        const auto identity = opened_identity(tx, viewer, id);
        return identity ? identity->name : std::string();
      });
    };
    CHECK(name(ina).empty());
    CHECK(code_of(decide_opening(house.house(), ina, opening.id, true, "Ja.")) == "error.not_found");
    CHECK(code_of(decide_opening(house.house(), petra, opening.id, true, "Ja.")) == "");
    CHECK(code_of(decide_opening(house.house(), petra, opening.id, false, "Toch niet.")) == "atypical.open_decided");
    CHECK_FALSE(name(ina).empty());
    CHECK(name(ina) == name(petra));
    CHECK(name(house.viewer("otto")).empty());
    const auto lines =
        house.read([](storage::Transaction& tx) { return audit::search(tx, {.action = "atypical.open_grant"}); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].entry.person_id == house.who("chris").person_id);
  });
}

TEST_CASE("[LOG-02] Opening_OfACaseThatWasDecidedMeanwhile_CanOnlyBeRefused") {
  for_each_house([](TestHouse& house) {
    keep(house, detected({found_case(officer(house, "chris"))}));
    const auto id = listed(house)[0].id;
    const auto ina = house.viewer("ina"), petra = house.viewer("petra");
    TestHouse::must(ask_opening(house.house(), ina, id, "talk", "Patroon."));
    const auto opening = house.read([&](storage::Transaction& tx) { return openings_of(tx, id).at(0); });
    TestHouse::must(decide(house.house(), ina, id, {"explained", "Was een taak.", ""}));
    CHECK(code_of(decide_opening(house.house(), petra, opening.id, true, "Ja.")) == "atypical.closed");
    CHECK_FALSE(house.read([&](storage::Transaction& tx) { return opened_identity(tx, ina, id).has_value(); }));
    CHECK(code_of(decide_opening(house.house(), petra, opening.id, false, "Niet meer nodig.")) == "");
  });
}

TEST_CASE("[LOG-01] [LOG-03] Triage_OfACase_OpensAMatterThatItsOfficerDoesNotMeet") {
  for_each_house([](TestHouse& house) {
    keep(house, detected({found_case(officer(house, "chris"))}));
    const auto id = listed(house)[0].id;
    const auto ina = house.viewer("ina"), petra = house.viewer("petra");
    CHECK(code_of(decide(house.house(), ina, id, {"triage", "Patroon zonder zaak.", ""})) == "atypical.not_opened");
    TestHouse::must(ask_opening(house.house(), ina, id, "triage", "Patroon."));
    const auto opening = house.read([&](storage::Transaction& tx) { return openings_of(tx, id).at(0); });
    TestHouse::must(decide_opening(house.house(), petra, opening.id, true, "Ja."));
    const auto number = TestHouse::must(decide(house.house(), ina, id, {"triage", "Patroon zonder zaak.", ""}));
    CHECK(number.starts_with("M-"));
    const auto row = house.read([&](storage::Transaction& tx) { return *find_case(tx, id); });
    const auto tessa = house.viewer("tessa"), chris = house.viewer("chris");
    house.write([&](storage::Transaction& tx) {
      CHECK(matters::may_see(tx, tessa, row.matter_id));
      CHECK_FALSE(matters::may_see(tx, chris, row.matter_id));
      const auto matter = matters::load_matter(tx, row.matter_id);
      CHECK(matter->theme == "information");
      CHECK(matter->unit_id == house.unit("N1"));
    });
  });
}

TEST_CASE("Run_OfADayThatWasRun_IsRefusedWithItsDateBeforeAnythingIsRead") {
  for_each_house([](TestHouse& house) {
    const i18n::Translator t(house.platform().texts, i18n::Language::nl, house.platform().config.zone);
    RunCommand command;
    command.day = on("2026-10-30");
    std::string said;
    const auto run = [&] {
      said.clear();
      return run_detection(house.house(), t, command, [&](std::string_view line) { said += std::string(line) + "\n"; });
    };
    CHECK_MESSAGE(run() == 0, said);
    CHECK(run() == 1);
    CHECK(said == "De ronde van 30 okt. 2026 is al gedaan.\n");
    command.mode = Mode::shadow;
    CHECK_MESSAGE(run() == 0, said);
  });
}

TEST_CASE("[LOG-03] Question_ToANumber_ReachesItsOfficerAloneAndIsAnsweredOnce") {
  for_each_house([](TestHouse& house) {
    const auto chris = officer(house, "chris");
    keep(house, detected({found_case(chris)}));
    const auto id = listed(house)[0].id;
    const auto ina = house.viewer("ina");
    CHECK(code_of(ask(house.house(), ina, id, {})) == "error.choose");
    TestHouse::must(ask(house.house(), ina, id, {0}));
    CHECK(code_of(ask(house.house(), ina, id, {0})) == "atypical.asked_already");
    const auto questions = house.read([&](storage::Transaction& tx) { return own_questions(tx, chris); });
    REQUIRE(questions.size() == 1);
    CHECK(questions[0].open);
    CHECK(questions[0].look_ups.size() == 3);
    CHECK(questions[0].row.due_on == house.today());
    const auto& question = questions[0].row.id;
    CHECK(code_of(answer(house.house(), house.viewer("chantal"), question, {"task", "Ik."})) == "error.not_found");
    CHECK(code_of(answer(house.house(), house.viewer("chris"), question, {"", ""})) == "error.choose");
    TestHouse::must(answer(house.house(), house.viewer("chris"), question, {"task", "Wijkonderzoek na een melding."}));
    CHECK(code_of(answer(house.house(), house.viewer("chris"), question, {"task", "Nog."})) == "atypical.answered");
    const auto read = house.read([&](storage::Transaction& tx) { return read_answer(tx, ina, question); });
    REQUIRE(read);
    CHECK(read->text == "Wijkonderzoek na een melding.");
    CHECK(listed(house)[0].state == "answered");
    const auto petra = house.viewer("petra");
    CHECK_FALSE(house.read([&](storage::Transaction& tx) { return read_answer(tx, petra, question); }));
  });
}

TEST_CASE("Traced_OpenedIdentity_IsToldWhenTheCaseIsDecidedAndNoMatterRuns") {
  for_each_house([](TestHouse& house) {
    const auto chris = officer(house, "chris");
    keep(house, detected({found_case(chris)}));
    const auto id = listed(house)[0].id;
    const auto ina = house.viewer("ina");
    TestHouse::must(ask_opening(house.house(), ina, id, "talk", "Patroon."));
    const auto opening = house.read([&](storage::Transaction& tx) { return openings_of(tx, id).at(0); });
    TestHouse::must(decide_opening(house.house(), house.viewer("petra"), opening.id, true, "Ja."));
    const auto told = [&] {
      return house.read([&](storage::Transaction& tx) { return own_openings(tx, chris).size(); });
    };
    CHECK(told() == 0);
    TestHouse::must(decide(house.house(), ina, id, {"nothing", "Was een taak.", ""}));
    CHECK(told() == 1);
  });
}

TEST_CASE("[LOG-02] ForgetWhenOver_OfWhatNoMatterCameOf_LeavesNothing") {
  for_each_house([](TestHouse& house) {
    const auto chris = officer(house, "chris"), chantal = officer(house, "chantal"), petra = officer(house, "petra");
    keep(house, detected({found_case(chris)}), Mode::shadow);
    auto run = detected({found_case(chris, 1500), found_case(chantal, 900), found_case(petra, 800)});
    run.events.push_back({55, on("2026-10-20"), on("2026-10-21"), {{9, "N1", 4}, {12, "Z", 1}}});
    run.controls.push_back(found_case(31, 0));
    keep(house, run);
    const auto rows = listed(house);  // the event, chris, chantal, petra, the control
    REQUIRE(rows.size() == 5);
    const auto ina = house.viewer("ina"), petra_herself = house.viewer("petra");
    TestHouse::must(act_on_event(house.house(), ina, rows[0].id, {"nothing", true, {}, "Dienst.", ""}));
    TestHouse::must(ask(house.house(), ina, rows[1].id, {0}));
    TestHouse::must(decide(house.house(), ina, rows[1].id, {"nothing", "Taak.", ""}));
    TestHouse::must(ask_opening(house.house(), ina, rows[2].id, "triage", "Patroon."));
    const auto opening = house.read([&](storage::Transaction& tx) { return openings_of(tx, rows[2].id).at(0).id; });
    TestHouse::must(decide_opening(house.house(), petra_herself, opening, true, "Ja."));
    TestHouse::must(decide(house.house(), ina, rows[2].id, {"triage", "Patroon.", ""}));
    TestHouse::must(decide(house.house(), ina, rows[4].id, {"work", "Taak.", ""}));
    const auto forget = [&] {
      return house.write(
          [&](storage::Transaction& tx) { return TestHouse::must(forget_when_over(house.house(), tx)); });
    };
    CHECK(forget() == 0);
    house.pass_days(5 * 366);
    CHECK(forget() == 4);
    CHECK(forget() == 0);
    // What became a matter, and what still waits.
    const auto named = house.read([](storage::Transaction& tx) { return named_in_cases(tx).officers; });
    CHECK(std::set<std::uint32_t>(named.begin(), named.end()) == std::set<std::uint32_t>{chantal, petra});
    const auto count = [&](const std::string& text) {
      return house.read([&](storage::Transaction& tx) {
        return tx.find(storage::Sql{"test.count", text.c_str()})->integer("count");
      });
    };
    for (const char* table : {"parts", "findings", "reasons", "questions"}) {
      CAPTURE(table);
      CHECK(count("SELECT COUNT(*) AS count FROM atypical_" + std::string(table) +
                  " WHERE case_id NOT IN (SELECT id FROM atypical_cases)") == 0);
    }
    CHECK(count("SELECT COUNT(*) AS count FROM atypical_asked") == 0);
    CHECK(count("SELECT COUNT(*) AS count FROM atypical_sealed WHERE owner NOT IN (SELECT id FROM atypical_cases) "
                "AND owner NOT IN (SELECT id FROM atypical_openings)") == 0);
    const auto lines =
        house.read([](storage::Transaction& tx) { return audit::search(tx, {.action = "atypical.forget"}); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].entry.detail == "before=2026-11-06 cases=4 lines=0");
  });
}
