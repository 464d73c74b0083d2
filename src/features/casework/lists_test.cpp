// My tasks, the queue, giving many at once, and the same for other programs.
#include <doctest/doctest.h>

#include "features/casework/contract/casework.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "matters/testing.h"
#include "migrations/feature_casework.h"

namespace waarborg::casework {
namespace {

using matters::Opened;
using matters::TestHouse;
using matters::TestPages;

void for_each_house(const std::function<void(TestHouse&)>& test) {
  matters::for_each_house(test, migrations::feature_casework::all());
}
bool has(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}
std::string first_step(TestHouse& force, const Opened& opened) {
  return force.read([&](storage::Transaction& tx) { return matters::steps(tx, opened.matter.id).front().id; });
}
http::Fields chosen(const std::string& account, const std::vector<std::string>& matters) {
  http::Fields form;
  form.add("account", account);
  form.add("back", "/matters");
  for (const auto& id : matters) form.add("m", id);
  return form;
}
std::string handler_of(TestHouse& force, const Opened& opened) {
  return force.read(
      [&](storage::Transaction& tx) { return matters::active_participant(tx, opened.matter.id, "handler"); });
}

TEST_CASE("MyTasks_OfTheDesk_LeadToTheStepItselfAndMoveWithTheDays") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    CHECK(has(pages.get("/tasks", "tessa"), "Er wacht niets op u."));
    const auto opened = force.open(force.report("Dure flessen"));
    const auto page = pages.get("/tasks", "tessa");
    CHECK(has(page, "Dure flessen"));
    CHECK(has(page, "href=\"/matters/" + opened.matter.id + "/steps/" + first_step(force, opened)));
    CHECK(has(page, "id=\"soon\""));
    CHECK_FALSE(has(pages.get("/tasks", "carla"), "Dure flessen"));
    CHECK(has(pages.get("/tasks?group=soon", "tessa"), "Dure flessen"));
    CHECK_FALSE(has(pages.get("/tasks?group=late", "tessa"), "Dure flessen"));
    force.pass_days(8);
    CHECK(has(pages.get("/tasks?group=late", "tessa"), "Dure flessen"));
    CHECK(pages.get("/tasks").status == 303);
  });
}

TEST_CASE("MyTasks_WhereAnotherPageHasSomethingWaiting_LeadsThere") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, [](web::RouteTable& table, matters::House& house) {
      add_routes(table, house);
      table.add_nav({"queue.matters", "/elsewhere", {}, 90, [](const web::Context&) { return std::int64_t{1214}; }});
      table.add_nav({"queue.matters", "/none", {}, 91, [](const web::Context&) { return std::int64_t{0}; }});
    });
    const auto page = pages.get("/tasks", "carla");
    CHECK(has(page, "Wacht ook op u"));
    CHECK(has(page, "1.214"));
    CHECK_FALSE(has(page, "Er wacht niets op u."));
    const std::string main = page.body.substr(page.body.find("id=\"elsewhere\""));
    CHECK(main.find("href=\"/elsewhere\"") != std::string::npos);
    CHECK(main.find("href=\"/none\"") == std::string::npos);
  });
}

TEST_CASE("[TRI-01] TriageStep_WhereTriageHasAPage_IsDoneThereAlone") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, [](web::RouteTable& table, matters::House& house) {
      add_routes(table, house);
      table.add(web::page("triage.show", "/matters/{id}/triage", {}, [](web::Context&) { return http::Response{}; }));
    });
    const auto opened = force.open(force.report());
    const std::string matter = "/matters/" + opened.matter.id;
    http::Fields letter;
    letter.add("message", "Dank.");
    REQUIRE(pages.post(matter + "/steps/" + first_step(force, opened), letter, "tessa").status == 303);
    const std::string weighing = matter + "/steps/" + force.read([&](storage::Transaction& tx) {
      return matters::steps(tx, opened.matter.id).back().id;
    });
    const auto asked = pages.get(weighing, "tessa");
    CHECK(asked.status == 303);
    CHECK(TestPages::header_of(asked, "Location") == matter + "/triage");
    CHECK(pages.get(weighing, "carla").status == 404);
    CHECK(has(pages.get("/tasks", "tessa"), "href=\"" + matter + "/triage\""));
    http::Fields decision;
    decision.add("decision", "no_case");
    decision.add("reason", "Zonder criteria.");
    CHECK(pages.post(weighing, decision, "tessa").status == 409);
  });
}

