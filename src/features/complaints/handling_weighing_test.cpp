#include "features/complaints/handling_weighing.h"

#include <doctest/doctest.h>

#include "matters/content.h"

using namespace waarborg;
using namespace waarborg::complaints;

namespace {

const matters::ComplaintTerms& terms() {
  static const auto loaded = matters::load_complaint_terms("content", calendar::Jurisdiction::nl);
  REQUIRE(loaded.ok());
  return *loaded;
}

const Date kToday = *date_from_iso("2026-11-02");
const Hands kHandler{"handler", false};
const Hands kAuthority{"authority", true};

AllegationInput input(std::string recommended = "", std::string final_finding = "") {
  return {"force", "J. Bakker", "Geduwd bij de aanhouding.", std::move(recommended), std::move(final_finding),
          "",      false};
}

std::vector<std::string> keys_of(const std::vector<matters::ComplaintCheck>& checks) {
  std::vector<std::string> keys;
  for (const auto& check : checks) keys.push_back(check.key);
  return keys;
}

Allegation alleged(std::string category) {
  Allegation allegation;
  allegation.category = std::move(category);
  return allegation;
}

}  // namespace

TEST_CASE("[CMP-05] ChecksFor_AComplaintOnForce_AskForFootage") {
  CHECK(keys_of(checks_for(terms(), {alleged("force")}, "")).front() == "footage");
  CHECK(keys_of(checks_for(terms(), {alleged("arrest")}, "")) == std::vector<std::string>{"footage"});
}

TEST_CASE("[CMP-06] [CMP-07] ChecksFor_AComplaintOnForce_LookAtTrainingAndTactics") {
  CHECK(keys_of(checks_for(terms(), {}, "force")) ==
        std::vector<std::string>{"footage", "force_training", "tactical_evaluation"});
}

TEST_CASE("ChecksFor_SeveralCategories_NameEachOnceAndLeaveWithdrawnOnesOut") {
  Allegation withdrawn = alleged("discrimination");
  withdrawn.withdrawn = true;
  CHECK(keys_of(checks_for(terms(), {alleged("force"), alleged("arrest"), withdrawn}, "information")) ==
        std::vector<std::string>{"footage", "force_training", "tactical_evaluation"});
}

TEST_CASE("CheckAllegation_EverythingWrong_NamesEveryField") {
  const Errors errors =
      check_allegation({"unknown", std::string(201, 'x'), " ", "maybe", "", "apology", false}, terms());
  REQUIRE(errors.size() == 5);
  CHECK(errors[0] == invalid("error.choice", "category"));
  CHECK(errors[1] == invalid("error.too_long", "officer", {"200"}));
  CHECK(errors[2] == invalid("error.required", "what"));
  CHECK(errors[3] == invalid("error.choice", "recommended"));
  CHECK(errors[4] == invalid("complaint.outcome_without_finding", "outcome"));
}

TEST_CASE("Applied_AFindingByWhoExamined_IsRecommendedOnly") {
  const auto after = applied({}, input("founded"), kHandler, kToday);
  REQUIRE(after.ok());
  CHECK(state_code(*after) == "recommended");
  CHECK(after->recommended_by == "handler");
  CHECK(after->recommended_on == kToday);
  CHECK(applied(*after, input("founded", "founded"), kHandler, kToday).error().code == "complaint.authority_decides");
}

TEST_CASE("[ORG-04] Applied_TheAuthority_DecidesBesideWhatWasRecommended") {
  const auto advised = applied({}, input("founded"), kHandler, kToday);
  const auto judged = applied(*advised, input("founded", "partly_founded"), kAuthority, kToday);
  REQUIRE(judged.ok());
  CHECK(state_code(*judged) == "judged");
  CHECK(judged->recommended == "founded");
  CHECK(judged->final_finding == "partly_founded");
  CHECK(judged->final_by == "authority");
}

TEST_CASE("[ORG-04] Applied_WhoeverAdvised_DoesNotDecide") {
  const auto advised = applied({}, input("founded"), kAuthority, kToday);
  REQUIRE(advised.ok());
  CHECK(applied(*advised, input("founded", "founded"), kAuthority, kToday).error().code == "complaint.same_person");
  CHECK(applied({}, input("", "founded"), kAuthority, kToday).error().code == "complaint.recommend_first");
}

TEST_CASE("Applied_WithdrawingWhatWasJudged_IsRefused") {
  const auto judged =
      applied(*applied({}, input("founded"), kHandler, kToday), input("founded", "founded"), kAuthority, kToday);
  AllegationInput withdrawal = input("founded", "founded");
  withdrawal.withdrawn = true;
  CHECK(applied(*judged, withdrawal, kHandler, kToday).error().code == "complaint.judged_already");
}

TEST_CASE("AllJudged_NothingAllegedOrOneOpen_IsNot") {
  Allegation judged = alleged("force");
  judged.final_finding = "founded";
  Allegation withdrawn = alleged("arrest");
  withdrawn.withdrawn = true;
  CHECK_FALSE(all_judged({}));
  CHECK_FALSE(all_judged({judged, alleged("arrest")}));
  CHECK(all_judged({judged, withdrawn}));
}

TEST_CASE("CheckChecklist_EverythingWrong_NamesEveryField") {
  const Errors errors = check_checklist({{"footage", "asked", "2026-11-03", "2026-13-01", ""},
                                         {"force_training", "later", "2026-10-30", "2026-10-29", ""},
                                         {"tactical_evaluation", "not_needed", "", "", " "}},
                                        kToday);
  REQUIRE(errors.size() == 5);
  CHECK(errors[0] == invalid("error.date_future", "asked_footage"));
  CHECK(errors[1] == invalid("error.date", "done_footage"));
  CHECK(errors[2] == invalid("error.choose", "state_force_training"));
  CHECK(errors[3] == invalid("complaint.done_before_asked", "done_force_training"));
  CHECK(errors[4] == invalid("complaint.say_why_not", "note_tactical_evaluation"));
}

TEST_CASE("CheckFrom_NoDay_TakesToday") {
  CHECK(check_from({"footage", "asked", "", "", ""}, kToday).asked_on == kToday);
  CHECK(check_from({"footage", "received", "2026-10-30", "", ""}, kToday).done_on == kToday);
  CHECK_FALSE(check_from({"footage", "open", "", "2026-10-30", ""}, kToday).done_on);
}

TEST_CASE("[CMP-08] WithContact_ALetterThatLostThem_GetsTheContactLines") {
  CHECK(with_contact("Geachte heer,\n\nKort bericht.", "Bureau\n030") ==
        "Geachte heer,\n\nKort bericht.\n\nBureau\n030");
  CHECK(with_contact("Kort bericht.\n\nBureau\n030", "Bureau\n030") == "Kort bericht.\n\nBureau\n030");
}

TEST_CASE("CheckLetter_APlaceLeftOpen_IsNamed") {
  const Errors errors = check_letter("Oordeel", "Dit hebben wij vastgesteld: {findings}");
  REQUIRE(errors.size() == 1);
  CHECK(errors.front() == invalid("complaint.letter_unfilled", "message", {"{findings}"}));
  CHECK(check_letter("", "").size() == 2);
}
