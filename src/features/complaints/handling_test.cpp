#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "features/complaints/contract/complaints.h"
#include "features/complaints/handling_steps.h"
#include "matters/correspondence.h"
#include "matters/participants.h"
#include "matters/testing.h"
#include "migrations/feature_complaints.h"

using namespace waarborg;
using namespace waarborg::complaints;
using matters::for_each_house;
using matters::Opened;
using matters::TestHouse;
using matters::TestPages;

namespace {

std::vector<storage::Migration> tables() { return migrations::feature_complaints::all(); }

template <class T>
T must(Result<T> result) {
  return TestHouse::must(std::move(result));
}

AllegationInput input(std::string recommended = "", std::string final_finding = "", std::string outcome = "") {
  return {
      "force", "", "Geduwd bij de aanhouding.", std::move(recommended), std::move(final_finding), std::move(outcome),
      false};
}

std::string code_of(const Result<Done>& done) { return done.ok() ? "" : done.error().code; }

Opened open_again(TestHouse& house, const std::string& who, const std::string& id) {
  const auto viewer = house.viewer(who);
  return house.write([&](storage::Transaction& tx) { return matters::open_for(tx, house.house(), viewer, id); });
}

std::vector<Allegation> allegations_of(TestHouse& house, const Opened& opened) {
  return house.write([&](storage::Transaction& tx) { return allegations(tx, opened); });
}

std::string step_id(TestHouse& house, const std::string& matter_id, const std::string& key) {
  return house.write([&](storage::Transaction& tx) {
    const auto step = matters::open_step(tx, matter_id, key);
    return step ? step->id : std::string{};
  });
}

/// Does a step with what it records.
void do_step(TestHouse& house, const std::string& who, const std::string& matter_id, const std::string& key,
             const matters::StepRecord& record) {
  const std::string id = step_id(house, matter_id, key);
  auto opened = open_again(house, who, matter_id);
  house.write([&](storage::Transaction& tx) {
    return matters::complete_step(tx, house.house(), opened, matters::Doer::house(house.account(who)), id, record);
  });
}

/// A complaint about force whose receipt was confirmed: in the phase of contact.
Opened in_contact(TestHouse& house) {
  const Opened opened = house.open(house.complaint());
  do_step(house, "carla", opened.matter.id, "acknowledge", {{"subject", "Bevestiging"}, {"message", "Ontvangen."}});
  return open_again(house, "carla", opened.matter.id);
}

/// Both sides heard, findings recorded, the committee passed by, and judged by two: only the letter is left.
void to_judgement(TestHouse& house, const std::string& id) {
  must(record_notice(house.house(), house.viewer("carla"), id,
                     {step_id(house, id, "inform_mayor"), "2026-11-02", "2026-11-01", ""}, "Burgemeester"));
  do_step(house, "carla", id, "hear", {{"talk_date", "2026-11-02"}, {"note", "Beide kanten."}});
  do_step(house, "carla", id, "findings", {{"findings", "De duw was niet nodig."}});
  const auto carla = house.viewer("carla");
  house.write([&](storage::Transaction& tx) -> Result<Done> {
    auto opened = TRY(matters::open_for(tx, house.house(), carla, id));
    TRY(matters::enter_phase(tx, house.house(), opened, "judgement", house.account("carla")));
    const std::string judge = matters::open_step(tx, id, "judge")->id;
    const auto by = [&](const char* name) { return matters::Doer::house(house.account(name)); };
    TRY(matters::complete_step(tx, house.house(), opened, by("aart"), judge,
                               {{"decision", "founded"}, {"reason", "Er was geen reden."}}));
    return matters::confirm_step(tx, house.house(), opened, by("anke"), judge);
  });
}

std::vector<matters::MatterClock> clocks_of(TestHouse& house, const std::string& matter_id) {
  return house.write([&](storage::Transaction& tx) { return matters::clocks(tx, matter_id); });
}

matters::MatterClock clock_of(TestHouse& house, const std::string& matter_id, const std::string& key) {
  const auto all = clocks_of(house, matter_id);
  const auto found =
      std::ranges::find_if(all, [&](const auto& one) { return one.clock == key && one.extends.empty(); });
  return found == all.end() ? matters::MatterClock{} : *found;
}

RefusalInput refusal(TestHouse& house, const std::string& matter_id, const std::string& ground) {
  return {step_id(house, matter_id, "not_taken_up"), ground, "Er loopt een zaak.", "Uw klacht",
          "Geachte mevrouw, dit is waarom."};
}

}  // namespace