TEST_CASE("Queue_WithFilterAndSort_ShowsOnlyWhatOneMaySee") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto report = force.open(force.report("Dure flessen"));
    force.open(force.complaint("Hard aangepakt"));
    const auto page = pages.get("/matters", "tessa");
    CHECK(has(page, "Dure flessen"));
    CHECK_FALSE(has(page, "Hard aangepakt"));
    CHECK(has(pages.get("/matters?kind=report&sort=-received", "tessa"), report.matter.number));
    CHECK_FALSE(has(pages.get("/matters?state=closed", "tessa"), report.matter.number));
    CHECK(pages.get("/matters?kind=nonsense&sort=nonsense&after=nonsense", "tessa").status == 200);
    auto csv = pages.get("/matters.csv", "tessa");
    CHECK(csv.status == 200);
    CHECK(TestPages::body_of(csv).find("Dure flessen") != std::string::npos);
    auto others = pages.get("/matters.csv", "carla");
    CHECK(TestPages::body_of(others).find("Dure flessen") == std::string::npos);
  });
}

TEST_CASE("BulkAssign_SaysBeforeWhatItWillDo_AndPassesOverTheRest") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto first = force.open(force.report("Eerste zaak"));
    const auto second = force.open(force.report("Tweede zaak"));
    const auto hidden = force.open(force.complaint("Andermans zaak"));
    const std::string hanna = force.account("hanna");
    const auto nothing = pages.get("/matters/assign?to=me&back=/matters", "tessa");
    CHECK(nothing.status == 303);
    const auto before = pages.get("/matters/assign?to=colleague&colleague=" + hanna + "&m=" + first.matter.id +
                                      "&m=" + hidden.matter.id + "&back=/matters",
                                  "tessa");
    CHECK(before.status == 200);
    CHECK(has(before, "Eerste zaak"));
    CHECK_FALSE(has(before, "Andermans zaak"));
    CHECK(handler_of(force, first).empty());
    const auto done = pages.post("/matters/assign", chosen(hanna, {first.matter.id, second.matter.id}), "tessa");
    CHECK(done.status == 303);
    CHECK(handler_of(force, first) == "a:" + hanna);
    CHECK(handler_of(force, second) == "a:" + hanna);
    // Already given: said, and not given again; another's matter stays untouched.
    const auto again =
        pages.post("/matters/assign", chosen(force.account("hugo"), {first.matter.id, hidden.matter.id}), "tessa");
    CHECK(again.status == 200);
    CHECK(handler_of(force, first) == "a:" + hanna);
    CHECK(handler_of(force, hidden).empty());
    CHECK(pages.post("/matters/assign", chosen("nobody", {first.matter.id}), "tessa").status >= 400);
  });
}

TEST_CASE("Api_OfMatters_GivesPlainColumnsOfWhatTheTokenMaySee") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto report = force.open(force.report("Dure flessen", "Een geheim verhaal."));
    const auto complaint = force.open(force.complaint());
    const std::string scope = "matters:read";
    const auto list = pages.get_api("/api/v1/matters", "tessa", scope);
    CHECK(list.status == 200);
    CHECK(has(list, report.matter.number));
    CHECK_FALSE(has(list, complaint.matter.number));
    CHECK_FALSE(has(list, "Dure flessen"));
    CHECK(has(pages.get_api("/api/v1/matters/" + report.matter.id, "tessa", scope), "\"kind\":\"report\""));
    CHECK(pages.get_api("/api/v1/matters/" + report.matter.id, "carla", scope).status == 404);
    CHECK(pages.get_api("/api/v1/matters/nonsense", "tessa", scope).status == 404);
    CHECK(pages.get_api("/api/v1/matters", "tessa", "units:read").status == 403);
    CHECK(pages.get_api("/api/v1/matters").status == 401);
    const auto wrong = pages.get_api("/api/v1/matters?pageSize=0&kind=nonsense&sort=up", "tessa", scope);
    CHECK(wrong.status == 422);
    for (const char* field : {"pageSize", "kind", "sort"}) CHECK(has(wrong, field));
    force.open(force.report());
    CHECK(has(pages.get_api("/api/v1/matters?pageSize=1", "tessa", scope), "nextCursor"));
  });
}

}  // namespace
}  // namespace waarborg::casework
