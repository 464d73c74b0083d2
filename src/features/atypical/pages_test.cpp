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
    CHECK(holds(body(pages, "/my-look-ups/rules", "emma"), "LOG-01"));
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
  });
}

TEST_CASE("Told_SmallOutcomes_AreHiddenAgainstSubtraction") {
  const std::vector<OutcomeLine> lines{{{}, "N1", 20, 9}, {{}, "N2", 3, 1}, {{}, "Z", 30, 14}};
  const auto shown = told(lines, 5);
  CHECK_FALSE(shown[1].judged);
  CHECK_FALSE(shown[1].followed);
}
