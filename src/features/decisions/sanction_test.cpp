#include "features/decisions/decisions_fixture.h"
#include "features/decisions/like_cases.h"
#include "features/decisions/register.h"
#include "features/decisions/weighing.h"

using namespace waarborg;
using namespace waarborg::decisions;
using calendar::Jurisdiction;
using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

namespace {

/// From recommendation to a decision by aart on a reprimand, with the view waived in words.
void walk_to_decision(Chamber& chamber) {
  REQUIRE(chamber.begin() == "");
  REQUIRE(chamber.act("hanna", recommend, measure("reprimand")) == "");
  REQUIRE(chamber.act("aart", intend, words("Wij zijn dit van plan.")) == "");
  REQUIRE(chamber.act("aart", take_view, words("Ik ben het ermee eens.", "given")) == "");
  ActInput decision = measure("reprimand");
  decision.authority = "competent_authority";
  REQUIRE(chamber.act("aart", decide, decision) == "");
}

Sanctions sanctions_of(Jurisdiction jurisdiction) {
  return TestHouse::must(load_terms("content", jurisdiction))->sanctions;
}

std::string field_of(const Errors& errors) { return errors.empty() ? "" : errors.front().field; }

}  // namespace

TEST_CASE("[SAN-01] [SAN-02] [SAN-04] Sanctions_OfBothCountries_LoadWithSources") {
  for (const auto jurisdiction : {Jurisdiction::nl, Jurisdiction::be}) {
    const auto sanctions = sanctions_of(jurisdiction);
    for (const auto& measure : sanctions.measures) CHECK_FALSE(measure.sources.empty());
    for (const char* key : {"praise", "talk", "feedback", "training", "performance_note", "transfer", "mediation"})
      CHECK(sanctions.measure(key));
    CHECK(sanctions.remedies.size() == 2);
  }
}

TEST_CASE("[SAN-01] Measure_OverItsLimit_IsRefusedAtItsField") {
  const auto nl = sanctions_of(Jurisdiction::nl);
  const Date today = *date_from_iso("2026-11-02");
  const auto& officer = *nl.category("officer");
  const auto check = [&](MeasureInput input) { return field_of(check_measure(nl, officer, input, today)); };
  CHECK(check({"extra_duty", {{"hours", "6"}, {"hours_a_day", "3"}}}) == "");
  CHECK(check({"extra_duty", {{"hours", "7"}, {"hours_a_day", "3"}}}) == "value_hours");
  CHECK(check({"fine", {{"euros", "23"}, {"money", "1"}}}) == "value_euros");
  CHECK(check({"fine", {{"euros", "22"}, {"money", "151"}}}) == "value_money");
  CHECK(check({"salary_withheld", {{"month_percent", "51"}, {"money", "51"}}}) == "value_month_percent");
  CHECK(check({"leave_cut", {{"leave_percent", "26"}}}) == "value_leave_percent");
  CHECK(check({"school_removal", {{"days", "3"}}}) == "measure");
  CHECK(check({"dismissal", {}, true, "2028-11-02"}) == "");
  CHECK(check({"dismissal", {}, true, "2028-11-03"}) == "probation_until");
}

TEST_CASE("[SAN-01] Suspension_AsAMeasure_KeepsItsEndsAndPay") {
  const auto nl = sanctions_of(Jurisdiction::nl);
  const Date today = *date_from_iso("2026-11-02");
  const auto check = [&](std::string ground, std::string until, std::string pay, std::string extended = "") {
    return field_of(check_measure(
        nl, *nl.category("officer"),
        {"suspended",
         {{"ground", ground}, {"from", "2026-11-02"}, {"until", until}, {"pay", pay}, {"extended", extended}}},
        today));
  };
  CHECK(check("prosecution", "2027-05-02", "100") == "");
  CHECK(check("prosecution", "2027-05-03", "100") == "value_until");
  CHECK(check("prosecution", "2027-08-02", "100", "1") == "");
  CHECK(check("prosecution", "2027-08-03", "100", "1") == "value_until");
  CHECK(check("prosecution", "2026-12-10", "33") == "");
  CHECK(check("prosecution", "2026-12-10", "34") == "value_pay");
  CHECK(check("service_interest", "2026-12-10", "1") == "value_pay");
}

