#include <algorithm>

#include "features/atypical/outcomes.h"
#include "features/atypical/testing.h"
#include "platform/audit/audit.h"

using namespace waarborg;
using namespace waarborg::atypical;
using matters::TestPages;

namespace {

http::Fields fields(std::initializer_list<std::pair<std::string, std::string>> items) {
  http::Fields out;
  for (const auto& [name, value] : items) out.add(name, value);
  return out;
}

}  // namespace

TEST_CASE("[LOG-03] Pages_OfACase_GoFromTheListThroughQuestionAndOpeningToTriage") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    CHECK(holds(body(pages, "/look-ups", "ina"), "alert"));
    auto run = detected({found_case(officer(house, "chris"))});
    run.controls.push_back(found_case(31, 0));
    keep(house, run);
    const auto rows = listed(house);
    const std::string path = "/look-ups/" + rows[0].id;
    const auto list = body(pages, "/look-ups", "ina");
    CHECK(holds(list, rows[0].number));
    CHECK(holds(list, "N1"));
    CHECK(pages.get("/look-ups?number=" + rows[0].number, "ina").status == 303);
    CHECK(body(pages, "/look-ups.csv", "ina").size() > 50);
    CHECK(holds(body(pages, "/look-ups/runs", "ina"), "1-abc"));
    const auto read = body(pages, path, "ina");
    CHECK(holds(read, "buurvrouw"));
    CHECK(holds(read, std::to_string(officer(house, "chris"))));
    CHECK_FALSE(holds(read, number_of(house, house.who("chris").person_id)));
    CHECK(pages.get(path, "petra").status == 404);
    CHECK(pages.post(path + "/ask", fields({{"findings", "0"}}), "ina").status == 303);
    CHECK(pages.post(path + "/open", fields({{"purpose", "triage"}}), "ina").status == 422);
    CHECK(pages.post(path + "/open", fields({{"purpose", "triage"}, {"open_reason", "Patroon."}}), "ina").status ==
          303);
    CHECK(holds(body(pages, "/look-ups/openings", "petra"), rows[0].number));
    CHECK(holds(body(pages, path, "petra"), "Patroon."));
    const auto opening = house.read([&](storage::Transaction& tx) { return openings_of(tx, rows[0].id).at(0); });
    CHECK(pages.post("/look-ups/openings/" + opening.id, fields({{"grant", "yes"}, {"reason", "Ja."}}), "ina").status ==
          404);
    CHECK(
        pages.post("/look-ups/openings/" + opening.id, fields({{"grant", "yes"}, {"reason", "Ja."}}), "petra").status ==
        303);
    CHECK(holds(body(pages, path, "ina"), number_of(house, house.who("chris").person_id)));
    CHECK(pages.post(path + "/decide", fields({{"outcome", "triage"}, {"reason", "Patroon."}}), "ina").status == 303);
    CHECK(holds(body(pages, path, "ina"), "M-2026-"));
    CHECK(holds(body(pages, "/look-ups/outcomes", "ina"), "<table"));
    CHECK(holds(body(pages, "/look-ups/analysts", "petra"), "<table"));
    const auto control = body(pages, "/look-ups/" + rows[1].id, "ina");
    CHECK(holds(control, "doubtful"));
    CHECK_FALSE(holds(control, "household"));
    CHECK(pages.post("/look-ups/" + rows[1].id + "/decide", fields({{"outcome", "work"}, {"reason", "Taak."}}), "ina")
              .status == 303);
  });
}

TEST_CASE("Page_OfACaseWithManyFindings_FoldsThoseAfterTheTenth") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    auto found = found_case(officer(house, "chris"));
    found.findings.resize(13, found.findings.front());
    for (std::uint32_t at = 0; at < 13; ++at) found.findings[at].subject = 900 + at;
    keep(house, detected({found}));
    const std::string id = listed(house)[0].id, path = "/look-ups/" + id;
    const auto read = body(pages, path, "ina");
    CHECK(holds(read, "Nog 3 onderwerpen met minder punten"));
    CHECK(read.find("Onderwerp 909 (") < read.find("Nog 3 onderwerpen"));
    CHECK(read.find("Onderwerp 910 (") > read.find("Nog 3 onderwerpen"));
    CHECK(pages.post(path + "/ask", fields({{"more_findings", "12"}}), "ina").status == 303);
    const auto question =
        house.read([&](storage::Transaction& tx) { return asked_in(tx, questions_of(tx, id).at(0).id); });
    REQUIRE(question.size() == 3);
    CHECK(question[0].subject == 812);
  });
}

