#include <doctest/doctest.h>

#include "features/enquiries/contract/enquiries.h"
#include "features/enquiries/evidence_work.h"
#include "features/enquiries/findings.h"
#include "features/enquiries/interview_work.h"
#include "features/enquiries/plan_testing.h"
#include "platform/web/pdf.h"

namespace waarborg::enquiries {
namespace {

using matters::for_each_house;
using matters::Opened;
using matters::TestHouse;
using matters::TestPages;

const auto kTables = migrations::feature_enquiries::all();

/// A plan in force, a statement under duty that was read back, an item of evidence.
Opened under_way(TestHouse& force) {
  const auto opened = open_trial(force);
  const auto done = [&](auto work) { CHECK(act_as(force, "hanna", opened.matter.id, work) == ""); };
  CHECK(approve_plan(force, opened).empty());
  const auto one = [&](auto& tx) { return interviews(tx, opened).front(); };
  done([&](auto& tx, auto& matter, const auto& viewer) {
    return invite(tx, force.house(), matter, viewer,
                  {"Jan Bakker", "concerned", "", "2026-11-02", "14:30", "Kamer 2", "Het cadeau", "Zelf gevraagd."});
  });
  done([&](auto& tx, auto& matter, const auto& viewer) {
    return record_interview(tx, force.house(), matter, viewer, one(tx).id, one(tx).version,
                            {"2026-11-02", "14:30", "15:00", "Jan Bakker", "none", "", "", "duty", "Ik nam het aan."});
  });
  done([&](auto& tx, auto& matter, const auto& viewer) {
    return finish_interview(tx, force.house(), matter, viewer, one(tx).id, one(tx).version,
                            {"2026-11-02", "signed", "", "2026-11-02", ""});
  });
  done([&](auto& tx, auto& matter, const auto& viewer) { return all_heard(tx, force.house(), matter, viewer); });
  done([&](auto& tx, auto& matter, const auto& viewer) {
    return register_evidence(tx, force.house(), matter, viewer,
                             {"Factuur", "Administratie", "2026-11-01", "Hanna", "", "", "Kluis", ""}, std::nullopt);
  });
  return opened;
}

http::Fields written(TestHouse& force, const Opened& opened, int version) {
  http::Fields form;
  form.add("version", std::to_string(version));
  const auto plan = plans_of(force, opened).front();
  const auto heard = force.read([&](storage::Transaction& tx) { return interviews(tx, opened).front().id; });
  const auto item = force.read([&](storage::Transaction& tx) { return evidence(tx, opened).front().id; });
  for (int at = 1; at <= 2; ++at) {
    const std::string number = "_" + std::to_string(at);
    form.add("question" + number, plan.questions[static_cast<std::size_t>(at - 1)]);
    form.add("facts" + number, "Vaststaat feit " + std::to_string(at));
    form.add("references" + number, (at == 1 ? "i:" + heard : "e:" + item));
    form.add("assessment" + number, "Naar mijn mening " + std::to_string(at));
  }
  return form;
}

Findings findings_of(TestHouse& force, const Opened& opened) {
  return force.read([&](storage::Transaction& tx) { return find_findings(tx, opened); });
}

TEST_CASE("ForQuestions_WhenThePlanChanged_KeepsWhatWasWritten") {
  const Findings saved{3, "hanna", {{"Oud", "feit", {}, ""}, {"Leeg", "", {}, ""}, {"Blijft", "feit 2", {}, ""}}};
  const auto now = for_questions(saved, {"Blijft", "Nieuw"});
  REQUIRE(now.questions.size() == 3);
  CHECK(now.questions[0].facts == "feit 2");
  CHECK(now.questions[1].question == "Nieuw");
  CHECK(now.questions[2].question == "Oud");
  CHECK(now.version == 3);
}

TEST_CASE("CheckReportable_FactsThatRestOnNothing_AreNamed") {
  const Findings findings{1, "", {{"Een", "feit", {}, ""}, {"Twee", " ", {"e:1"}, "mening"}}};
  const Errors errors = check_reportable(findings);
  REQUIRE(errors.size() == 2);
  CHECK(errors[0] == invalid("enquiries.rests_on_nothing", "references_1"));
  CHECK(errors[1] == invalid("error.required", "facts_2"));
  CHECK(check_findings(findings, {"e:2"}).front() == invalid("error.choice", "references_2"));
  CHECK(check_reportable({}).size() == 1);
}

TEST_CASE("FactsAsText_LeavesOpinionOut") {
  const Findings findings{1, "", {{"Een", "feit", {"e:1"}, "mening"}}};
  CHECK(facts_as_text(findings) == "Een\nfeit");
}

TEST_CASE("SaveFindings_WhenSomebodyWasFirst_ShowsTheirsAndKeepsWhatWasTyped") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = under_way(force);
        TestPages pages(force, add_routes);
        const std::string path = "/matters/" + opened.matter.id + "/findings";
        CHECK(pages.post(path, written(force, opened, 0), "hanna").status == 303);
        CHECK(findings_of(force, opened).questions[1].assessment == "Naar mijn mening 2");
        auto late = written(force, opened, 0);
        late.add("assessment_3", "");
        const auto answer = pages.post(path, late, "hanna");
        CHECK(answer.status == 409);
        CHECK(answer.body.find("Iemand was u voor") != std::string::npos);
        CHECK(pages.post(path, written(force, opened, 1), "hanna").status == 303);
        CHECK(pages.post(path, written(force, opened, 2), "aart").status == 403);
        CHECK(pages.get(path, "aart").status == 200);
        CHECK(pages.get(path, "tessa").status == 404);
      },
      kTables);
}

TEST_CASE("[ORG-04] [INV-02] [INV-05] Report_ByOneClick_IsADocumentThatBearsTheMarkAndDoesTheStep") {
  if (!web::has_pdf_program()) return;
  for_each_house(
      [](TestHouse& force) {
        const auto opened = under_way(force);
        TestPages pages(force, add_routes);
        auto form = written(force, opened, 0);
        form.add("go", "report");
        CHECK(pages.post("/matters/" + opened.matter.id + "/findings", form, "hanna").status == 303);
        const auto made = force.read([&](storage::Transaction& tx) { return reports(tx, opened.matter.id); });
        REQUIRE(made.size() == 1);
        CHECK(force.read([&](auto& tx) { return is_under_duty(tx, made[0].document_id); }));
        CHECK_FALSE(is_step_open(force, opened.matter.id, "findings"));
        CHECK(is_step_open(force, opened.matter.id, "close"));
        const auto figure =
            force.read([&](storage::Transaction& tx) { return enquiry_figure(tx, opened.matter.id).value(); });
        CHECK(figure.plan_approved_on == force.today());
        CHECK(figure.interviews_held == 1);
        CHECK(figure.review_moments.size() == 2);
        CHECK(figure.reports == 1);
      },
      kTables);
}

TEST_CASE("Report_OfUnfinishedFindings_NamesWhatIsMissingAndKeepsWhatWasTyped") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = under_way(force);
        TestPages pages(force, add_routes);
        http::Fields form;
        form.add("version", "0");
        form.add("go", "report");
        form.add("question_1", plans_of(force, opened).front().questions[0]);
        form.add("facts_1", "Half af");
        const auto answer = pages.post("/matters/" + opened.matter.id + "/findings", form, "hanna");
        CHECK(answer.status == 422);
        CHECK(answer.body.find("Half af") != std::string::npos);
        CHECK(findings_of(force, opened).questions.size() == 1);
      },
      kTables);
}

}  // namespace
}  // namespace waarborg::enquiries
