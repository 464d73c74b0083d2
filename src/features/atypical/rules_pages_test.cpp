#include "features/atypical/explained_view.h"
#include "features/atypical/testing.h"
#include "features/atypical/trials.h"
#include "platform/audit/audit.h"

using namespace waarborg;
using namespace waarborg::atypical;
using matters::TestPages;

namespace {

http::Fields form_of(TestHouse& house, const std::string& changed, const std::string& value) {
  http::Fields form;
  form.add("days", "30");
  for (const auto& setting : TestHouse::must(monitor::settings_in_force(house.house()))) {
    const bool rule = setting.part == monitor::Setting::Part::rule;
    const std::string now = rule ? "1" : std::to_string(setting.value);
    form.add(setting.name, setting.name == changed ? value : now);
  }
  return form;
}

}  // namespace

TEST_CASE("[LOG-03] Runs_BesideEachOther_TellWhoIsListedByBothAndByOne") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    CHECK(holds(body(pages, "/look-ups/runs/compare", "ina"), "alert"));
    const auto ina = officer(house, "ina");
    keep(house, detected({found_case(31), found_case(32), found_case(ina)}));
    keep(house, detected({found_case(31, 1700), found_case(33)}), Mode::shadow);
    const auto page = body(pages, "/look-ups/runs/compare", "ina");
    for (const char* officer_number : {"31", "32", "33"}) CHECK(holds(page, std::string(" ") + officer_number + "<"));
    CHECK_FALSE(holds(page, "<th scope=\"row\">Medewerker " + std::to_string(ina) + "<"));  // their own
    CHECK(holds(page, "Zaken per kenmerk"));
    const auto both = body(pages, "/look-ups/runs/compare.csv?listed=both", "ina");
    CHECK(holds(both, "Eigen adres of huishouden"));
    CHECK(holds(both, "31"));
    CHECK_FALSE(holds(both, "32"));
    CHECK(holds(body(pages, "/look-ups/runs/compare.csv?listed=second", "ina"), "33"));
    for (const char* who : {"petra", "tessa", "emma"}) CHECK(pages.get("/look-ups/runs/compare", who).status == 404);
  });
}

TEST_CASE("[LOG-03] Trial_OfAnotherSetting_IsWorkedOnAsAJobAndKept") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    const auto form = body(pages, "/look-ups/trials/new", "ina");
    CHECK(holds(form, "name=\"budget\""));
    CHECK(holds(form, "name=\"rule.own_case\" value=\"1\""));
    CHECK(holds(form, " checked"));
    CHECK(pages.post("/look-ups/trials", form_of(house, "", ""), "ina").status == 422);
    CHECK(pages.post("/look-ups/trials", form_of(house, "budget", "-1"), "ina").status == 422);
    CHECK(pages.post("/look-ups/trials", form_of(house, "budget", "5000"), "petra").status == 404);
    const auto asked = pages.post("/look-ups/trials", form_of(house, "budget", "90000"), "ina");
    REQUIRE(asked.status == 303);
    const std::string path = TestPages::header_of(asked, "Location");
    CHECK(holds(body(pages, path, "ina"), "<progress"));
    house.platform().jobs.drain();
    const auto row =
        house.read([&](storage::Transaction& tx) { return *find_trial(tx, path.substr(path.find('=') + 1)); });
    CHECK(house.read([&](storage::Transaction& tx) { return *jobs::Jobs::find(tx, row.job_id); }).cursor.empty());
    const auto read = body(pages, path, "ina");
    CHECK(holds(read, "90.000"));
    CHECK(holds(read, "cards"));
    CHECK(holds(body(pages, "/look-ups/trials", "ina"), path));
    std::string file = path;
    file.replace(file.find("result"), 6, "result.csv");
    CHECK(pages.get(file, "ina").status == 200);
    CHECK(pages.get(path, "petra").status == 404);
    const auto lines =
        house.read([](storage::Transaction& tx) { return audit::search(tx, {.action = "atypical.try_rules"}); });
    CHECK(lines.size() == 1);
  });
}