TEST_CASE("[LOG-03] Lists_OfTheDesks_AreTakenAlongAsTheyAreShown") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    keep(house, detected({found_case(officer(house, "chris")), found_case(officer(house, "ina"))}));
    keep(house, detected({found_case(31)}, "2026-11-01"), Mode::shadow);
    const auto runs = body(pages, "/look-ups/runs.csv", "ina");
    CHECK(holds(runs, "2026-10-31"));
    CHECK(holds(runs, "proef"));
    CHECK(holds(body(pages, "/look-ups/runs", "ina"), "/look-ups/runs.xlsx"));
    CHECK_FALSE(holds(body(pages, "/look-ups/runs.csv?mode=live", "ina"), "proef"));
    CHECK_FALSE(holds(body(pages, "/look-ups/runs?mode=shadow", "ina"), "31 okt"));
    house.write([](storage::Transaction& tx) {
      tx.execute({"test.later", "UPDATE atypical_runs SET made_at = made_at + 1000 WHERE shadow = 1"});
    });
    const auto upwards = body(pages, "/look-ups/runs.csv?sort=made", "ina"),
               down = body(pages, "/look-ups/runs.csv", "ina");
    CHECK(upwards.find("2026-10-31") < upwards.find("2026-11-01"));
    CHECK(down.find("2026-10-31") > down.find("2026-11-01"));
    CHECK(holds(body(pages, "/look-ups/sources.csv", "petra"), "log.csv"));
    for (const auto& row : listed(house)) {
      if (row.officer != officer(house, "chris")) continue;
      TestHouse::must(ask_opening(house.house(), house.viewer("ina"), row.id, "talk", "Patroon."));
      const auto openings = body(pages, "/look-ups/openings.csv", "petra");
      CHECK(holds(openings, row.number));
      CHECK(holds(openings, "Wacht op het andere loket."));
    }
    CHECK(holds(body(pages, "/look-ups/analysts.csv", "petra"), "1"));
    for (const auto& [path, who] :
         {std::pair("/look-ups/runs.csv", "petra"), std::pair("/look-ups/openings.csv", "ina"),
          std::pair("/look-ups/analysts.csv", "ina"), std::pair("/look-ups/sources.csv", "tessa")}) {
      CAPTURE(path);
      CHECK(pages.get(path, who).status == 404);
    }
    const auto traced = [&](const char* action, const char* detail) {
      const auto lines = house.read([&](storage::Transaction& tx) { return audit::search(tx, {.action = action}); });
      return std::ranges::any_of(lines, [&](const auto& line) { return holds(line.entry.detail, detail); });
    };
    CHECK(traced("atypical.export", "runs rows=2"));
    for (const char* action : {"atypical.sources", "atypical.openings", "atypical.watch"})
      CHECK(traced(action, "export"));
  });
}

TEST_CASE("[LOG-02] Openings_Decided_ArePagedNewestFirst") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    keep(house, detected({found_case(officer(house, "chris"))}));
    const auto id = listed(house)[0].id;
    house.write([&](storage::Transaction& tx) {
      for (int at = 0; at < 60; ++at)
        tx.execute({"test.opening",
                    "INSERT INTO atypical_openings (id, case_id, officer, purpose, passed_on, asked_by, asked_at, "
                    "state, decided_by, decided_at) VALUES ($1, $2, $3, 'talk', $4, $5, $6, 'refused', $5, $6)"},
                   {"o" + std::to_string(at), id, 7, Bytes{1}, house.account("ina"), 86'400'000LL * at});
    });
    const auto rows = [](const std::string& page) {
      std::size_t count = 0;
      for (std::size_t at = page.find("<tr"); at != std::string::npos; at = page.find("<tr", at + 1)) ++count;
      return count;
    };
    const auto first = body(pages, "/look-ups/openings", "petra");
    CHECK(rows(first) == 51);
    const auto at = first.find("?after=") + 7;
    REQUIRE(at > 7);
    CHECK(rows(body(pages, "/look-ups/openings?after=" + first.substr(at, first.find('"', at) - at), "petra")) == 11);
    CHECK(rows(body(pages, "/look-ups/openings", "petra")) == 51);
  });
}

