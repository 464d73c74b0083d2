// For tests: a matter under a procedure whose steps are done in the rooms of this feature.
#pragma once

#include <doctest/doctest.h>

#include "features/decisions/case_acts.h"
#include "features/decisions/contract/decisions.h"
#include "features/decisions/room_steps.h"
#include "matters/participants.h"
#include "matters/procedure_loader.h"
#include "matters/testing.h"
#include "migrations/feature_decisions.h"

namespace waarborg::decisions {

inline constexpr std::string_view kProcedure = R"(procedure: deciding
version: 1
kind: disciplinary
track: disciplinary
prefix: D
title: {nl: Proef, en: Trial, fr: Essai, de: Probe}
source: [SAN-01]
desk: authority
phases:
  - key: deciding
    title: {nl: Besluit, en: Decision, fr: Decision, de: Entscheidung}
    public: {nl: Besluit, en: Decision, fr: Decision, de: Entscheidung}
    steps:
      - {key: weigh, room: weighing, title: {nl: Wegen, en: Weigh, fr: Peser, de: Abwägen}, responsible: "participant:handler", records: [note]}
      - {key: consult, room: consultation, title: {nl: Overleg, en: Consult, fr: Concerter, de: Beraten}, responsible: "role:authority", records: [note]}
      - {key: reflect, room: panel, title: {nl: Reflectie, en: Reflect, fr: Réfléchir, de: Reflexion}, responsible: "participant:handler", records: [note], optional: true}
      - {key: recommend, room: sanction, title: {nl: Advies, en: Advice, fr: Avis, de: Rat}, responsible: "participant:handler", records: [note]}
      - {key: intention, room: sanction, title: {nl: Voornemen, en: Intention, fr: Intention, de: Absicht}, responsible: "role:authority", records: [note]}
      - {key: view, room: sanction, title: {nl: Zienswijze, en: View, fr: Avis, de: Meinung}, responsible: "role:authority", records: [note]}
      - {key: decide, room: sanction, title: {nl: Besluiten, en: Decide, fr: Décider, de: Entscheiden}, responsible: "role:authority", records: [decision, reason]}
      - {key: serve, room: sanction, title: {nl: Uitreiken, en: Serve, fr: Notifier, de: Zustellen}, responsible: "role:authority", records: [notice]}
      - {key: objection, room: sanction, title: {nl: Bezwaar, en: Objection, fr: Opposition, de: Widerspruch}, responsible: "role:authority", records: [note]}
      - {key: appeal, room: sanction, title: {nl: Beroep, en: Appeal, fr: Recours, de: Klage}, responsible: "role:authority", records: [note]}
      - {key: close, title: {nl: Sluiten, en: Close, fr: Clore, de: Schließen}, responsible: "role:authority", records: [note], then: close}
outcomes:
  - {key: none, title: {nl: Niets, en: Nothing, fr: Rien, de: Nichts}}
  - {key: sanction, title: {nl: Straf, en: Sanction, fr: Sanction, de: Sanktion}}
closing: {lessons: optional}
)";

inline std::vector<storage::Migration> tables() { return migrations::feature_decisions::all(); }

enum class NoUnit { no, yes };

/// A matter about Jan Bakker, handled by hanna, decided by aart or anke.
class Chamber {
 public:
  explicit Chamber(matters::TestHouse& house, const std::string& person = "Jan Bakker",
                   const std::string& theme = "gifts", NoUnit no_unit = NoUnit::no)
      : house_(house) {
    terms_ = matters::TestHouse::must(load_terms("content", house.house().jurisdiction()));
    if (!house.house().rooms.find("weighing")) {
      add_rooms(house.house());
      auto procedure = matters::TestHouse::must(
          matters::parse_procedure(std::string(kProcedure), "deciding.yaml", house.house().jurisdiction()));
      house.write([&](storage::Transaction& tx) {
        REQUIRE(house.house().procedures.store(tx, procedure).ok());
        REQUIRE(house.house().procedures.activate(tx, "deciding", 1, house.today()).ok());
      });
    }
    auto request = house.report();
    request.procedure = "deciding";
    request.theme = theme;
    if (no_unit == NoUnit::yes) request.unit_id.clear();
    request.people.push_back({.capacity = "concerned", .text = person});
    matter_id = house.open(request).matter.id;
    const auto aart = house.viewer("aart");
    const std::string code = house.code_of([&](storage::Transaction& tx) -> Result<Done> {
      const auto opened = TRY(matters::open_for(tx, house.house(), aart, matter_id));
      return matters::assign(tx, house.house(), opened, house.account("aart"), house.account("hanna"), "handler");
    });
    REQUIRE(code.empty());
  }

  /// Runs a use case as somebody; answers the first error's code, "" when done.
  template <class Work>
  std::string as(const std::string& name, Work&& work) {
    const auto viewer = house_.viewer(name);
    const Kit kit{house_.house(), *terms_, viewer};
    return house_.code_of([&](storage::Transaction& tx) -> Result<Done> {
      auto opened = TRY(matters::open_for(tx, house_.house(), viewer, matter_id));
      return work(tx, kit, opened);
    });
  }
  using Act = Result<Done> (*)(storage::Transaction&, const Kit&, matters::Opened&, const std::string&,
                               const ActInput&);
  std::string act(const std::string& name, Act run, ActInput input) {
    return as(name, [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
      const Case now = cases(tx, matter_id).front();
      input.version = now.version;
      return run(tx, kit, opened, now.id, input);
    });
  }
  std::string challenge_as(const std::string& name, const std::string& key, ActInput input) {
    return as(name, [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
      const Case now = cases(tx, matter_id).front();
      input.version = now.version;
      return challenge(tx, kit, opened, now.id, key, input);
    });
  }
  std::string begin(const std::string& person = "Jan Bakker", const std::string& category = "officer") {
    return as("hanna", [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
      return begin_case(tx, kit, opened, {person, category, "executive", "gifts", {"repeated"}});
    });
  }
  Case now() {
    return house_.read([&](storage::Transaction& tx) { return cases(tx, matter_id).front(); });
  }
  std::string state_of(const std::string& step) {
    return house_.read([&](storage::Transaction& tx) -> std::string {
      for (const auto& found : matters::steps(tx, matter_id))
        if (found.step == step) return found.state == matters::StepState::done ? "done" : "open";
      return "none";
    });
  }
  [[nodiscard]] const Terms& terms() const { return *terms_; }
  matters::TestHouse& house() { return house_; }

  std::string matter_id;

 private:
  matters::TestHouse& house_;
  SharedTerms terms_;
};

inline ActInput measure(std::string key, std::map<std::string, std::string, std::less<>> values = {}) {
  ActInput input;
  input.measure.measure = std::move(key);
  input.measure.values = std::move(values);
  input.text = "Omdat de feiten vaststaan.";
  return input;
}
inline ActInput words(std::string text, std::string choice = {}, std::string day = {}) {
  ActInput input;
  input.text = std::move(text);
  input.choice = std::move(choice);
  input.day = std::move(day);
  return input;
}

}  // namespace waarborg::decisions
