#include <doctest/doctest.h>

#include "features/complaints/contract/complaints.h"
#include "features/complaints/handling_steps.h"
#include "features/complaints/handling_store.h"
#include "features/complaints/intake_form.h"
#include "features/reports/contract/reports.h"
#include "matters/correspondence.h"
#include "matters/participants.h"
#include "matters/queue.h"
#include "matters/testing.h"
#include "migrations/feature_complaints.h"
#include "migrations/feature_reports.h"
#include "platform/sealing/sealing.h"

using namespace waarborg;
using namespace waarborg::complaints;
using matters::TestHouse;
using matters::TestPages;

namespace {

std::vector<storage::Migration> tables() {
  auto all = migrations::feature_reports::all();
  for (const auto& migration : migrations::feature_complaints::all()) all.push_back(migration);
  return all;
}

void for_each_house(const std::function<void(TestHouse&)>& test) { matters::for_each_house(test, tables()); }

void add_all_routes(web::RouteTable& table, matters::House& house) {
  reports::add_routes(table, house);
  add_routes(table, house);
}

html::FormState filled(const std::vector<std::pair<std::string, std::string>>& changes = {}) {
  html::FormState form;
  form.values = {{"kind", "complaint"},
                 {"category", "force"},
                 {"when", "zaterdag 31 oktober"},
                 {"officers", "Carla Smeets\n\nagent met baard"},
                 {"subject", "Hard aangepakt bij de markt"},
                 {"text", "Ik werd zonder reden geduwd."},
                 {"wish", "Een gesprek"},
                 {"name", "Bram Visser"},
                 {"email", "bram@voorbeeld.example"},
                 {"language", "nl"}};
  for (const auto& [field, value] : changes) {
    std::erase_if(form.values, [&](const auto& item) { return item.first == field; });
    form.values.emplace_back(field, value);
  }
  return form;
}

http::Fields fields(const html::FormState& form) {
  http::Fields out;
  for (const auto& [name, value] : form.values) out.add(name, value);
  return out;
}

/// The code as the page shows it, without the places where its line may break.
std::string code_on(const std::string& page) {
  const std::string open = "<p class=\"return-code\"><strong>";
  const auto at = page.find(open) + open.size();
  std::string code = page.substr(at, page.find("</strong>", at) - at);
  for (auto tag = code.find("<wbr>"); tag != std::string::npos; tag = code.find("<wbr>")) code.erase(tag, 5);
  return code;
}

std::vector<matters::QueueRow> queue_of(TestHouse& house, const std::string& who) {
  const auto viewer = house.viewer(who);
  return house.write(
      [&](storage::Transaction& tx) { return matters::list_matters(tx, house.house(), viewer, {}).rows; });
}

matters::Opened opened_by(TestHouse& house, const std::string& who) {
  const auto viewer = house.viewer(who);
  const auto rows = queue_of(house, who);
  REQUIRE(rows.size() == 1);
  return house.write(
      [&](storage::Transaction& tx) { return matters::open_for(tx, house.house(), viewer, rows.front().matter.id); });
}

}  // namespace

TEST_CASE("CheckIntake_EverythingWrong_NamesEveryField") {
  const auto terms = matters::load_complaint_terms("content", calendar::Jurisdiction::nl);
  REQUIRE(terms.ok());
  const IntakeFacts facts{&*terms, {}};
  const auto wrong = filled({{"category", "unknown"},
                             {"unit", "nowhere"},
                             {"when", std::string(201, 'x')},
                             {"officers", std::string(201, 'y')},
                             {"subject", " "},
                             {"text", ""},
                             {"name", ""},
                             {"email", "bram at voorbeeld"},
                             {"phone", "bel mij"},
                             {"language", "tlh"}});
  const auto fields_wrong = [&](IntakeStep step) {
    std::vector<std::string> names;
    for (const auto& error : check_intake(step, wrong, facts)) names.push_back(error.field);
    return names;
  };
  CHECK(fields_wrong(IntakeStep::about) == std::vector<std::string>{"category", "unit", "when", "officers"});
  CHECK(fields_wrong(IntakeStep::tell) == std::vector<std::string>{"subject", "text"});
  CHECK(fields_wrong(IntakeStep::contact) == std::vector<std::string>{"name", "email", "phone", "language"});
  const auto first_wrong = [&](const html::FormState& form) { return web::first_wrong(steps_of(form, facts)).code; };
  CHECK(first_wrong(filled()) == "check");
  CHECK(first_wrong(filled({{"email", ""}})) == "contact");
  CHECK(first_wrong(filled({{"kind", "compliment"}, {"email", ""}, {"category", ""}})) == "check");
}

TEST_CASE("TakeStep_WithMistakes_KeepsWhatWasTyped") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_all_routes);
    CHECK(pages.get("/complaint").status == 200);
    http::Fields form = fields(filled({{"text", ""}}));
    form.add("step", "tell");
    form.add("go", "next");
    const auto wrong = pages.post("/complaint/step", form);
    CHECK(wrong.status == 422);
    CHECK(wrong.body.find("Hard aangepakt bij de markt") != std::string::npos);
    CHECK(wrong.body.find("bram@voorbeeld.example") != std::string::npos);
    CHECK(wrong.body.find("<script") == std::string::npos);
    const auto sent = pages.post("/complaint", fields(filled({{"name", ""}})));
    CHECK(sent.status == 422);
    CHECK(queue_of(house, "cees").empty());
  });
}