TEST_CASE("[LOG-01] [LOG-03] OwnPage_OfAnOfficer_ShowsQuestionLookUpsAndRules") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    keep(house, detected({found_case(officer(house, "chris"))}));
    TestHouse::must(ask(house.house(), house.viewer("ina"), listed(house)[0].id, {0}));
    const auto own = body(pages, "/my-look-ups", "chris");
    CHECK(holds(own, "DIV"));
    CHECK_FALSE(holds(body(pages, "/my-look-ups", "emma"), "DIV"));
    CHECK(holds(own, "href=\"/my-look-ups.xlsx\""));
    CHECK(holds(body(pages, "/my-look-ups.csv", "chris"), "DIV"));
    CHECK_FALSE(holds(body(pages, "/my-look-ups.csv", "emma"), "DIV"));
    const auto rules = body(pages, "/my-look-ups/rules", "emma");
    CHECK(holds(rules, "LOG-01"));
    CHECK(holds(rules, "25,0 punten"));
    CHECK(holds(rules, "nog in geen ronde gebruikt"));
    CHECK_FALSE(holds(rules, "[rulebook"));
    const auto chris = officer(house, "chris");
    const auto question = house.read([&](storage::Transaction& tx) { return own_questions(tx, chris).at(0).row.id; });
    const std::string path = "/my-look-ups/questions/" + question;
    CHECK(pages.get(path, "emma").status == 404);
    CHECK(holds(body(pages, path, "chris"), "Bureau Noord"));
    CHECK(pages.post(path, fields({{"why", "task"}}), "chris").status == 422);
    CHECK(pages.post(path, fields({{"why", "task"}, {"text", "Wijkonderzoek."}}), "emma").status == 404);
    CHECK(pages.post(path, fields({{"why", "task"}, {"text", "Wijkonderzoek."}}), "chris").status == 303);
    CHECK(holds(body(pages, "/look-ups/" + listed(house)[0].id, "ina"), "Wijkonderzoek."));
  });
}

TEST_CASE("[LOG-02] OwnCase_OfAnAnalyst_IsInNoCountOrFilterThatTheyRead") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    auto own = found_case(officer(house, "ina"));
    own.group = "Recherche Oost";
    auto run = detected({own, found_case(officer(house, "chris"))});
    run.controls.push_back(found_case(officer(house, "ina"), 0, 91));
    keep(house, run);
    CHECK_FALSE(holds(body(pages, "/look-ups", "ina"), "Recherche Oost"));
    const auto ina = officer(house, "ina");
    const auto counted = house.read([&](storage::Transaction& tx) {
      auto latest = *latest_run(tx);
      leave_out_own(tx, ina, latest);
      return latest;
    });
    CHECK(counted.cases == 1);
    CHECK(counted.controls == 0);
    const auto shown = body(pages, "/look-ups/runs", "ina");
    CHECK(holds(shown, ">1</td>"));
    CHECK_FALSE(holds(shown, ">2</td>"));
    for (const auto& row : listed(house)) {
      if (row.officer != ina) continue;
      house.write([&](storage::Transaction& tx) {
        tx.execute(storage::Sql{"test.close",
                                "UPDATE atypical_cases SET state = 'closed', outcome = 'nothing', "
                                "closed_on = '2026-11-02' WHERE id = $1"},
                   {row.id});
      });
    }
    const auto all = house.read([](storage::Transaction& tx) { return read_outcomes(tx, 0); });
    const auto hers = house.read([&](storage::Transaction& tx) { return read_outcomes(tx, ina); });
    CHECK(all.groups.size() == 1);
    CHECK(all.controls.size() + all.controls_of_findings.size() == 1);
    CHECK(hers.groups.empty());
    CHECK(hers.months.empty());
    CHECK(hers.keys.empty());
    CHECK(hers.controls.empty());
    CHECK(hers.controls_of_findings.empty());
  });
}

