#include <doctest/doctest.h>

#include "features/enquiries/contract/enquiries.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/plan_testing.h"
#include "matters/tasks.h"

namespace waarborg::enquiries {
namespace {

using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

const auto kTables = migrations::feature_enquiries::all();

matters::Procedure protocol() {
  std::string text(kTestProtocol);
  text.replace(text.find("DUTY"), 4, "true");
  return TestHouse::must(matters::parse_procedure(text, "trial.yaml", calendar::Jurisdiction::nl));
}

const Date kToday = *date_from_iso("2026-11-02");

std::string record_as(TestHouse& force, const std::string& name, const matters::Opened& opened,
                      const std::string& means) {
  return act_as(force, name, opened.matter.id, [&](auto& tx, auto& matter, const auto& viewer) {
    return record_means(tx, force.house(), matter, viewer, {means, "2026-11-02", "Bekeken wie inlogde."});
  });
}

TEST_CASE("[INV-05] CheckComplete_WithNothingFilledIn_NamesEveryPart") {
  const Errors errors = check_complete({}, protocol(), kToday, true);
  std::vector<std::string> fields;
  for (const auto& error : errors) fields.push_back(error.field);
  CHECK(fields ==
        std::vector<std::string>{"questions", "sources", "means", "tasks", "planning", "care", "moment_1", "change"});
}

TEST_CASE("[INV-05] CheckComplete_AMeansThatSomebodyApproves_NeedsItsReason") {
  auto input = complete_input(kToday);
  input.means[1].why = " ";
  const Errors errors = check_complete(input, protocol(), kToday, false);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front() == invalid("error.required", "why_system_logs"));
}

TEST_CASE("CheckDraft_AMeansOutsideTheProcedureAndDaysThatAreNone_AreRefused") {
  PlanInput input;
  input.means = {{"wiretap", ""}};
  input.moments = {"2026-02-30", "31-12-2026"};
  const Errors errors = check_draft(input, protocol());
  REQUIRE(errors.size() == 3);
  CHECK(errors[0] == invalid("error.choice", "means"));
  CHECK(errors[1] == invalid("error.date", "moment_1"));
  CHECK(errors[2] == invalid("error.date", "moment_2"));
}

TEST_CASE("CheckComplete_AMomentThatIsPast_IsNamed") {
  auto input = complete_input(kToday);
  input.moments[0] = "2026-11-01";
  CHECK(check_complete(input, protocol(), kToday, false).front() == invalid("enquiries.moment_past", "moment_1"));
}

TEST_CASE("[ORG-04] SubmitPlan_ThenApprove_DoesBothStepsAndMovesOn") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(save_as(force, "hanna", opened, complete_input(force.today()), Submit::yes).empty());
        CHECK_FALSE(is_step_open(force, opened.matter.id, "write_plan"));
        CHECK(is_step_open(force, opened.matter.id, "approve_plan"));
        CHECK(decide_as(force, "aart", opened, {true, "Akkoord.", "", ""}).empty());
        CHECK(is_step_open(force, opened.matter.id, "hear_person"));
        const auto all = plans_of(force, opened);
        REQUIRE(all.size() == 1);
        CHECK(all[0].state == "approved");
        CHECK(all[0].decided_by == force.account("aart"));
        CHECK(all[0].questions.size() == 2);
        CHECK(all[0].moments.size() == 2);
        CHECK(all[0].decision == "Akkoord.");
      },
      kTables);
}

TEST_CASE("[ORG-04] DecidePlan_ByTheHandlerOrTheWriter_IsRefused") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(save_as(force, "hanna", opened, complete_input(force.today()), Submit::yes).empty());
        CHECK(decide_as(force, "hanna", opened, {true, "", "", ""}) == "enquiries.not_commissioner");
        CHECK(decide_as(force, "anke", opened, {true, "", "", ""}) == "enquiries.not_commissioner");
        CHECK(plans_of(force, opened)[0].state == "submitted");
      },
      kTables);
}

TEST_CASE("[ORG-04] SendBackPlan_NeedsAReasonAndComesBackAsANewVersion") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(save_as(force, "hanna", opened, complete_input(force.today()), Submit::yes).empty());
        CHECK(decide_as(force, "aart", opened, {false, " ", "", ""}) == "error.required");
        CHECK(decide_as(force, "aart", opened, {false, "Te ruim gevraagd.", "", ""}).empty());
        CHECK(force.read([&](auto& tx) { return matters::has_open_task(tx, opened.matter.id, "revise_plan"); }));
        const auto back = plans_of(force, opened);
        CHECK(back[0].state == "sent_back");
        CHECK(save_as(force, "hanna", opened, complete_input(force.today()), Submit::yes, 1, back[0].version).empty());
        CHECK_FALSE(force.read([&](auto& tx) { return matters::has_open_task(tx, opened.matter.id, "revise_plan"); }));
        CHECK(decide_as(force, "aart", opened, {true, "", "", ""}).empty());
        const auto all = plans_of(force, opened);
        REQUIRE(all.size() == 2);
        CHECK(all[0].decision == "Te ruim gevraagd.");
        CHECK(all[1].state == "approved");
      },
      kTables);
}

