// Figures and rules over the API.
#include "features/atypical/explained.h"
#include "features/atypical/testing.h"
#include "platform/audit/audit.h"

using namespace waarborg;
using namespace waarborg::atypical;
using matters::TestPages;

namespace {

constexpr const char* kScope = "look-ups:read";
constexpr std::array kPaths{
    "months", "months/2026-10/teams", "months/2026-10/rules", "runs", "outcomes?by=unit", "proposals", "rule-book"};

std::string path_to(const std::string& what) { return "/api/v1/look-ups/" + what; }

std::string asked(TestPages& pages, const std::string& what, const char* who = "petra") {
  const auto answer = pages.get_api(path_to(what), who, kScope);
  INFO(what, answer.body);
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "application/json");
  return answer.body;
}

void keep_month(TestHouse& house, const std::string& team, std::int64_t looks, std::int64_t explained,
                std::int64_t officers) {
  house.write([&](storage::Transaction& tx) {
    tx.execute({"test.explained",
                "INSERT INTO atypical_explained (month, team, looks, explained, firsts, firsts_explained, officers) "
                "VALUES ('2026-10', $1, $2, $3, $2, $3, $4)"},
               {team, looks, explained, officers});
  });
}
void keep_rule(TestHouse& house, const std::string& rule, std::int64_t looks) {
  house.write([&](storage::Transaction& tx) {
    tx.execute({"test.explained_by",
                "INSERT INTO atypical_explained_by (month, rule, looks, firsts) VALUES ('2026-10', $1, $2, $2)"},
               {rule, looks});
  });
}

void keep_proposal(TestHouse& house, const std::string& id, std::int64_t at, std::int64_t firsts,
                   const std::string& state) {
  house.write([&](storage::Transaction& tx) {
    tx.execute({"test.mining",
                "INSERT INTO atypical_minings (id, job_id, made_by, made_at, from_day, to_day, finished, first_day, "
                "last_day, firsts_asked, looks_asked, links) VALUES ($1, $1, $2, $3, '2026-08-01', '2026-10-30', 1, "
                "'2026-08-01', "
                "'2026-10-30', 400, 4000, 1)"},
               {"m-" + id, house.account("ina"), at});
    tx.execute({"test.proposal",
                "INSERT INTO atypical_proposals VALUES ($1, $2, 0, 'own_assigned', 'own', 'assigned', 604800, 7776000, "
                "0, $3, 500, 100, 250000, 1000, 997000, 50000, $4, NULL, NULL, NULL, NULL, NULL)"},
               {id, "m-" + id, firsts, state});
  });
}

}  // namespace

TEST_CASE("[LOG-02] ApiFigures_AreForTheScopeAndForWhoReadsThePages") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    keep_month(house, "N1", 1000, 800, 40);
    for (const auto* what : kPaths) {
      CAPTURE(what);
      CHECK(pages.get_api(path_to(what)).status == 401);
      CHECK(pages.get_api(path_to(what), "petra", "look-ups:write").status == 403);
      CHECK(pages.get_api(path_to(what), "tessa", kScope).status == 404);
      asked(pages, what, "petra");
      asked(pages, what, "ina");
    }
    const auto lines =
        house.read([](storage::Transaction& tx) { return audit::search(tx, {.action = "atypical.read_figures"}); });
    CHECK(lines.size() == 2 * kPaths.size());
    CHECK(lines[0].entry.actor.starts_with("token:"));
    // Whoever was taken off the desk reads nothing, whatever role and token they kept.
    house.write([&](storage::Transaction& tx) {
      tx.execute({"test.desk", "DELETE FROM directory_desk_members WHERE account_id = $1"}, {house.account("ina")});
    });
    CHECK(pages.get_api(path_to("runs"), "ina", kScope).status == 404);
  });
}

TEST_CASE("[LOG-02] ApiFigures_HideSmallNumbersAsThePageDoes") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    keep_month(house, "N1", 1000, 800, 40);
    keep_month(house, "N2", 500, 497, 30);  // three unexplained
    keep_month(house, "N3", 600, 500, 20);
    keep_month(house, "Chief", 70, 60, 1);  // told with N3 alone
    keep_rule(house, "own_case", 1800);
    keep_rule(house, "group_case", 55);
    keep_rule(house, "own_report", 2);
    keep_rule(house, "", 313);
    const auto months = asked(pages, "months");
    CHECK(months ==
          "{\"months\":[{\"month\":\"2026-10\",\"lookUps\":2170,\"explained\":1857,\"firstLookUps\":2170,"
          "\"firstLookUpsExplained\":1857}]}");
    const auto teams = asked(pages, "months/2026-10/teams");
    CHECK(holds(teams, "\"smallTeams\":true"));
    CHECK(holds(teams, "\"team\":\"N2\",\"lookUps\":500}"));
    for (const char* told : {"497", "Chief", "N3", ":70,", ":600,"}) CHECK_FALSE(holds(teams, told));
    const auto rules = asked(pages, "months/2026-10/rules");
    CHECK(holds(rules, "\"rule\":\"own_report\""));
    CHECK(holds(rules, "\"lookUps\":313"));  // what the month tells as well
    CHECK_FALSE(holds(rules, ":2}"));
    CHECK_FALSE(holds(rules, "\"lookUps\":55"));  // what is left over would tell the two
    CHECK(pages.get_api(path_to("months/2026-09/teams"), "petra", kScope).status == 404);
  });
}