TEST_CASE("RecordAllegation_ByAHandler_IsSealedAndCountedPlain") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        must(record_allegation(house.house(), house.viewer("carla"), opened.matter.id, "", 0, input("founded")));
        const auto all = allegations_of(house, opened);
        REQUIRE(all.size() == 1);
        CHECK(all.front().what == "Geduwd bij de aanhouding.");
        const auto figures = house.write([&](storage::Transaction& tx) {
          return allegation_figures(tx, house.today(), add_days(house.today(), 1));
        });
        REQUIRE(figures.size() == 1);
        CHECK(figures.front().category == "force");
        CHECK(figures.front().recommended == "founded");
        CHECK(figures.front().state == "recommended");
      },
      tables());
}

TEST_CASE("RecordAllegation_WhenSomebodyWasFirst_IsRefused") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        must(record_allegation(house.house(), house.viewer("carla"), opened.matter.id, "", 0, input()));
        const std::string id = allegations_of(house, opened).front().id;
        must(record_allegation(house.house(), house.viewer("carla"), opened.matter.id, id, 1, input("founded")));
        CHECK(code_of(record_allegation(house.house(), house.viewer("cees"), opened.matter.id, id, 1,
                                        input("unfounded"))) == "matter.changed");
        CHECK(allegations_of(house, opened).front().recommended == "founded");
      },
      tables());
}

TEST_CASE("RecordAllegation_ByWhoMayNotSee_IsNotFound") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        for (const char* who : {"hanna", "adam", "emma", "tessa"})
          CHECK(code_of(record_allegation(house.house(), house.viewer(who), opened.matter.id, "", 0, input())) ==
                "error.not_found");
      },
      tables());
}

TEST_CASE("RecordAllegation_AgainstAComplaintHandler_KeepsThemOutFromThenOn") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        AllegationInput against = input();
        against.officer = "Carla Smeets";
        must(record_allegation(house.house(), house.viewer("cees"), opened.matter.id, "", 0, against));
        TestPages pages(house, add_routes);
        const std::string path = "/matters/" + opened.matter.id + "/complaint";
        CHECK(pages.get(path, "carla").status == 404);
        CHECK(pages.get(path, "cees").status == 200);
      },
      tables());
}

TEST_CASE("[CMP-05] [CMP-06] [CMP-07] RecordChecks_OfAComplaintOnForce_KeepsWhatWasAskedAndFound") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        must(record_checks(house.house(), house.viewer("carla"), opened.matter.id, 0,
                           {{"footage", "asked", "", "", "Bodycam en stationscamera"},
                            {"force_training", "received", "2026-10-30", "2026-11-01", "Op peil"},
                            {"tactical_evaluation", "none", "", "", ""},
                            {"query_log", "asked", "", "", "hoort niet bij deze klacht"}}));
        const auto kept = house.write([&](storage::Transaction& tx) { return checks(tx, opened); });
        REQUIRE(kept.size() == 3);
        for (const auto& check : kept)
          if (check.key == "footage") {
            CHECK(check.asked_on == house.today());
            CHECK(check.note == "Bodycam en stationscamera");
          }
        CHECK(code_of(record_checks(house.house(), house.viewer("cees"), opened.matter.id, 0, {})) == "matter.changed");
        // On the page whoever comes second sees what stands, and loses nothing of what they typed.
        TestPages pages(house, add_routes);
        http::Fields late;
        for (const auto& [name, value] : std::map<std::string, std::string>{{"version", "0"},
                                                                            {"check", "footage"},
                                                                            {"state_footage", "received"},
                                                                            {"note_footage", "Zelf al gezien."}})
          late.add(name, value);
        auto page = pages.post("/matters/" + opened.matter.id + "/complaint/checks", late, "cees");
        CHECK(page.status == 409);
        const auto body = TestPages::body_of(page);
        CHECK(body.find("Zelf al gezien.") != std::string::npos);
        CHECK(body.find("Bodycam en stationscamera") != std::string::npos);
      },
      tables());
}

TEST_CASE("RefuseComplaint_OnAGround_WaitsForASecondPersonAndThenCloses") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        const std::string id = opened.matter.id;
        const auto asked = refusal(house, id, "too_old");
        must(refuse_complaint(house.house(), house.viewer("carla"), id, asked));
        auto again = open_again(house, "cees", id);
        CHECK(again.matter.phase == "contact");
        house.write([&](storage::Transaction& tx) {
          return matters::confirm_step(tx, house.house(), again, matters::Doer::house(house.account("cees")),
                                       asked.step_id);
        });
        CHECK(open_again(house, "cees", id).matter.phase == "closing");
        const auto facts_kept = house.write([&](storage::Transaction& tx) { return facts(tx, opened); });
        CHECK(facts_kept.ground == "too_old");
        const auto sent = house.write([&](storage::Transaction& tx) { return matters::messages(tx, opened); });
        CHECK(sent.back().body.find("Bureau Integriteit") != std::string::npos);
      },
      tables());
}