TEST_CASE("[INV-05] ChangeOfAnApprovedPlan_WaitsForApprovalAndTheOldOneCountsMeanwhile") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(approve_plan(force, opened).empty());
        auto input = complete_input(force.today());
        input.means.push_back({"camera", "Niemand zag wie het pakket bracht."});
        const int version = plans_of(force, opened)[0].version;
        CHECK(save_as(force, "hanna", opened, input, Submit::yes, 1, version) == "error.required");
        input.change = "De getuige weet het niet.";
        CHECK(save_as(force, "hanna", opened, input, Submit::yes, 1, version).empty());
        CHECK(force.read([&](auto& tx) { return matters::has_open_task(tx, opened.matter.id, "approve_plan"); }));
        CHECK(record_as(force, "hanna", opened, "camera") == "enquiries.means_not_approved");
        CHECK(decide_as(force, "aart", opened, {true, "", "", ""}) == "error.required");
        CHECK(decide_as(force, "aart", opened, {true, "", "Mr. Dekker, 2026/14", "2026-11-02"}).empty());
        CHECK_FALSE(force.read([&](auto& tx) { return matters::has_open_task(tx, opened.matter.id, "approve_plan"); }));
        CHECK(record_as(force, "hanna", opened, "camera").empty());
        CHECK(plans_of(force, opened)[0].state == "replaced");
      },
      kTables);
}

TEST_CASE("[INV-05] RecordMeans_OutsideTheApprovedPlan_IsRefused") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(record_as(force, "hanna", opened, "system_logs") == "enquiries.no_approved_plan");
        CHECK(approve_plan(force, opened).empty());
        CHECK(record_as(force, "hanna", opened, "camera") == "enquiries.means_not_approved");
        CHECK(record_as(force, "aart", opened, "system_logs") == "enquiries.not_yours");
        CHECK(record_as(force, "hanna", opened, "system_logs").empty());
        const auto used = force.read([&](storage::Transaction& tx) { return means_used(tx, opened); });
        REQUIRE(used.size() == 1);
        CHECK(used[0].note == "Bekeken wie inlogde.");
      },
      kTables);
}

TEST_CASE("SavePlan_WhenSomebodyWasFirst_ShowsTheirsAndKeepsWhatWasTyped") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        TestPages pages(force, add_routes);
        const std::string path = "/matters/" + opened.matter.id + "/plan/edit";
        http::Fields first;
        first.add("number", "0");
        first.add("version", "0");
        first.add("questions", "Wie was het?");
        http::Fields second = first;
        second.add("sources", "Alles wat ik typte");
        CHECK(pages.post(path, first, "hanna").status == 303);
        auto late = pages.post(path, second, "hanna");
        CHECK(late.status == 409);
        CHECK(late.body.find("Alles wat ik typte") != std::string::npos);
        CHECK(late.body.find("Iemand was u voor") != std::string::npos);
        CHECK(late.body.find("name=\"version\" value=\"2\"") != std::string::npos);
      },
      kTables);
}

TEST_CASE("PlanPages_WhoMaySeeWhat") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        TestPages pages(force, add_routes);
        const std::string path = "/matters/" + opened.matter.id + "/plan";
        CHECK(pages.get(path, "hanna").status == 200);
        CHECK(pages.get(path, "tessa").status == 404);
        CHECK(pages.get(path + "/edit", "hanna").status == 200);
        CHECK(pages.get(path + "/edit", "aart").status == 403);
        CHECK(save_as(force, "hanna", opened, complete_input(force.today()), Submit::yes).empty());
        CHECK(pages.get(path, "aart").body.find("/plan/decision") != std::string::npos);
        CHECK(pages.get(path, "hanna").body.find("/plan/decision") == std::string::npos);
        CHECK(pages.get(path + "/versions/1", "hanna").status == 200);
        CHECK(pages.get(path + "/versions/7", "hanna").status == 404);
      },
      kTables);
}

TEST_CASE("PlanPages_OfAReport_AreNotFound") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = force.open(force.report());
        TestPages pages(force, add_routes);
        for (const char* room : {"/plan", "/interviews", "/evidence", "/findings"})
          CHECK(pages.get("/matters/" + opened.matter.id + room, "tessa").status == 404);
      },
      kTables);
}

}  // namespace
}  // namespace waarborg::enquiries
