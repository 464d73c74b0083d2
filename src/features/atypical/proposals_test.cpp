#include "features/atypical/proposals.h"

#include "features/atypical/testing.h"
#include "platform/audit/audit.h"

using namespace waarborg;
using namespace waarborg::atypical;
using matters::TestPages;

namespace {

http::Fields fields(const std::vector<std::pair<std::string, std::string>>& all) {
  http::Fields form;
  for (const auto& [name, value] : all) form.add(name, value);
  return form;
}

/// A mining that found one link, as its job would have kept it; answers the proposal's id.
std::string found_link(TestHouse& house, const std::string& id = "p1") {
  house.write([&](storage::Transaction& tx) {
    tx.execute(
        {"test.mining",
         "INSERT INTO atypical_minings (id, job_id, made_by, made_at, from_day, to_day, finished, first_day, last_day, "
         "teams, teams_asked, looks_in_all, looks, unexplained, firsts, firsts_unexplained, looks_asked, firsts_asked, "
         "firsts_reached, links) VALUES ($1, $1, $2, 0, '2026-08-01', '2026-10-30', 1, '2026-08-01', '2026-10-30', "
         "40, 4, 90000, 10000, 2000, 1000, 400, 2000, 400, 100, 1)"},
        {"m-" + id, house.account("ina")});
    tx.execute({"test.proposal",
                "INSERT INTO atypical_proposals VALUES ($1, $2, 0, 'own_assigned', 'own', 'assigned', 604800, 7776000, "
                "0, 100, "
                "500, 100, 250000, 1000, 997000, 50000, 'found', NULL, NULL, NULL, NULL, NULL)"},
               {id, "m-" + id});
    tx.execute({"test.group",
                "INSERT INTO atypical_proposal_groups VALUES ($1, 'team', 'Noord', 498, 1500, 40), ($1, 'team', "
                "'Zuid', 2, 500, "
                "12), ($1, 'role', 'agent', 500, 2000, 52)"},
               {id});
  });
  return id;
}

const std::string kOne = "/look-ups/proposals/one?proposal=p1";

http::Response asked(TestPages& pages, const char* who) {
  return pages.post("/look-ups/proposals/ask",
                    fields({{"proposal", "p1"}, {"why", "Nazorg door de eigen behandelaar."}}), who);
}
http::Response answered(TestPages& pages, const char* who, const std::string& answer, const std::string& from) {
  return pages.post(
      "/look-ups/proposals/answer",
      fields({{"proposal", "p1"}, {"answer", answer}, {"reason", "Gesproken met het team."}, {"from", from}}), who);
}

std::size_t lines_of(TestHouse& house, const char* action) {
  return house.read([&](storage::Transaction& tx) { return audit::search(tx, {.action = action}); }).size();
}

}  // namespace

TEST_CASE("[LOG-01] Mining_IsWorkedOnAsAJobAndListed") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    CHECK(holds(body(pages, "/look-ups/proposals", "ina"), "name=\"from\""));
    CHECK_FALSE(holds(body(pages, "/look-ups/proposals", "petra"), "name=\"from\""));
    for (const char* who : {"tessa", "emma", "chris"}) CHECK(pages.get("/look-ups/proposals", who).status != 200);
    CHECK(pages.post("/look-ups/proposals", fields({{"from", "2026-10-02"}, {"to", "2026-10-01"}}), "ina").status ==
          422);
    CHECK(pages.post("/look-ups/proposals", fields({{"from", ""}, {"to", "x"}}), "ina").status == 422);
    const auto days = fields({{"from", "2026-10-01"}, {"to", "2026-10-31"}});
    CHECK(pages.post("/look-ups/proposals", days, "petra").status != 303);
    const auto made = pages.post("/look-ups/proposals", days, "ina");
    REQUIRE(made.status == 303);
    const std::string path = TestPages::header_of(made, "Location");
    CHECK(holds(body(pages, path, "ina"), path));  // to look again
    house.platform().jobs.drain();
    const auto found = body(pages, path, "petra");
    CHECK(holds(found, "<dl"));
    CHECK(holds(found, "alert"));  // nothing holds often enough in a log of four
    CHECK(holds(body(pages, "/look-ups/proposals", "ina"), path));
    CHECK(lines_of(house, "atypical.mine") == 1);
  });
}

