// Rules of protocol that a procedure sets: required work, returning review moments, parts kept apart, rooms.
#include <doctest/doctest.h>

#include "matters/participants.h"
#include "matters/procedure_loader.h"
#include "matters/steps.h"
#include "matters/testing.h"
#include "platform/content/testing.h"

namespace waarborg::matters {
namespace {

constexpr std::string_view kProtocol = R"(procedure: protocol
version: 1
kind: orienting
track: none
prefix: P
title: {nl: Proef, en: Trial, fr: Essai, de: Probe}
source: [INV-05]
desk: authority
duty_to_cooperate: {staff: true, person_concerned: false, source: "Law"}
means:
  - {key: interview, title: {nl: Gesprek, en: Interview, fr: Entretien, de: Gespräch}, approval: none, source: "Protocol"}
  - {key: system_logs, title: {nl: Logboek, en: Logs, fr: Journaux, de: Protokolle}, approval: commissioner, source: "Protocol"}
apart: [[handler, authority], [handler, care_contact]]
contact: {first: 7d, every: 4w, source: "INV-06"}
phases:
  - key: enquiry
    title: {nl: Onderzoek, en: Enquiry, fr: Enquête, de: Untersuchung}
    public: {nl: Onderzoek, en: Enquiry, fr: Enquête, de: Untersuchung}
    steps:
      - key: plan
        title: {nl: Plan, en: Plan, fr: Plan, de: Plan}
        responsible: participant:handler
        records: [note]
        required: true
      - key: review
        title: {nl: Bespreken, en: Review, fr: Point, de: Besprechung}
        responsible: role:authority
        term: {period: 4w, nature: policy, from: phase, source: "INV-05"}
        records: [note]
        repeat: 4w
      - key: decide
        title: {nl: Besluiten, en: Decide, fr: Décider, de: Entscheiden}
        responsible: role:authority
        records: [note]
        then: phase:closing
  - key: closing
    title: {nl: Afronden, en: Closing, fr: Clôture, de: Abschluss}
    public: {nl: Afronden, en: Closing, fr: Clôture, de: Abschluss}
    steps:
      - key: close
        title: {nl: Sluiten, en: Close, fr: Clore, de: Schließen}
        responsible: role:authority
        records: [note]
        then: close
closing: {lessons: optional}
)";

Opened open_protocol(TestHouse& force) {
  auto procedure = parse_procedure(std::string(kProtocol), "protocol.yaml", calendar::Jurisdiction::nl);
  REQUIRE_MESSAGE(procedure.ok(), (procedure.ok() ? "" : content::english(procedure.errors())));
  force.write([&](storage::Transaction& tx) {
    REQUIRE(force.house().procedures.store(tx, *procedure).ok());
    REQUIRE(force.house().procedures.activate(tx, "protocol", 1, force.today()).ok());
  });
  auto request = force.report();
  request.procedure = "protocol";
  return force.open(request);
}

std::vector<MatterStep> open_steps(TestHouse& force, const Opened& opened, const std::string& key) {
  return force.write([&](storage::Transaction& tx) {
    auto all = steps(tx, opened.matter.id);
    std::erase_if(all, [&](const auto& step) { return step.step != key || step.state != StepState::open; });
    return all;
  });
}

std::string act(TestHouse& force, Opened& opened, const std::string& name, const std::string& key) {
  const auto open = open_steps(force, opened, key);
  REQUIRE(open.size() == 1);
  return force.code_of([&](storage::Transaction& tx) -> Result<Done> {
    opened.matter = load_matter(tx, opened.matter.id).value();
    return complete_step(tx, force.house(), opened, force.account(name), open[0].id, {{"note", "Zo staat het."}});
  });
}

TEST_CASE("[INV-05] Procedure_WithItsProtocol_IsReadWhole") {
  const auto procedure = parse_procedure(std::string(kProtocol), "protocol.yaml", calendar::Jurisdiction::nl);
  REQUIRE(procedure.ok());
  CHECK(procedure->duty_to_cooperate->staff);
  CHECK_FALSE(procedure->duty_to_cooperate->person_concerned);
  REQUIRE(procedure->means.size() == 2);
  CHECK(procedure->means[1].approval == Approval::commissioner);
  CHECK(procedure->apart.size() == 2);
  CHECK(procedure->contact->every == calendar::Period{4, calendar::Unit::weeks});
  CHECK(procedure->step("plan")->required);
  CHECK(procedure->step("review")->repeat.has_value());
}

TEST_CASE("[INV-05] EndOfPhase_WithRequiredWorkOpen_IsRefused") {
  for_each_house([](TestHouse& force) {
    auto opened = open_protocol(force);
    CHECK(act(force, opened, "aart", "decide") == "step.required_open");
    CHECK(act(force, opened, "hanna", "plan").empty());
    CHECK(act(force, opened, "aart", "decide").empty());
    CHECK(opened.matter.phase == "closing");
  });
}

TEST_CASE("[INV-05] ReviewMoment_ThatWasHeld_ComesBackAndOneThatIsLateHoldsThePhase") {
  for_each_house([](TestHouse& force) {
    auto opened = open_protocol(force);
    CHECK(act(force, opened, "hanna", "plan").empty());
    force.pass_days(20);
    CHECK(act(force, opened, "aart", "review").empty());
    const auto next = open_steps(force, opened, "review");
    REQUIRE(next.size() == 1);
    CHECK(next[0].due_on == add_days(force.today(), 28));
    force.pass_days(29);
    CHECK(act(force, opened, "aart", "decide") == "step.required_open");
    CHECK(act(force, opened, "aart", "review").empty());
    CHECK(act(force, opened, "aart", "decide").empty());
    CHECK(open_steps(force, opened, "review").empty());
  });
}

TEST_CASE("[ORG-04] WhoInvestigated_EvenOnce_DoesNotDecide") {
  for_each_house([](TestHouse& force) {
    auto opened = open_protocol(force);
    const std::string decides =
        force.write([&](storage::Transaction& tx) { return active_participant(tx, opened.matter.id, "authority"); });
    const std::string decider = decides == account_principal(force.account("aart")) ? "aart" : "anke";
    const std::string other = decider == "aart" ? "anke" : "aart";
    CHECK(act(force, opened, other, "plan") == "");  // from the desk, as nobody is the handler yet
    CHECK(act(force, opened, other, "decide") == "participant.apart");
    CHECK(act(force, opened, decider, "decide") == "");
  });
}

TEST_CASE("[INV-06] Assign_OfTheInvestigatorAsCareContact_IsRefused") {
  for_each_house([](TestHouse& force) {
    auto opened = open_protocol(force);
    const auto assign_as = [&](const std::string& name, const std::string& role) {
      return force.code_of([&](storage::Transaction& tx) -> Result<Done> {
        return assign(tx, force.house(), opened, force.account("aart"), force.account(name), role);
      });
    };
    CHECK(assign_as("hanna", "handler").empty());
    CHECK(assign_as("hanna", "care_contact") == "participant.apart");
    CHECK(assign_as("hugo", "care_contact").empty());
  });
}

TEST_CASE("Rooms_OfAMatter_AreThoseThatSayTheyAre") {
  Rooms rooms;
  rooms.add({"plan", "a", 20, [](const Matter& matter, const Procedure&) { return matter.kind == "orienting"; }});
  rooms.add({"complaint", "b", 10, [](const Matter&, const Procedure&) { return true; }});
  Matter matter;
  matter.kind = "orienting";
  Procedure procedure;
  const auto both = rooms.of(matter, procedure);
  REQUIRE(both.size() == 2);
  CHECK(both[0]->key == "complaint");
  procedure.key = "orienting";
  procedure.phases.push_back({"one", {}, {}, {Step{}}});
  procedure.phases[0].steps[0].key = "write";
  procedure.phases[0].steps[0].room = "plan";
  CHECK(rooms.check({procedure}).ok());
  procedure.phases[0].steps[0].room = "attic";
  const auto none = rooms.check({procedure});
  REQUIRE_FALSE(none.ok());
  CHECK(none.errors().front().code == "procedure.no_room");
}

}  // namespace
}  // namespace waarborg::matters