TEST_CASE("TakeStep_ToTheCheckPagePastAMistake_StopsAtIt") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_all_routes);
    http::Fields form = fields(filled({{"subject", ""}}));
    form.add("step", "contact");
    form.add("go", "next");
    const auto page = pages.post("/complaint/step", form);
    CHECK(page.status == 422);
    CHECK(page.body.find("name=\"step\" value=\"tell\"") != std::string::npos);
  });
}

TEST_CASE("[CMP-08] SendComplaint_IsConfirmedWithNumberDateAndContact") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_all_routes);
    const auto sent = pages.post("/complaint", fields(filled()));
    REQUIRE(sent.status == 200);
    const auto opened = opened_by(house, "cees");
    CHECK(sent.body.find(opened.matter.number) != std::string::npos);
    CHECK(sent.body.find("maandag 14 december 2026") != std::string::npos);
    CHECK(sent.body.find("030 000 00 00") != std::string::npos);
    CHECK(opened.matter.phase == "contact");
    const auto messages = house.write([&](storage::Transaction& tx) { return matters::messages(tx, opened); });
    REQUIRE(messages.size() == 2);
    CHECK(messages.back().letter == "complaint_confirmation");
    CHECK(messages.back().day_only);
    CHECK(messages.front().body.find("Wat zou helpen: Een gesprek") != std::string::npos);
  });
}

TEST_CASE("SendComplaint_NamingAComplaintHandler_StaysInvisibleToThem") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_all_routes);
    REQUIRE(pages.post("/complaint", fields(filled())).status == 200);
    const auto opened = opened_by(house, "cees");
    CHECK(queue_of(house, "carla").empty());
    const auto viewer = house.viewer("carla");
    CHECK(matters::look(house.house(), viewer, opened.matter.id).error().kind == ErrorKind::not_found);
    CHECK(pages.get("/matters/" + opened.matter.id + "/complaint", "carla").status == 404);
    auto page = pages.get("/matters/" + opened.matter.id + "/complaint", "cees");
    const std::string shown = TestPages::body_of(page);
    CHECK(page.status == 200);
    CHECK(shown.find("agent met baard") != std::string::npos);
    CHECK(shown.find("bram@voorbeeld.example") != std::string::npos);
  });
}

TEST_CASE("SendComplaint_WithTwoOfficers_MakesAnAllegationForEach") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_all_routes);
    REQUIRE(pages.post("/complaint", fields(filled())).status == 200);
    const auto opened = opened_by(house, "cees");
    const auto all = house.write([&](storage::Transaction& tx) { return allegations(tx, opened); });
    REQUIRE(all.size() == 2);
    CHECK(all.front().officer == "Carla Smeets");
    CHECK(all.back().officer == "agent met baard");
    CHECK(all.back().category == "force");
  });
}

TEST_CASE("SendComplaint_Twice_IsOneComplaintWithOneCode") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_all_routes);
    auto form = filled();
    form.values.emplace_back(std::string(reports::kOnceField), reports::new_once());
    const auto first = pages.post("/complaint", fields(form));
    const auto second = pages.post("/complaint", fields(form));
    REQUIRE(second.status == 200);
    CHECK(code_on(first.body) == code_on(second.body));
    CHECK(code_on(first.body).size() > 16);
    CHECK(queue_of(house, "cees").size() == 1);
  });
}

TEST_CASE("[CMP-08] SendCompliment_IsRegisteredWithoutKeepingAnybodyOut") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_all_routes);
    const auto sent =
        pages.post("/complaint", fields(filled({{"kind", "compliment"}, {"email", ""}, {"category", ""}})));
    REQUIRE(sent.status == 200);
    CHECK(queue_of(house, "carla").size() == 1);
    const auto opened = opened_by(house, "carla");
    CHECK(opened.matter.kind == "compliment");
    CHECK(pages.get("/matters/" + opened.matter.id + "/complaint", "carla").status == 404);
    const auto messages = house.write([&](storage::Transaction& tx) { return matters::messages(tx, opened); });
    CHECK(messages.front().body.find("Carla Smeets") != std::string::npos);
  });
}

TEST_CASE("SendComplaint_WithAFile_BringsItToTheMatter") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_all_routes);
    std::vector<http::Upload> uploads;
    uploads.push_back(pages.upload(std::string(reports::kFilesField), "foto.jpg", "een foto"));
    REQUIRE(pages.post("/complaint", fields(filled()), {}, std::move(uploads)).status == 200);
    const auto opened = opened_by(house, "cees");
    const auto documents = house.write([&](storage::Transaction& tx) { return matters::documents(tx, opened); });
    REQUIRE(documents.size() == 1);
    CHECK(documents.front().name == "foto.jpg");
  });
}

TEST_CASE("Complaint_InAnotherLanguageHalfway_KeepsStepAndTextAndSendsNothing") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, add_all_routes);
    auto form = fields(filled());
    form.add("step", "contact");
    form.add("show-in", "de");
    const auto page = pages.post("/complaint/step", form);
    CHECK(page.status == 200);
    CHECK(page.body.find("<html lang=\"de\">") != std::string::npos);
    CHECK(page.body.find("name=\"step\" value=\"contact\"") != std::string::npos);
    CHECK(page.body.find("Bram Visser") != std::string::npos);
    // The language of the correspondence is an answer of its own.
    CHECK(page.body.find("<option value=\"nl\" selected>") != std::string::npos);
    const auto last = pages.post("/complaint", form);
    CHECK(last.body.find("Ik werd zonder reden geduwd.") != std::string::npos);
    CHECK(force.read([&](storage::Transaction& tx) {
      return tx.query({"test.matters", "SELECT id FROM matters_matters"}).empty();
    }));
  });
}