TEST_CASE("[LOG-03] Trial_Lines_AreWithoutTheReadersOwn") {
  for_each_house([](TestHouse& house) {
    const auto id = house.write([&](storage::Transaction& tx) {
      const auto made = ask_for_trial(tx, house.house(), {{"budget", 50}}, 30, house.account("ina"));
      for (const std::int64_t number : {31, 32})
        tx.execute(
            {"test.line",
             "INSERT INTO atypical_trial_lines VALUES ($1, $2, 0, 'N1', 'agent', 1, '2026-10-01', 900, 0, NULL, 0, "
             "'sign:self officer:weeks', '')"},
            {made, number});
      tx.execute({"test.small",
                  "INSERT INTO atypical_trial_lines VALUES ($1, 33, 0, 'Z9', 'agent', 1, '2026-10-01', 9, 0, "
                  "NULL, 0, '', '')"},
                 {made});
      tx.execute({"test.group", "INSERT INTO atypical_trial_groups VALUES ($1, 'team', 'N1', 40)"}, {made});
      tx.execute({"test.few", "INSERT INTO atypical_trial_groups VALUES ($1, 'team', 'Z9', 2)"}, {made});
      return made;
    });
    const auto result = house.read([&](storage::Transaction& tx) { return read_trial(tx, id, 31, 5); });
    REQUIRE(result.lines.size() == 2);
    CHECK(result.lines[0].officer == 32);
    CHECK(result.lines[0].group == "N1");
    CHECK(result.lines[1].group.empty());  // a team of two
    REQUIRE(result.lines[0].first.keys.size() == 2);
    CHECK(result.lines[0].first.keys[1].kind == "officer");
    CHECK(result.lines[0].first.keys[1].key == "weeks");
    CHECK(result.lines[0].second.keys.empty());
    REQUIRE(result.teams.size() == 2);
    CHECK(result.teams[0].only_now == 1);
    CHECK(result.teams[0].neither == 39);
  });
}

TEST_CASE("[LOG-03] Explained_IsKeptByMonthAndShownToTheDesks") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    CHECK(holds(body(pages, "/look-ups/explained", "ina"), "alert"));
    for (int times = 0; times < 2; ++times) {
      TestHouse::must(keep_explained(house.house(), on("2026-11-02")));
      const auto months = house.read([](storage::Transaction& tx) { return explained_months(tx); });
      REQUIRE(months.size() == 1);
      CHECK(months[0].month == "2026-10");
      CHECK(months[0].looks == 4);
      CHECK(months[0].firsts == 4);
      CHECK(months[0].explained == 0);
    }
    const auto page = body(pages, "/look-ups/explained?month=2026-10", "petra");
    CHECK(holds(page, "oktober 2026"));
    CHECK(holds(page, "te weinig"));  // four look-ups of a team
    CHECK(holds(body(pages, "/look-ups/explained?month=no", "ina"), "oktober 2026"));
    const auto csv = body(pages, "/look-ups/explained.csv", "ina");
    REQUIRE(holds(csv, "Niet verklaard"));
    CHECK(holds(csv.substr(csv.find("Niet verklaard"), 30), "te weinig"));  // four of a rule
    for (const char* who : {"tessa", "emma"}) CHECK(pages.get("/look-ups/explained", who).status == 404);
  });
}

TEST_CASE("[LOG-02] Explained_OfATeamOfAFew_IsToldWithOthersAlone") {
  for_each_house([](TestHouse& house) {
    const i18n::Translator t(house.platform().texts, i18n::Language::en, house.platform().config.zone);
    const auto words = TestHouse::must(words_for(house.house(), t));
    std::vector<monitor::ExplainedCell> teams;
    for (const auto& [team, officers] : {std::pair("N1", 40), std::pair("N2", 12), std::pair("Chief", 1)}) {
      teams.push_back({"2026-10", team, 1000, 700, 600, 400});
      teams.back().officers = officers;
    }
    const auto month = told_month({"2026-10", "", 3000, 2100, 1800, 1200}, teams, {}, 5);
    const auto sheet = explained_sheet(words, {{month}, "2026-10"});
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.rows[0][1] == "N1");
    CHECK(sheet.rows[1][1] == "Small units together");  // the chief, and N2 so that these are enough
    CHECK(sheet.rows[1][3] == "2,000");
  });
}

TEST_CASE("[LOG-03] Annex_IsMadeByAJob_ReadAndTakenAlongByThePrivacyOfficer") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    CHECK(pages.get("/look-ups/annex.md", "petra").status == 404);
    CHECK(pages.post("/look-ups/annex", {}, "petra").status == 303);
    house.platform().jobs.drain();
    CHECK(holds(body(pages, "/look-ups/annex", "petra"), "<table"));
    CHECK(body(pages, "/look-ups/annex.md", "petra").starts_with("# "));
    CHECK(pages.get("/look-ups/annex", "tessa").status == 404);
  });
}
