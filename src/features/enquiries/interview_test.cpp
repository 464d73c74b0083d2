#include <doctest/doctest.h>

#include "features/enquiries/contract/enquiries.h"
#include "features/enquiries/interview_work.h"
#include "features/enquiries/plan_testing.h"
#include "matters/content.h"
#include "matters/correspondence.h"
#include "platform/web/pdf.h"

namespace waarborg::enquiries {
namespace {

using calendar::Jurisdiction;
using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

const auto kTables = migrations::feature_enquiries::all();

Date day(const char* iso) { return date_from_iso(iso).value(); }

matters::EnquiryTerms terms_of(Jurisdiction jurisdiction) {
  return TestHouse::must(matters::load_enquiry_terms("content", jurisdiction));
}

Date earliest(Jurisdiction jurisdiction, const char* capacity, const char* invited) {
  const auto terms = terms_of(jurisdiction);
  return earliest_day(calendar::Holidays(jurisdiction), *terms.capacity(capacity), day(invited));
}

matters::Procedure procedure(const char* persons_duty) {
  std::string text(kTestProtocol);
  text.replace(text.find("DUTY"), 4, persons_duty);
  return TestHouse::must(matters::parse_procedure(text, "trial.yaml", Jurisdiction::nl));
}

InviteInput invitation(std::string planned_on = "2026-11-09") {
  return {"Jan Bakker",
          "concerned",
          "Voorbeeldstraat 2",
          std::move(planned_on),
          "14:30",
          "Bureau, kamer 2",
          "Het cadeau van de leverancier",
          ""};
}

RecordInput spoken(std::string duty = "duty") {
  return {"2026-11-02", "14:30",       "16:00",         "Jan Bakker; Hanna Postma",     "union",
          "P. Vos",     "15:10-15:20", std::move(duty), "Ik heb het pakket aangenomen."};
}

std::string invite_as(TestHouse& force, const std::string& name, const matters::Opened& opened,
                      const InviteInput& input) {
  return act_as(force, name, opened.matter.id, [&](auto& tx, auto& matter, const auto& viewer) {
    return invite(tx, force.house(), matter, viewer, input);
  });
}

std::vector<Interview> all_of(TestHouse& force, const matters::Opened& opened) {
  return force.read([&](storage::Transaction& tx) { return interviews(tx, opened); });
}

std::string record_as(TestHouse& force, const std::string& name, const matters::Opened& opened,
                      const RecordInput& input) {
  const auto one = all_of(force, opened).back();
  return act_as(force, name, opened.matter.id, [&](auto& tx, auto& matter, const auto& viewer) {
    return record_interview(tx, force.house(), matter, viewer, one.id, one.version, input);
  });
}

std::string finish(TestHouse& force, const matters::Opened& opened, const ClosingInput& input) {
  const auto one = all_of(force, opened).back();
  return act_as(force, "hanna", opened.matter.id, [&](auto& tx, auto& matter, const auto& viewer) {
    return finish_interview(tx, force.house(), matter, viewer, one.id, one.version, input);
  });
}

std::string close_hearing(TestHouse& force, const matters::Opened& opened) {
  return act_as(force, "hanna", opened.matter.id, [&](auto& tx, auto& matter, const auto& viewer) {
    return all_heard(tx, force.house(), matter, viewer);
  });
}

/// With shorter notice, so that it can be held today.
InviteInput today_agreed() {
  auto input = invitation("2026-11-02");
  input.short_notice = "Op eigen verzoek, per telefoon.";
  return input;
}

TEST_CASE("[INV-06] EarliestDay_OverAWeekend_CountsWorkingDaysOnly") {
  // Thursday 5 November: Friday, Monday, Tuesday; so Wednesday.
  CHECK(earliest(Jurisdiction::nl, "concerned", "2026-11-05") == day("2026-11-11"));
  CHECK(earliest(Jurisdiction::nl, "witness", "2026-11-05") == day("2026-11-10"));
}

TEST_CASE("[INV-06] EarliestDay_OverHolidays_IsLater") {
  // Good Friday is 26 March 2027 and Easter Monday the 29th.
  CHECK(earliest(Jurisdiction::nl, "concerned", "2027-03-24") == day("2027-04-01"));
  // King's Day on Tuesday 27 April 2027.
  CHECK(earliest(Jurisdiction::nl, "concerned", "2027-04-23") == day("2027-04-30"));
  // Belgium: 11 November 2026 is a Wednesday.
  CHECK(earliest(Jurisdiction::be, "concerned", "2026-11-06") == day("2026-11-17"));
}

TEST_CASE("[INV-06] EarliestDay_WhenTheClocksChange_DependsOnDaysAlone") {
  CHECK(earliest(Jurisdiction::nl, "concerned", "2026-10-23") == day("2026-10-29"));
  CHECK(earliest(Jurisdiction::be, "concerned", "2027-03-19") == day("2027-03-27"));
}

TEST_CASE("[INV-06] CheckInvite_TooSoon_NamesTheFirstDayUnlessLessWasAgreed") {
  const auto terms = terms_of(Jurisdiction::nl);
  const calendar::Holidays holidays(Jurisdiction::nl);
  auto input = invitation("2026-11-05");
  const Errors errors = check_invite(input, terms, holidays, day("2026-11-02"));
  REQUIRE(errors.size() == 1);
  CHECK(errors.front() == invalid("enquiries.notice_too_short", "planned_on", {"2026-11-06"}));
  input.short_notice = "Zelf gevraagd.";
  CHECK(check_invite(input, terms, holidays, day("2026-11-02")).empty());
}

TEST_CASE("CheckInvite_ImpossibleDaysAndTimes_AreNamed") {
  const auto terms = terms_of(Jurisdiction::be);
  const calendar::Holidays holidays(Jurisdiction::be);
  for (const char* wrong : {"2026-02-30", "2027-02-29", "morgen", "2026-13-01", "20261109"})
    CHECK(check_invite(invitation(wrong), terms, holidays, day("2026-11-02")).front() ==
          invalid("error.date", "planned_on"));
  for (const char* wrong : {"24:00", "9:30", "12:60", "half drie", "12-30"}) {
    auto input = invitation("2026-12-01");
    input.planned_at = wrong;
    CHECK(check_invite(input, terms, holidays, day("2026-11-02")).front() == invalid("enquiries.time", "planned_at"));
  }
  CHECK(check_invite({}, terms, holidays, day("2026-11-02")).size() == 6);
}

TEST_CASE("[INV-02] DutyToCooperate_InBelgium_IsNotThatOfThePersonConcerned") {
  CHECK(has_duty(procedure("true"), "concerned"));
  CHECK_FALSE(has_duty(procedure("false"), "concerned"));
  CHECK(has_duty(procedure("false"), "witness"));
  Interview interview;
  interview.capacity = "concerned";
  interview.invited_on = day("2026-11-01");
  const Errors errors =
      check_record(spoken(), interview, terms_of(Jurisdiction::be), procedure("false"), day("2026-11-02"));
  REQUIRE(errors.size() == 1);
  CHECK(errors.front() == invalid("enquiries.no_such_duty", "duty_told"));
}

TEST_CASE("CheckRecord_WithNothingFilledIn_NamesEveryField") {
  Interview interview;
  interview.invited_on = day("2026-11-01");
  CHECK(check_record({}, interview, terms_of(Jurisdiction::nl), procedure("true"), day("2026-11-02")).size() == 7);
}

TEST_CASE("CheckRecord_EndsBeforeItBegan_OrBeforeTheInvitation_IsRefused") {
  Interview interview;
  interview.capacity = "witness";
  interview.invited_on = day("2026-11-02");
  auto input = spoken();
  input.held_on = "2026-11-01";
  input.ended_at = "14:00";
  const Errors errors =
      check_record(input, interview, terms_of(Jurisdiction::nl), procedure("true"), day("2026-11-02"));
  REQUIRE(errors.size() == 2);
  CHECK(errors[0] == invalid("enquiries.before_invitation", "held_on"));
  CHECK(errors[1] == invalid("enquiries.ends_before_begin", "ended_at"));
}

TEST_CASE("[ORG-04] Invite_BeforeThePlanWasApproved_IsRefused") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(invite_as(force, "hanna", opened, invitation()) == "enquiries.no_approved_plan");
        CHECK(invite_as(force, "aart", opened, invitation()) == "enquiries.not_yours");
        CHECK(invite_as(force, "tessa", opened, invitation()) == "error.not_found");
      },
      kTables);
}

