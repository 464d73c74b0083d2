// The pages of a matter through the application, as a browser asks for them.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/casework/contract/casework.h"
#include "matters/correspondence.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "matters/testing.h"

namespace waarborg::casework {
namespace {

using matters::Opened;
using matters::TestHouse;
using matters::TestPages;

http::Fields fields(const std::vector<std::pair<std::string, std::string>>& items) {
  http::Fields form;
  for (const auto& [name, value] : items) form.add(name, value);
  return form;
}
bool has(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}
std::string path(const Opened& opened, const std::string& rest = "") { return "/matters/" + opened.matter.id + rest; }
std::string step_path(TestHouse& force, const Opened& opened, const std::string& key) {
  return force.read([&](storage::Transaction& tx) {
    for (const auto& step : matters::steps(tx, opened.matter.id))
      if (step.step == key) return path(opened, "/steps/" + step.id);
    throw std::runtime_error("no step " + key);
  });
}
std::string clock_path(TestHouse& force, const Opened& opened, const std::string& rest) {
  static const storage::Sql kNewest{"newest",
                                    "SELECT id FROM matters_clocks WHERE matter_id = $1 ORDER BY due_on DESC"};
  return force.read([&](storage::Transaction& tx) {
    return path(opened, "/clocks/" + tx.query(kNewest, {opened.matter.id}).front().text("id") + rest);
  });
}

TEST_CASE("MatterPage_ForTheDesk_ShowsTheMatter_AndForOthersDoesNotExist") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto opened = force.open(force.report("Cadeaus & <wijn>"));
    const auto page = pages.get(path(opened), "tessa");
    CHECK(page.status == 200);
    CHECK(has(page, opened.matter.number));
    CHECK(has(page, "Cadeaus &amp; &lt;wijn&gt;"));
    CHECK(has(page, "Ontvangst bevestigen"));
    CHECK(has(page, "(EU) 2019/1937 art. 9(1)(b)"));
    for (const char* rest :
         {"", "/messages", "/documents", "/people", "/timeline", "/assign", "/hand-over", "/step-aside"}) {
      INFO(rest);
      CHECK(pages.get(path(opened, rest), "tessa").status == 200);
      CHECK(pages.get(path(opened, rest), "carla").status == 404);
      CHECK(pages.get(path(opened, rest)).status == 303);
      CHECK_FALSE(has(pages.get(path(opened, rest), "tessa"), "[casework"));
    }
    CHECK(pages.get("/matters/nonsense", "tessa").status == 404);
  });
}

TEST_CASE("Step_WithLetter_IsPrefilledKeptOnErrorAndThenSent") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto opened = force.open(force.report());
    const std::string step = step_path(force, opened, "acknowledge");
    const auto form = pages.get(step, "tessa");
    CHECK(form.status == 200);
    CHECK(has(form, opened.matter.number));
    CHECK(has(form, "Bureau Integriteit"));
    CHECK(has(pages.get(step + "?language=fr", "tessa"), "Madame, Monsieur"));
    const auto wrong = pages.post(step, fields({{"subject", "Mijn onderwerp"}, {"message", ""}}), "tessa");
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "Mijn onderwerp"));
    CHECK(pages.post(step, fields({{"message", "Op {due_date} hoort u meer."}}), "tessa").status == 422);
    const auto done = pages.post(step, fields({{"subject", "Dank"}, {"message", "Wij hebben het."}}), "tessa");
    CHECK(done.status == 303);
    CHECK(TestPages::header_of(done, "Location") == path(opened));
    const auto second = pages.post(step, fields({{"message", "Ik was te laat."}}), "tom");
    CHECK(second.status == 409);
    CHECK(has(second, "Ik was te laat."));
    CHECK(has(pages.get(path(opened, "/messages"), "tom"), "Wij hebben het."));
  });
}