TEST_CASE("[TRAP-5] RefuseComplaint_DuringACriminalEnquiry_PausesAndResumesInsteadOfClosing") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        const std::string id = opened.matter.id;
        const auto before = clock_of(house, id, "handling");
        must(refuse_complaint(house.house(), house.viewer("carla"), id, refusal(house, id, "criminal_enquiry")));
        CHECK(clock_of(house, id, "handling").state == matters::ClockState::paused);
        const auto paused = open_again(house, "carla", id);
        CHECK(paused.matter.is_open());
        CHECK(paused.matter.phase == "contact");
        house.pass_days(21);
        house.write([&](storage::Transaction& tx) {
          return matters::resume_clock(tx, house.house(), paused, house.account("carla"), before.id);
        });
        const auto after = clock_of(house, id, "handling");
        CHECK(after.state == matters::ClockState::running);
        CHECK(after.due_on == add_days(before.due_on, 21));
      },
      tables());
}

TEST_CASE("[CMP-08] [TRAP-4] SixWeeks_UntilTheCommitteeIsAsked_RunBesideTheTen") {
  for_each_house(
      [](TestHouse& house) {
        Opened opened = in_contact(house);
        const std::string id = opened.matter.id;
        CHECK(clock_of(house, id, "without_committee").due_on == add_days(house.today(), 42));
        CHECK(clock_of(house, id, "handling").due_on == add_days(house.today(), 70));
        opened = open_again(house, "carla", id);
        CHECK(opened.matter.due() <= add_days(house.today(), 42));
        house.write([&](storage::Transaction& tx) {
          return matters::enter_phase(tx, house.house(), opened, "committee", house.account("carla"));
        });
        CHECK(clock_of(house, id, "without_committee").state == matters::ClockState::stopped);
        CHECK(clock_of(house, id, "handling").state == matters::ClockState::running);
      },
      tables());
}

TEST_CASE("[TRAP-4] ExtendComplaint_ByFourWeeks_IsAClockOfItsOwn") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        const auto first = clock_of(house, opened.matter.id, "handling");
        CHECK(first.due_on == add_days(house.today(), 70));
        house.write([&](storage::Transaction& tx) {
          return matters::extend_clock(tx, house.house(), opened, house.account("carla"), first.id,
                                       matters::Consent::none, "De commissie heeft meer tijd nodig.");
        });
        const auto all = clocks_of(house, opened.matter.id);
        REQUIRE(all.size() == 3);
        const auto extension = std::ranges::find(all, first.id, &matters::MatterClock::extends);
        REQUIRE(extension != all.end());
        CHECK(extension->due_on == add_days(first.due_on, 28));
        TestPages pages(house, add_routes);
        auto page = pages.get("/matters/" + opened.matter.id + "/complaint", "carla");
        CHECK(TestPages::body_of(page).find("Verlenging: Tien weken met de commissie") != std::string::npos);
      },
      tables());
}

TEST_CASE("RefuseComplaint_WithNothingFilledIn_NamesEveryField") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        const auto done = refuse_complaint(house.house(), house.viewer("carla"), opened.matter.id,
                                           {step_id(house, opened.matter.id, "not_taken_up"), "", "", "", ""});
        REQUIRE_FALSE(done.ok());
        CHECK(done.errors().size() == 4);
        CHECK(code_of(refuse_complaint(house.house(), house.viewer("carla"), opened.matter.id, {})) ==
              "step.already_done");
      },
      tables());
}

TEST_CASE("[CMP-01] RecordNotice_ToTheMayor_KeepsTheDayAndDoesTheStep") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        const std::string id = opened.matter.id;
        do_step(house, "carla", id, "to_formal", {{"reason", "Geen oplossing in contact."}});
        const std::string step = step_id(house, id, "inform_mayor");
        CHECK(record_notice(house.house(), house.viewer("carla"), id, {step, "", "2026-12-01", ""}, "x")
                  .errors()
                  .size() == 1);
        must(record_notice(house.house(), house.viewer("carla"), id, {step, "2026-11-02", "2026-11-01", ""},
                           "Burgemeester"));
        CHECK(step_id(house, id, "inform_mayor").empty());
        const auto kept = house.write([&](storage::Transaction& tx) { return facts(tx, opened); });
        CHECK(kept.mayor_on == house.today());
        CHECK(kept.prosecutor_on == add_days(house.today(), -1));
      },
      tables());
}