TEST_CASE("[INV-02] [INV-06] Interview_FromInvitationToSignature_IsKeptAndDoesTheStep") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(approve_plan(force, opened).empty());
        CHECK(close_hearing(force, opened) == "enquiries.nobody_heard");
        CHECK(invite_as(force, "hanna", opened, today_agreed()).empty());
        CHECK(close_hearing(force, opened) == "enquiries.interview_unfinished");
        CHECK(record_as(force, "hanna", opened, spoken()).empty());
        CHECK(finish(force, opened, {"2026-11-02", "refused", "", "", ""}) == "error.required");
        CHECK(finish(force, opened, {"2026-11-02", "refused", "Ik lees het anders.", "2026-11-02", ""}).empty());
        CHECK(record_as(force, "hanna", opened, spoken()) == "enquiries.interview_closed");
        const auto one = all_of(force, opened).front();
        CHECK(one.under_duty);
        CHECK(one.refusal == "Ik lees het anders.");
        CHECK(one.text == "Ik heb het pakket aangenomen.");
        CHECK(close_hearing(force, opened).empty());
        CHECK_FALSE(is_step_open(force, opened.matter.id, "hear_person"));
      },
      kTables);
}

TEST_CASE("[INV-02] RecordInterview_MendedToNoDuty_KeepsTheMark") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(approve_plan(force, opened).empty());
        CHECK(invite_as(force, "hanna", opened, today_agreed()).empty());
        CHECK(record_as(force, "hanna", opened, spoken()).empty());
        CHECK(record_as(force, "hanna", opened, spoken("no_duty")).empty());
        CHECK(all_of(force, opened).front().under_duty);
      },
      kTables);
}