TEST_CASE("[LOG-02] OwnPage_OfWhoAlsoReadsCases_DoesNotTellTheNumberOfWhomTheyLookedUp") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    bring_in_log(house, "2026-10-31 10:00:00," + number_of(house, house.who("tessa").person_id) + ",ANG,ZZ-99,taak\n");
    const auto own = body(pages, "/my-look-ups", "tessa");
    CHECK(holds(own, "ANG"));
    const i18n::Translator t(house.platform().texts, i18n::Language::nl, house.platform().config.zone);
    CHECK(holds(own, subject_words(t, 1)));
    CHECK_FALSE(holds(own, subject_words(t, 2)));
  });
}

TEST_CASE("[LOG-02] Traces_OfWhoAnswers_DoNotNameThem") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    keep(house, detected({found_case(officer(house, "chris"))}));
    const auto row = listed(house)[0];
    TestHouse::must(ask(house.house(), house.viewer("ina"), row.id, {0}));
    body(pages, "/my-look-ups", "chris");
    const auto chris = officer(house, "chris");
    const auto question = house.read([&](storage::Transaction& tx) { return own_questions(tx, chris).at(0).row.id; });
    TestHouse::must(answer(house.house(), house.viewer("chris"), question, {"task", "Wijkonderzoek."}));
    const auto lines = house.read([](storage::Transaction& tx) { return audit::search(tx, {}); });
    REQUIRE_FALSE(lines.empty());
    for (const auto& line : lines) {
      CHECK(line.entry.actor != house.account("chris"));
      CHECK(line.entry.person_id != house.who("chris").person_id);
    }
    CHECK(lines[0].entry.action == "atypical.answer");
    CHECK(lines[0].entry.detail == row.number);
  });
}

TEST_CASE("Openings_ForAPrivacyOfficerWithoutASeat_TellWhatIsTheirs") {
  auto tables = migrations::feature_monitor::all();
  for (const auto& one : migrations::feature_atypical::all()) tables.push_back(one);
  matters::for_each_house(
      [](TestHouse& house) {
        TestPages pages(house, add_routes);
        const auto page = body(pages, "/look-ups/openings", "petra");
        CHECK(holds(page, "query-approval"));
        CHECK(holds(page, "/look-ups/analysts"));
        CHECK(TestPages::header_of(pages.get("/look-ups/proposals", "petra"), "Location") == "/look-ups/openings");
        for (const char* who : {"ina", "tessa"}) CHECK(pages.get("/look-ups/openings", who).status != 200);
      },
      tables);
}

TEST_CASE("[LOG-02] Traces_OfWhatAnalystsDo_AreInTheLogAndCountedByPerson") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    keep(house, detected({found_case(officer(house, "chris"))}));
    const auto row = listed(house)[0];
    body(pages, "/look-ups", "ina");
    body(pages, "/look-ups/" + row.id, "ina");
    pages.get("/look-ups?number=BEV-2026-XXXXXX", "ina");
    const auto lines = [&](const char* action) {
      return house.read([&](storage::Transaction& tx) { return audit::search(tx, {.action = action}); });
    };
    CHECK(lines("atypical.list").size() == 2);
    CHECK(lines("atypical.search").size() == 1);
    REQUIRE(lines("atypical.read").size() == 1);
    CHECK(lines("atypical.read")[0].entry.detail == row.number);
    CHECK(lines("atypical.read")[0].entry.actor == house.account("ina"));
    for (const char* who : {"tessa", "aart", "otto", "adam", "emma"}) CHECK(pages.get("/look-ups", who).status == 404);
    CHECK(pages.get("/look-ups/" + row.id, "petra").status == 404);
    REQUIRE(lines("atypical.refused").size() == 1);
    CHECK(lines("atypical.refused")[0].entry.detail.empty());
    CHECK(lines("atypical.refused")[0].entry.actor == house.account("petra"));
  });
}

TEST_CASE("Told_SmallOutcomes_AreHiddenAgainstSubtraction") {
  const std::vector<OutcomeLine> lines{{{}, "N1", 20, 9}, {{}, "N2", 3, 1}, {{}, "Z", 30, 14}};
  const auto shown = told(lines, 5);
  CHECK_FALSE(shown[1].judged);
  CHECK_FALSE(shown[1].followed);
}