TEST_CASE("[CMP-08] SendJudgement_ProposesFindingsJudgementAndContact") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        const std::string id = opened.matter.id;
        do_step(house, "carla", id, "to_formal", {{"reason", "Geen oplossing in contact."}});
        to_judgement(house, id);
        must(record_allegation(house.house(), house.viewer("carla"), id, "", 0, input("founded")));
        const std::string allegation = allegations_of(house, opened).front().id;
        const std::string step = step_id(house, id, "send_judgement");
        CHECK(code_of(send_judgement(house.house(), house.viewer("carla"), id, {step, "Oordeel", "Gegrond."})) ==
              "complaint.not_all_judged");
        house.write([&](storage::Transaction& tx) {
          return matters::assign(tx, house.house(), opened, matters::Doer::house(house.account("carla")),
                                 house.account("aart"), "decider");
        });
        must(record_allegation(house.house(), house.viewer("aart"), id, allegation, 1,
                               input("founded", "founded", "apology")));
        const auto letter =
            house.write([&](storage::Transaction& tx) { return judgement_letter(tx, house.house(), opened); });
        CHECK(letter.message.find("De duw was niet nodig.") != std::string::npos);
        CHECK(letter.message.find("Geweld: Gegrond.") != std::string::npos);
        CHECK(letter.message.find("Excuses.") != std::string::npos);
        CHECK(letter.message.find("030 000 00 00") != std::string::npos);
        must(send_judgement(house.house(), house.viewer("carla"), id, {step, letter.subject, letter.message}));
        CHECK(open_again(house, "carla", id).matter.phase == "closing");
        CHECK(clock_of(house, id, "handling").state == matters::ClockState::stopped);
      },
      tables());
}

TEST_CASE("HandlingPages_WrongInput_KeepWhatWasTypedAndNameEveryError") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        TestPages pages(house, add_routes);
        const std::string base = "/matters/" + opened.matter.id + "/complaint";
        http::Fields form;
        form.add("version", "0");
        form.add("officer", "brigadier met baard");
        auto wrong = pages.post(base + "/allegations", form, "carla");
        CHECK(wrong.status == 422);
        CHECK(wrong.body.find("brigadier met baard") != std::string::npos);
        form.add("category", "force");
        form.add("what", "Geduwd.");
        CHECK(pages.post(base + "/allegations", form, "carla").status == 303);
        const std::string id = allegations_of(house, opened).front().id;
        http::Fields late = form;
        CHECK(pages.post(base + "/allegations/" + id, late, "cees").status == 409);
        CHECK(pages.get(base + "/allegations/" + id, "cees").status == 200);
        CHECK(pages.get(base + "/allegations/nothing", "cees").status == 404);
        CHECK(pages.get(base + "/not-taken-up", "carla").status == 200);
        CHECK(pages.get(base + "/judgement", "carla").status == 409);
        CHECK(pages.post(base + "/checks", {}, "carla").status == 409);
      },
      tables());
}

TEST_CASE("HandlingPages_OfAReport_AreNotFound") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = house.open(house.report());
        TestPages pages(house, add_routes);
        CHECK(pages.get("/matters/" + opened.matter.id + "/complaint", "tessa").status == 404);
      },
      tables());
}

TEST_CASE("ComplaintSteps_DoneByTwoAtOnce_GiveBackWhatTheSecondTyped") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = in_contact(house);
        const std::string id = opened.matter.id;
        do_step(house, "carla", id, "to_formal", {{"reason", "Naar het onderzoek."}});
        TestPages pages(house, add_routes);
        const std::string step = step_id(house, id, "inform_mayor");
        const auto send = [&](const char* note) {
          http::Fields form;
          form.add("step", step);
          form.add("mayor_on", "2026-11-02");
          form.add("prosecutor_on", "2026-11-02");
          form.add("note", note);
          return pages.post("/matters/" + id + "/complaint/notice", form, "carla");
        };
        CHECK(send("De burgemeester is gebeld.").status == 303);
        const auto late = send("Dit typte ik zelf, met zorg.");
        CHECK(late.status == 409);
        CHECK(late.body.find("Dit typte ik zelf, met zorg.") != std::string::npos);
      },
      tables());
}