TEST_CASE("Step_OfAnotherRole_IsNotDoneByTheDesk") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    auto request = force.report();
    request.procedure = "line_enquiry";
    request.actor = force.account("tessa");
    const auto opened = force.open(request);
    const std::string step = step_path(force, opened, "commission");
    CHECK(pages.post(step, fields({{"note", "Ga door."}}), "tessa").status == 403);
    const std::string named = pages.get(path(opened), "aart").status == 200 ? "aart" : "anke";
    CHECK(pages.post(step, fields({{"note", "Ga door."}}), named).status == 303);
  });
}

TEST_CASE("Decision_ForTwoPeople_WaitsAndIsConfirmed") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto opened = force.open(force.report());
    REQUIRE(pages.post(step_path(force, opened, "acknowledge"), fields({{"message", "Dank."}}), "tessa").status == 303);
    const std::string step = step_path(force, opened, "triage_decision");
    CHECK(has(pages.get(step, "tessa"), "Disciplinair onderzoek"));
    CHECK(pages.post(step, fields({{"decision", "disciplinary"}}), "tessa").status == 422);
    REQUIRE(pages.post(step, fields({{"decision", "disciplinary"}, {"reason", "Ernstig"}}), "tessa").status == 303);
    CHECK(has(pages.get(step, "tom"), "Ernstig"));
    CHECK(pages.post(step + "/confirm", {}, "tessa").status == 403);
    CHECK(pages.post(step + "/send-back", fields({{"reason", ""}}), "tom").status == 422);
    CHECK(pages.post(step + "/confirm", {}, "tom").status == 303);
    CHECK(pages.post(step + "/confirm", {}, "tom").status == 409);
    const std::string optional = step_path(force, opened, "follow");
    CHECK(pages.get(optional + "/skip", "tessa").status == 200);
    CHECK(pages.post(optional + "/skip", fields({{"reason", " "}}), "tessa").status == 422);
    CHECK(pages.post(optional + "/skip", fields({{"reason", "Niet nodig"}}), "tessa").status == 303);
  });
}

TEST_CASE("Clock_FromItsPage_IsPausedResumedAndExtended") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto opened = force.open(force.complaint());
    CHECK(has(pages.get(clock_path(force, opened, ""), "carla"), "Awb 9:11"));
    CHECK(pages.post(clock_path(force, opened, "/pause"), fields({{"pause", "criminal_enquiry"}}), "carla").status ==
          422);
    CHECK(
        pages
            .post(clock_path(force, opened, "/pause"), fields({{"pause", "criminal_enquiry"}, {"text", "OM"}}), "carla")
            .status == 303);
    CHECK(has(pages.get(path(opened), "carla"), "Staat stil"));
    CHECK(pages.post(clock_path(force, opened, "/resume"), {}, "carla").status == 303);
    CHECK(pages.post(clock_path(force, opened, "/resume"), {}, "carla").status == 409);
    CHECK(pages.post(clock_path(force, opened, "/extend"), fields({{"reason", ""}}), "carla").status == 422);
    CHECK(pages.post(clock_path(force, opened, "/extend"), fields({{"reason", "Getuigen"}}), "carla").status == 303);
    CHECK(has(pages.get(clock_path(force, opened, ""), "carla"), "Termijn verlengen"));
    CHECK(pages.post(clock_path(force, opened, "/extend"), fields({{"reason", "Meer"}}), "tessa").status == 404);
  });
}