TEST_CASE("[INV-02] Interview_OfThePersonConcernedWithoutDuty_BearsNoMark") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force, PersonsDuty::no);
        CHECK(approve_plan(force, opened).empty());
        CHECK(invite_as(force, "hanna", opened, today_agreed()).empty());
        CHECK(record_as(force, "hanna", opened, spoken()) == "enquiries.no_such_duty");
        CHECK(record_as(force, "hanna", opened, spoken("no_duty")).empty());
        CHECK_FALSE(all_of(force, opened).front().under_duty);
      },
      kTables, Jurisdiction::be);
}

TEST_CASE("RecordInterview_WhenSomebodyWasFirst_ShowsTheirsAndKeepsWhatWasTyped") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(approve_plan(force, opened).empty());
        CHECK(invite_as(force, "hanna", opened, today_agreed()).empty());
        const auto seen = all_of(force, opened).front();
        CHECK(record_as(force, "hanna", opened, spoken()).empty());
        TestPages pages(force, add_routes);
        http::Fields form;
        const auto input = spoken();
        for (const auto& [field, value] :
             std::vector<std::pair<std::string, std::string>>{{"version", std::to_string(seen.version)},
                                                              {"held_on", input.held_on},
                                                              {"began_at", input.began_at},
                                                              {"ended_at", input.ended_at},
                                                              {"present", input.present},
                                                              {"assistance", "none"},
                                                              {"duty_told", "duty"},
                                                              {"text", "Mijn eigen verslag van een uur typen."}})
          form.add(field, value);
        const auto late =
            pages.post("/matters/" + opened.matter.id + "/interviews/" + seen.id + "/record", form, "hanna");
        CHECK(late.status == 409);
        CHECK(late.body.find("Mijn eigen verslag van een uur typen.") != std::string::npos);
        CHECK(late.body.find("Ik heb het pakket aangenomen.") != std::string::npos);
      },
      kTables);
}

