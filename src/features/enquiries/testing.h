// For the tests of this feature: a procedure with means, rooms and parts, and a matter of it with a handler (hanna) and
// a commissioner (aart). No test framework here.
#pragma once

#include "matters/participants.h"
#include "matters/procedure_loader.h"
#include "matters/steps.h"
#include "matters/testing.h"
#include "migrations/feature_enquiries.h"

namespace waarborg::enquiries {

inline constexpr std::string_view kTestProtocol = R"(procedure: trial_enquiry
version: 1
kind: orienting
track: none
prefix: P
title: {nl: Proef, en: Trial, fr: Essai, de: Probe}
source: [INV-05]
desk: authority
duty_to_cooperate: {staff: true, person_concerned: DUTY, source: "Law"}
means:
  - {key: interview, title: {nl: Gesprek, en: Interview, fr: Entretien, de: Gespräch}, approval: none, source: "Protocol"}
  - {key: system_logs, title: {nl: Logboek, en: Logs, fr: Journaux, de: Protokolle}, approval: commissioner, source: "Protocol"}
  - {key: camera, title: {nl: Camera, en: Camera, fr: Caméra, de: Kamera}, approval: prosecutor, source: "Law"}
apart: [[handler, commissioner]]
phases:
  - key: start
    title: {nl: Opdracht, en: Commission, fr: Mandat, de: Auftrag}
    public: {nl: Opdracht, en: Commission, fr: Mandat, de: Auftrag}
    steps:
      - key: write_plan
        title: {nl: Plan, en: Plan, fr: Plan, de: Plan}
        responsible: participant:handler
        records: [note]
        room: plan
      - key: approve_plan
        title: {nl: Goedkeuren, en: Approve, fr: Approuver, de: Genehmigen}
        responsible: participant:commissioner
        records: [reason]
        room: plan
        then: phase:enquiry
  - key: enquiry
    title: {nl: Onderzoek, en: Enquiry, fr: Enquête, de: Untersuchung}
    public: {nl: Onderzoek, en: Enquiry, fr: Enquête, de: Untersuchung}
    steps:
      - key: hear_person
        title: {nl: Horen, en: Hear, fr: Entendre, de: Anhören}
        responsible: participant:handler
        records: [talk_date]
        room: interviews
        required: true
      - key: findings
        title: {nl: Bevindingen, en: Findings, fr: Constatations, de: Feststellungen}
        responsible: participant:handler
        records: [findings]
        room: findings
        then: phase:closing
  - key: closing
    title: {nl: Afronden, en: Closing, fr: Clôture, de: Abschluss}
    public: {nl: Afronden, en: Closing, fr: Clôture, de: Abschluss}
    steps:
      - key: close
        title: {nl: Sluiten, en: Close, fr: Clore, de: Schließen}
        responsible: participant:commissioner
        records: [note]
        then: close
closing: {lessons: optional}
)";

enum class PersonsDuty { no, yes };  ///< whether the person concerned has to cooperate: be, nl

/// An enquiry under way: hanna investigates, aart commissioned it.
inline matters::Opened open_trial(matters::TestHouse& force, PersonsDuty duty = PersonsDuty::yes) {
  std::string text(kTestProtocol);
  text.replace(text.find("DUTY"), 4, duty == PersonsDuty::yes ? "true" : "false");
  const auto procedure =
      matters::TestHouse::must(matters::parse_procedure(text, "trial.yaml", force.house().jurisdiction()));
  force.write([&](storage::Transaction& tx) -> Result<Done> {
    TRY(force.house().procedures.store(tx, procedure));
    return force.house().procedures.activate(tx, "trial_enquiry", 1, force.today());
  });
  auto request = force.report();
  request.procedure = "trial_enquiry";
  const auto opened = force.open(request);
  force.write([&](storage::Transaction& tx) -> Result<Done> {
    const auto& by = force.account("anke");
    TRY(matters::assign(tx, force.house(), opened, by, force.account("hanna"), "handler"));
    return matters::assign(tx, force.house(), opened, by, force.account("aart"), "commissioner");
  });
  return opened;
}

/// The use case as this person does it, on the matter opened afresh; the first error's code, or "".
inline std::string act_as(
    matters::TestHouse& force, const std::string& name, const std::string& matter_id,
    const std::function<Result<Done>(storage::Transaction&, matters::Opened&, const identity::Viewer&)>& work) {
  const auto viewer = force.viewer(name);
  return force.code_of([&](storage::Transaction& tx) -> Result<Done> {
    auto opened = TRY(matters::open_for(tx, force.house(), viewer, matter_id));
    return work(tx, opened, viewer);
  });
}

inline bool is_step_open(matters::TestHouse& force, const std::string& matter_id, const std::string& key) {
  return force.read([&](storage::Transaction& tx) {
    for (const auto& step : matters::steps(tx, matter_id))
      if (step.step == key && step.state == matters::StepState::open) return true;
    return false;
  });
}

}  // namespace waarborg::enquiries