TEST_CASE("[SAN-01] [ORG-11] HeavySanction_ByTheOrdinaryAuthority_IsRefusedWithTheReason") {
  const auto be = sanctions_of(Jurisdiction::be);
  const auto power = [&](const char* category, const char* measure, const char* authority) -> std::string {
    const auto result = check_power(be, *be.category(category), *be.measure(measure), authority);
    return result.ok() ? "" : result.error().code;
  };
  CHECK(power("base_middle", "blame", "gto") == "");
  CHECK(power("base_middle", "revocation", "gto") == "decisions.needs_hto");
  CHECK(power("base_middle", "revocation", "hto") == "");
  CHECK(power("senior_officer", "warning", "gto") == "decisions.needs_hto");
  CHECK(power("base_middle", "blame", "hto") == "");
  const Date today = *date_from_iso("2026-11-02");
  CHECK(field_of(check_measure(be, *be.category("contract_staff"), {"blame"}, today)) == "measure");
  CHECK(field_of(check_measure(be, *be.category("contract_staff"), {"contract_notice"}, today)) == "");
  CHECK(field_of(check_measure(be, *be.category("base_middle"), {"suspension", {{"months", "4"}}}, today)) ==
        "value_months");
}

TEST_CASE("[SAN-01] [ORG-04] Case_FromAdviceToExecution_CompletesEveryStepOfTheProcedure") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        walk_to_decision(chamber);
        const auto figures = house.read(
            [&](storage::Transaction& tx) { return outcome_figures(tx, house.today(), add_days(house.today(), 1)); });
        REQUIRE(figures.size() == 1);
        CHECK(figures.front().recommended == "reprimand");
        for (const char* step : {"recommend", "intention", "view", "decide"}) CHECK(chamber.state_of(step) == "done");
        CHECK(chamber.act("aart", execute, words("Brief in het dossier.", "", "2026-11-02")) ==
              "decisions.serve_first");
        CHECK(chamber.act("aart", serve, words("", "signed", "2026-11-01")) == "decisions.too_early");
        CHECK(chamber.act("aart", serve, words("", "refused", "2026-11-02")) == "error.required");
        CHECK(chamber.act("aart", serve, words("", "signed", "2026-11-02")) == "");
        CHECK(to_iso(*chamber.now().objection.due_on) == "2026-12-14");
        CHECK(chamber.challenge_as("aart", "objection", words("", "none")) == "decisions.challenge_term_runs");
        house.pass_days(43);
        CHECK(chamber.challenge_as("aart", "objection", words("", "none")) == "");
        CHECK(chamber.state_of("appeal") == "done");
        CHECK(chamber.act("aart", execute, words("Gedaan.", "", "2026-12-15")) == "");
        CHECK(stage_of(chamber.now()) == Stage::executed);
      },
      tables());
}

TEST_CASE("[ORG-04] [ORG-11] Decision_ByWhoInvestigatedOrAdvisedOrIsNoAuthority_IsRefused") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        REQUIRE(chamber.begin() == "");
        REQUIRE(chamber.act("hanna", recommend, measure("reprimand")) == "");
        ActInput decision = measure("reprimand");
        decision.authority = "competent_authority";
        CHECK(chamber.act("hanna", decide, decision) == "step.not_yours");
        CHECK(chamber.act("emma", decide, decision) == "error.not_found");
        CHECK(chamber.act("aart", decide, decision) == "decisions.intention_first");
        REQUIRE(chamber.act("aart", intend, words("Van plan.")) == "");
        CHECK(chamber.act("aart", take_view, words("", "waived")) == "decisions.view_term_runs");
        CHECK(chamber.act("aart", decide, decision) == "decisions.view_first");
        house.pass_days(15);
        CHECK(chamber.act("aart", decide, decision) == "");
        CHECK(chamber.now().recommended_by != chamber.now().decided_by);
      },
      tables());
}