TEST_CASE("[LOG-01] Proposal_TellsWhatWouldChangeAndHidesSmallNumbers") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    found_link(house);
    const auto page = body(pages, kOne, "ina");
    CHECK(holds(page, "80,0%"));  // explained now, of all
    CHECK(holds(page, "85,0%"));  // with the rule
    CHECK(holds(page, "60,0%"));  // of first look-ups
    CHECK(holds(page, "70,0%"));
    CHECK(holds(page, "Noord"));
    CHECK_FALSE(holds(page, "<td class=\"number\">2</td>"));
    CHECK(holds(page, "90.000"));  // the sample is told with its size
    CHECK(holds(page, "name=\"why\""));
    CHECK_FALSE(holds(body(pages, kOne, "petra"), "name=\"why\""));
    CHECK(pages.get("/look-ups/proposals/one?proposal=none", "ina").status == 404);
    CHECK(pages.get(kOne, "tessa").status != 200);
  });
}

TEST_CASE("[LOG-02] Proposal_OfATeamOfAFew_IsToldWithOthersAlone") {
  const auto told =
      told_groups({{"Chefs", 60, 90, 2}, {"Noord", 400, 900, 40}, {"Oost", 100, 500, 9}, {"Zuid", 2, 510, 12}}, 5);
  REQUIRE(told.rows.size() == 3);
  CHECK(told.rows[0].name == "Noord");
  CHECK(told.rows[1].name == "Zuid");
  CHECK_FALSE(told.rows[1].held);  // two
  CHECK(told.rows[1].asked == 510);
  CHECK(told.rows[2].few);  // the two, and Oost so that they are enough
  CHECK(told.rows[2].name.empty());
  CHECK(told.rows[2].asked == 590);
  // The two of Zuid do not follow from the whole either.
  CHECK((!told.whole || !told.rows[0].held || !told.rows[2].held));
  // Nobody counted the people: all together.
  CHECK(told_groups({{"Noord", 400, 900, 0}, {"Zuid", 20, 500, 0}}, 5).rows.size() == 1);
  // Of all that were asked, three would stay.
  CHECK_FALSE(told_groups({{"Noord", 400, 403, 40}}, 5).whole);
}

TEST_CASE("[LOG-01] Proposal_TakesTwoToBecomeARule_AndEndsAgain") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    found_link(house);
    const std::string today = to_iso(house.house().today());
    CHECK(answered(pages, "petra", "approve", today).status == 409);  // nobody proposed it
    CHECK(pages.post("/look-ups/proposals/ask", fields({{"proposal", "p1"}}), "ina").status == 422);
    CHECK(asked(pages, "petra").status != 303);
    REQUIRE(asked(pages, "ina").status == 303);
    CHECK(asked(pages, "ina").status == 409);
    CHECK(answered(pages, "ina", "approve", today).status != 303);
    CHECK(answered(pages, "petra", "approve", "").status == 422);
    CHECK(answered(pages, "petra", "approve", "2020-01-01").status == 422);
    CHECK(holds(body(pages, kOne, "petra"), "Nazorg door de eigen behandelaar."));
    CHECK(holds(body(pages, "/look-ups/proposals", "petra"), kOne));
    const auto before = TestHouse::must(monitor::rule_book(house.house()));
    REQUIRE(answered(pages, "petra", "approve", today).status == 303);
    const auto book = TestHouse::must(monitor::rule_book(house.house()));
    CHECK(book.rules.size() == before.rules.size() + 1);
    CHECK(book.version != before.version);
    CHECK(holds(body(pages, "/my-look-ups/rules", "chris"), "assigned"));
    CHECK(holds(body(pages, kOne, "ina"), "Gesproken met het team."));
    CHECK(lines_of(house, "atypical.approve_rule") == 1);
    CHECK(pages.post("/look-ups/proposals/end", fields({{"proposal", "p1"}}), "ina").status == 422);
    CHECK(pages.post("/look-ups/proposals/end", fields({{"proposal", "p1"}, {"end_reason", "Te ruim."}}), "tessa")
              .status != 303);
    const auto ended = fields({{"proposal", "p1"}, {"end_reason", "Te ruim."}});
    CHECK(pages.post("/look-ups/proposals/end", ended, "ina").status == 303);
    CHECK(pages.post("/look-ups/proposals/end", ended, "ina").status == 409);
    CHECK(TestHouse::must(monitor::rule_book(house.house())).rules.size() == before.rules.size());
    CHECK(lines_of(house, "atypical.end_rule") == 1);
  });
}

TEST_CASE("[LOG-01] Proposal_Rejected_IsToldWhenTheSameIsFoundAgain") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    found_link(house);
    REQUIRE(asked(pages, "ina").status == 303);
    REQUIRE(answered(pages, "petra", "reject", "").status == 303);
    CHECK(lines_of(house, "atypical.reject_rule") == 1);
    CHECK(TestHouse::must(monitor::rule_book(house.house())).ended.empty());
    found_link(house, "p2");
    CHECK(holds(body(pages, "/look-ups/proposals/one?proposal=p2", "ina"), "proposal=p1"));
  });
}