TEST_CASE("People_AreAssignedHandedOverAndStepAside") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto opened = force.open(force.report());
    const auto found = pages.post(path(opened, "/assign"), fields({{"do", "search"}, {"who", "Postma"}}), "tessa");
    CHECK(found.status == 200);
    CHECK(has(found, "Hanna Postma"));
    CHECK(pages.post(path(opened, "/assign"), {}, "tessa").status == 422);
    const auto give = [&](const char* rest, const char* name, const char* as) {
      return pages
          .post(path(opened, rest),
                fields({{"do", "give"}, {"role", "handler"}, {"account", force.account(name)}, {"reason", "Verlof"}}),
                as)
          .status;
    };
    CHECK(give("/assign", "hanna", "tessa") == 303);
    CHECK(pages.get(path(opened), "hanna").status == 200);
    CHECK(give("/hand-over", "hugo", "hanna") == 303);
    CHECK(pages.get(path(opened), "hanna").status == 404);
    CHECK(pages.get(path(opened), "hugo").status == 200);
    CHECK(pages.post(path(opened, "/people"), fields({{"capacity", "concerned"}}), "tessa").status == 422);
    CHECK(pages.post(path(opened, "/people"), fields({{"capacity", "keep_out"}, {"text", "Hugo Brandsma"}}), "tessa")
              .status == 303);
    CHECK(pages.get(path(opened), "hugo").status == 404);
    CHECK(give("/assign", "hugo", "tessa") == 422);
    CHECK(pages.post(path(opened, "/step-aside"), {}, "tom").status == 422);
    const auto aside = pages.post(path(opened, "/step-aside"), fields({{"reason", "Ik ken de melder."}}), "tom");
    CHECK(TestPages::header_of(aside, "Location") == "/");
    CHECK(pages.get(path(opened), "tom").status == 404);
    CHECK(pages.get(path(opened), "tessa").status == 200);
  });
}

TEST_CASE("Document_FromUploadToDownload_KeepsItsBytesAndIsNeverShownInline") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto opened = force.open(force.report());
    const std::string content(200'000, 'x');
    auto upload = pages.upload("files", "verslag \"één\".html", content);
    upload.content_type = "text/html";
    CHECK(pages.post(path(opened, "/documents"), {}, "tessa").status == 422);
    CHECK(pages.post(path(opened, "/documents"), fields({{"reporter_sees", "yes"}}), "tessa", {upload}).status == 303);
    CHECK(has(pages.get(path(opened, "/documents"), "tessa"), "verslag"));
    const auto tessa = force.viewer("tessa");
    const std::string id = force.read([&](storage::Transaction& tx) {
      const auto seen = TestHouse::must(matters::open_for(tx, force.house(), tessa, opened.matter.id));
      return matters::documents(tx, seen).at(0).id;
    });
    auto file = pages.get(path(opened, "/documents/" + id), "tessa");
    CHECK(file.status == 200);
    CHECK(TestPages::body_of(file) == content);
    CHECK(file.content_type == "application/octet-stream");
    CHECK(TestPages::header_of(file, "Content-Disposition").starts_with("attachment; filename=\"verslag"));
    CHECK(pages.get(path(opened, "/documents/" + id), "carla").status == 404);
    CHECK(pages.get(path(opened, "/documents/other"), "tessa").status == 404);
    const auto other = force.open(force.report());
    CHECK(pages.get(path(other, "/documents/" + id), "tessa").status == 404);
  });
}

TEST_CASE("Timeline_IsFilteredByKindAndPerson_AndTakesNotes") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto opened = force.open(force.report());
    CHECK(pages.post(path(opened, "/timeline"), fields({{"note", ""}}), "tessa").status == 422);
    CHECK(pages.post(path(opened, "/timeline"), fields({{"note", "Gebeld met de chef."}}), "tessa").status == 303);
    CHECK(has(pages.get(path(opened, "/timeline"), "tom"), "Gebeld met de chef."));
    CHECK(has(pages.get(path(opened, "/timeline?kind=note"), "tom"), "Gebeld met de chef."));
    CHECK_FALSE(has(pages.get(path(opened, "/timeline?kind=opened"), "tom"), "Gebeld met de chef."));
    CHECK_FALSE(has(pages.get(path(opened, "/timeline?who=reporter"), "tom"), "Gebeld met de chef."));
  });
}

