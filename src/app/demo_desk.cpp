#include "app/demo_desk.h"

#include "features/atypical/contract/desk.h"
#include "features/monitor/contract/detection.h"

namespace waarborg::app {

namespace {

constexpr const char* kAnalyst = "analist";
constexpr const char* kApprover = "privacy";

}  // namespace

Result<DemoDesk> DemoDesk::open(matters::House& house, const Players& players, const std::vector<std::string>& misusing,
                                const std::string& asked) {
  DemoDesk desk(house, players);
  for (const auto& code : misusing) desk.misusing_.insert(TRY(monitor::officer_number(house, code)).value_or(0));
  desk.asked_ = TRY(monitor::officer_number(house, asked)).value_or(0);
  return desk;
}

Result<Done> DemoDesk::decide(Instant before) {
  for (const auto& one : TRY(atypical::waiting_cases(house_, players_.viewer(kAnalyst)))) {
    if (one.opened_at >= before || one.kind == "event" || one.officer == asked_) continue;
    const bool misused = misusing_.contains(one.officer);
    TRY(one.kind == "control" ? judge(one.id, misused) : decide_case(one.id, misused));
  }
  return Done{};
}

Result<Done> DemoDesk::ask() {
  for (const auto& one : TRY(atypical::waiting_cases(house_, players_.viewer(kAnalyst))))
    if (one.kind == "case" && one.officer == asked_)
      return atypical::ask(house_, players_.viewer(kAnalyst), one.id, {0});
  return Done{};
}

Result<Done> DemoDesk::judge(const std::string& control_id, bool misused) {
  // Whom a control shows by chance is mostly shown with what was work.
  const char* const outcome = misused ? "unclear" : "work";
  TRY(atypical::decide(
      house_, players_.viewer(kAnalyst), control_id,
      {outcome, misused ? "Geen zaak te vinden, en ook niets dat er niet bij past." : "Past bij het werk van die dag.",
       ""}));
  return Done{};
}

Result<Done> DemoDesk::decide_case(const std::string& case_id, bool misused) {
  const auto& analyst = players_.viewer(kAnalyst);
  if (!misused) {
    const bool explained = decided_++ % 3 != 0;
    TRY(atypical::decide(house_, analyst, case_id,
                         {explained ? "explained" : "nothing",
                          explained ? "De zaak stond in een systeem dat niet is aangesloten; nagevraagd bij het team."
                                    : "Bij nader inzien gewoon werk in de wijk.",
                          ""}));
    return Done{};
  }
  const char* const outcome = decided_++ % 2 == 0 ? "talk" : "triage";
  const auto opening = TRY(atypical::ask_opening(house_, analyst, case_id, outcome,
                                                 "Telkens dezelfde persoon, geen zaak, en buiten het eigen werk."));
  TRY(atypical::decide_opening(house_, players_.viewer(kApprover), opening, true,
                               "De bevindingen zijn ernstig genoeg; zonder naam kan niemand verder."));
  TRY(atypical::decide(house_, analyst, case_id,
                       {outcome, "Geen verklaring gevonden in zaken, diensten of bij het team.", ""}));
  return Done{};
}

}  // namespace waarborg::app