TEST_CASE("Act_OnAnOldVersion_IsRefusedAndLosesNothing") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        REQUIRE(chamber.begin() == "");
        const auto late = [&] {
          return chamber.as("hanna", [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
            ActInput input = measure("dismissal");
            input.version = 0;
            return recommend(tx, kit, opened, cases(tx, chamber.matter_id).front().id, input);
          });
        };
        CHECK(late() == "matter.changed");
        CHECK(chamber.now().recommended.empty());
        CHECK(chamber.begin() == "decisions.case_already");
      },
      tables());
}

TEST_CASE("[SAN-01] Objection_ThatChangesTheDecision_ChangesTheRegister") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        walk_to_decision(chamber);
        const auto standing = [&] {
          const Bytes token = *chamber.now().person_token;
          return house.read([&](storage::Transaction& tx) {
            return static_cast<int>(standing_of(tx, chamber.terms().sanctions, token, house.today()).size());
          });
        };
        REQUIRE(chamber.now().person_token.has_value());
        CHECK(standing() == 1);
        CHECK(chamber.act("aart", serve, words("", "registered", "2026-11-02")) == "");
        CHECK(chamber.challenge_as("aart", "objection", words("Reden.", "annulled")) == "decisions.lodge_first");
        CHECK(chamber.challenge_as("aart", "objection", words("", "lodged", "2026-11-02")) == "");
        CHECK(chamber.challenge_as("aart", "objection", words("De commissie volgt hem.", "annulled")) == "");
        CHECK(standing() == 0);
        CHECK(chamber.now().first_measure == "reprimand");
        CHECK(chamber.now().measure == "no_sanction");
        CHECK(chamber.now().appeal.due_on.has_value());
        CHECK(chamber.state_of("objection") == "done");
      },
      tables());
}

TEST_CASE("[TRI-05] [SAN-03] Weighing_WithoutAReasonForASecondChance_IsNotFinished") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        Words answers;
        for (const auto& question : chamber.terms().questions.all) answers[question.key] = "Omdat.";
        const auto weigh = [&](const char* who, int version, Finish finish) {
          return chamber.as(who, [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
            return save_weighing(tx, kit, opened, version, answers, finish);
          });
        };
        answers["second_chance"] = " ";
        CHECK(weigh("hanna", 0, Finish::yes) == "error.required");
        CHECK(weigh("hanna", 0, Finish::no) == "");
        CHECK(weigh("hanna", 0, Finish::no) == "matter.changed");
        answers["second_chance"] = "Zij leert ervan.";
        CHECK(weigh("aart", 1, Finish::yes) == "step.not_yours");
        CHECK(weigh("hanna", 1, Finish::yes) == "");
        CHECK(chamber.state_of("weigh") == "done");
        CHECK(weigh("hanna", 2, Finish::yes) == "decisions.not_its_turn");
      },
      tables());
}

TEST_CASE("SanctionPages_ForWhoMaySee_ShowTheCaseAndForOthersNothing") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        walk_to_decision(chamber);
        TestPages pages(house, [](web::RouteTable& table, matters::House& of) { add_routes(table, of); });
        const std::string base = "/matters/" + chamber.matter_id;
        auto seen = pages.get(base + "/sanction", "aart");
        CHECK(seen.status == 200);
        CHECK(TestPages::body_of(seen).find("Jan Bakker") != std::string::npos);
        CHECK(pages.get(base + "/sanction", "emma").status == 404);
        CHECK(pages.get(base + "/weighing", "hanna").status == 200);
        CHECK(pages.get(base + "/sanction/" + chamber.now().id + "/serve", "aart").status == 200);
        auto wrong = pages.post(base + "/sanction/" + chamber.now().id + "/serve", {}, "aart");
        CHECK(wrong.status >= 400);
        CHECK(pages.get("/precedents?theme=gifts&role=executive", "aart").status == 200);
        CHECK(pages.get("/precedents", "emma").status == 404);
      },
      tables());
}