TEST_CASE("Timeline_OfTenThousandLines_ShowsAPageAtATime") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto opened = force.open(force.report());
    force.write([&](storage::Transaction& tx) {
      for (int i = 0; i < 10000; ++i)
        matters::add_event(tx, force.house(), opened.matter.id, opened.key,
                           {.actor = force.account("tessa"), .kind = "note", .text = "Regel " + std::to_string(i)});
    });
    auto shown = pages.get(path(opened, "/timeline"), "tom");
    const std::string first = TestPages::body_of(shown);
    CHECK(first.find("Regel 9999<") != std::string::npos);
    CHECK(first.find("Regel 9950<") != std::string::npos);
    CHECK(first.find("Regel 9949<") == std::string::npos);
    const auto at = first.find("after=");
    REQUIRE(at != std::string::npos);
    const std::string next = first.substr(at, first.find_first_of("\"&", at) - at);
    shown = pages.get(path(opened, "/timeline?kind=note&" + next), "tom");
    const std::string second = TestPages::body_of(shown);
    CHECK(second.find("Regel 9949<") != std::string::npos);
    CHECK(second.find("Regel 9950<") == std::string::npos);
    CHECK(pages.get(path(opened, "/timeline?after=nonsense"), "tom").status == 200);
  });
}

std::string cookie_value(const http::Response& response, const std::string& name) {
  for (const auto& [header, value] : response.headers)
    if (header == "Set-Cookie" && value.starts_with(name + "="))
      return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  return {};
}

/// Posts after the session ended, signs in again and opens the page the form stood on.
http::Response after_signing_in(TestPages& pages, const std::string& page, const std::string& action, http::Fields form,
                                const std::string& name) {
  pages.cookies["waarborg_account"] = cookie_value(pages.get(page, name), "waarborg_account");
  const auto refused = pages.post(action, std::move(form));
  CHECK(refused.status == 303);
  CHECK(TestPages::header_of(refused, "Location").starts_with("/sign-in"));
  pages.cookies["waarborg_draft"] = cookie_value(refused, "waarborg_draft");
  auto again = pages.get(page, name);
  pages.cookies.clear();
  return again;
}

TEST_CASE("Forms_AfterTheSessionEnded_StandAsTheyWere") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto opened = force.open(force.report());
    const std::string step = step_path(force, opened, "acknowledge");
    const std::string clock = clock_path(force, force.open(force.complaint()), "");
    const std::string words = "Dit mag niet verloren gaan.";
    const std::vector<std::tuple<std::string, std::string, std::string>> forms{
        {step, step, "message"},
        {path(opened, "/messages"), path(opened, "/messages"), "message"},
        {path(opened, "/timeline"), path(opened, "/timeline"), "note"},
        {path(opened, "/people"), path(opened, "/people"), "text"},
        {path(opened, "/step-aside"), path(opened, "/step-aside"), "reason"},
        {clock, clock + "/extend", "reason"}};
    for (const auto& [page, action, field] : forms) {
      INFO(page);
      const std::string name = page == clock ? "carla" : "tessa";
      CHECK(has(after_signing_in(pages, page, action, fields({{field, words}}), name), words));
      CHECK_FALSE(has(pages.get(page, name), words));
    }
  });
}

TEST_CASE("Message_ToTheReporter_IsSentFromALetter") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto opened = force.open(force.report());
    const auto form = pages.get(path(opened, "/messages?letter=feedback&language=de"), "tessa");
    CHECK(has(form, "Guten Tag"));
    CHECK(has(form, "{outcome}"));
    const auto unfilled = pages.post(path(opened, "/messages"), fields({{"message", "Kijk: {outcome}"}}), "tessa");
    CHECK(unfilled.status == 422);
    CHECK(has(unfilled, "Kijk: {outcome}"));
    CHECK(pages.post(path(opened, "/messages"), fields({{"letter", "feedback"}, {"message", "Klaar."}}), "tessa")
              .status == 303);
    CHECK(has(pages.get(path(opened, "/messages"), "tessa"), "Klaar."));
  });
}

}  // namespace
}  // namespace waarborg::casework