TEST_CASE("[LOG-02] ApiLists_PageByCursorAndRefuseWhatTheyDoNotKnow") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    for (const char* team : {"N1", "N2", "N3"}) keep_month(house, team, 1000, 800, 40);
    const auto first = asked(pages, "months/2026-10/teams?pageSize=2");
    CHECK(holds(first, "N2"));
    CHECK_FALSE(holds(first, "N3"));
    REQUIRE(holds(first, "\"nextCursor\":\"2\""));
    const auto second = asked(pages, "months/2026-10/teams?pageSize=2&cursor=2");
    CHECK(holds(second, "N3"));
    CHECK_FALSE(holds(second, "nextCursor"));
    for (const char* wrong : {"months?pageSize=0", "months?cursor=x", "runs?cursor=x", "outcomes",
                              "outcomes?by=officer", "proposals?state=x"}) {
      const auto answer = pages.get_api(path_to(wrong), "petra", kScope);
      CAPTURE(wrong);
      CHECK(answer.status == 422);
      CHECK(answer.content_type == "application/problem+json");
    }
  });
}

TEST_CASE("[LOG-03] ApiRuns_TellNumbersAndNoCase") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto run = detected({found_case(officer(house, "chris")), found_case(officer(house, "petra"))});
    TestHouse::must(take(house.house(), run, Mode::live, std::chrono::milliseconds(2500)));
    keep(house, detected({found_case(31)}, "2026-11-01"), Mode::shadow);
    const auto runs = asked(pages, "runs", "ina");
    for (const char* told : {"\"day\":\"2026-10-31\"", "\"rules\":\"1-abc\"", "\"cases\":2", "\"seconds\":2.5E0",
                             "\"shadow\":true", "\"lookUps\":1000"})
      CHECK(holds(runs, told));
    for (const auto& row : listed(house)) {
      CHECK_FALSE(holds(runs, row.number));
      CHECK_FALSE(holds(runs, row.id));
    }
    CHECK(holds(asked(pages, "runs"), "\"cases\":1,\"events\":0,\"controls\":0,\"seconds\""));  // without her own
    const auto page = asked(pages, "runs?pageSize=1", "ina");
    const auto at = page.find("nextCursor\":\"") + 13;
    REQUIRE(at > 13);
    const auto next = asked(pages, "runs?pageSize=1&cursor=" + page.substr(at, page.find('"', at) - at), "ina");
    CHECK(holds(page, "2026-11-01") != holds(next, "2026-11-01"));
  });
}

TEST_CASE("[LOG-03] ApiOutcomes_TellPrecisionWithSmallNumbersHidden") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    std::vector<monitor::FoundCase> cases;
    for (std::uint32_t number = 31; number < 51; ++number) cases.push_back(found_case(number));
    cases.push_back(found_case(60));
    cases.back().group = "Klein";
    keep(house, detected(cases));
    house.write([&](storage::Transaction& tx) {
      tx.execute({"test.close",
                  "UPDATE atypical_cases SET state = 'closed', closed_on = '2026-11-02', "
                  "outcome = CASE WHEN officer < 40 THEN 'talk' ELSE 'nothing' END"});
    });
    const auto units = asked(pages, "outcomes?by=unit");
    CHECK(holds(units, "\"name\":\"Klein\"}"));  // one case
    CHECK_FALSE(holds(units, "\"judged\":20,\"followed\":9"));
    const auto months = asked(pages, "outcomes?by=month");
    CHECK(holds(months, "\"name\":\"2026-11\",\"judged\":21,\"followed\":9,\"precision\":{\"share\":"));
    CHECK(holds(asked(pages, "outcomes?by=detector"), "\"kind\":\"sign\",\"key\":\"household\",\"title\":\""));
    const auto controls = asked(pages, "outcomes?by=control");
    CHECK(controls.starts_with("{\"outcomes\":[],\"recall\":{\"share\":"));
  });
}

TEST_CASE("[LOG-01] ApiProposals_TellSupportAndPrecisionAndNobodysName") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    keep_proposal(house, "p1", 1000, 100, "found");
    keep_proposal(house, "p2", 2000, 3, "rejected");
    const auto all = asked(pages, "proposals");
    CHECK(all.find("\"p2\"") < all.find("\"p1\""));
    CHECK(holds(all, "\"support\":2.5E-1"));
    CHECK(all.find("\"support\"") == all.rfind("\"support\""));  // of three look-ups nothing is told
    CHECK_FALSE(holds(all, house.account("ina")));
    const auto one = asked(pages, "proposals?pageSize=1");
    REQUIRE(holds(one, "\"nextCursor\":\"2000.p2\""));
    CHECK(holds(asked(pages, "proposals?pageSize=1&cursor=2000.p2"), "\"p1\""));
    CHECK_FALSE(holds(asked(pages, "proposals?state=rejected"), "\"p1\""));
  });
}

TEST_CASE("[LOG-01] ApiRuleBook_TellsTheRulesWithTheirNumbers") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto book = asked(pages, "rule-book");
    const auto rules = TestHouse::must(monitor::rule_book(house.house()));
    CHECK(holds(book, "\"version\":\"" + rules.version + "\""));
    for (const auto& rule : rules.rules) CHECK(holds(book, "\"key\":\"" + rule.key + "\""));
    for (const char* told : {"secondsAfter", "\"points\":", "\"weight\":", "\"windowDays\":"}) CHECK(holds(book, told));
  });
}