TEST_CASE("CallOff_OfAnInterviewThatWasHeldMeanwhile_GivesBackTheReason") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(approve_plan(force, opened).empty());
        CHECK(invite_as(force, "hanna", opened, today_agreed()).empty());
        const auto seen = all_of(force, opened).front();
        CHECK(record_as(force, "hanna", opened, spoken()).empty());
        TestPages pages(force, add_routes);
        http::Fields form;
        form.add("version", std::to_string(seen.version));
        form.add("called_off", "Dit typte ik zelf, met zorg.");
        const auto late =
            pages.post("/matters/" + opened.matter.id + "/interviews/" + seen.id + "/call-off", form, "hanna");
        CHECK(late.status == 409);
        CHECK(late.body.find("Dit typte ik zelf, met zorg.") != std::string::npos);
        CHECK(late.body.find("Ik heb het pakket aangenomen.") != std::string::npos);
      },
      kTables);
}

TEST_CASE("InterviewPages_WhoMaySeeWhat") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(approve_plan(force, opened).empty());
        CHECK(invite_as(force, "hanna", opened, today_agreed()).empty());
        TestPages pages(force, add_routes);
        const std::string list = "/matters/" + opened.matter.id + "/interviews";
        const std::string one = list + "/" + all_of(force, opened).front().id;
        for (const auto& path : {list, one}) {
          CHECK(pages.get(path, "hanna").status == 200);
          CHECK(pages.get(path, "aart").status == 200);
          CHECK(pages.get(path, "tessa").status == 404);
        }
        CHECK(pages.get(one + "/record", "hanna").status == 200);
        CHECK(pages.get(one + "/record", "aart").status == 403);
        CHECK(pages.get(list + "/new", "hanna").status == 200);
        CHECK(pages.get(list + "/nothing", "hanna").status == 404);
        CHECK(pages.post(list + "/new", {}, "hanna").status == 422);
      },
      kTables);
}

TEST_CASE("[ORG-04] [INV-02] Papers_OfPlanAndInterview_AreKeptAsDocumentsAndMarked") {
  if (!web::has_pdf_program()) return;
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(approve_plan(force, opened).empty());
        CHECK(invite_as(force, "hanna", opened, today_agreed()).empty());
        TestPages pages(force, add_routes);
        const std::string base = "/matters/" + opened.matter.id;
        const std::string one = base + "/interviews/" + all_of(force, opened).front().id;
        CHECK(pages.post(base + "/plan/commission", {}, "hanna").status == 303);
        CHECK(pages.post(one + "/invitation", {}, "hanna").status == 303);
        CHECK(pages.post(one + "/paper", {}, "hanna").status == 409);
        CHECK(record_as(force, "hanna", opened, spoken()).empty());
        CHECK(pages.post(one + "/paper", {}, "hanna").status == 303);
        CHECK(pages.post(one + "/paper", {}, "aart").status == 403);
        const auto kept = force.read([&](storage::Transaction& tx) { return matters::documents(tx, opened); });
        REQUIRE(kept.size() == 3);
        CHECK(force.read([&](auto& tx) { return is_under_duty(tx, kept[2].id); }));
        CHECK_FALSE(force.read([&](auto& tx) { return is_under_duty(tx, kept[1].id); }));
        CHECK(force.read([&](auto& tx) { return under_duty(tx, opened.matter.id); }).size() == 1);
        // The signed record on paper, brought in like any document, bears the mark once it is put with the interview.
        http::Fields chosen;
        CHECK(pages.post(one + "/documents", chosen, "hanna").status == 422);
        chosen.add("document", kept[1].id);
        CHECK(pages.post(one + "/documents", chosen, "aart").status == 403);
        CHECK(pages.post(one + "/documents", chosen, "hanna").status == 303);
        CHECK(force.read([&](auto& tx) { return is_under_duty(tx, kept[1].id); }));
      },
      kTables);
}

}  // namespace
}  // namespace waarborg::enquiries
