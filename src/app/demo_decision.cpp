// Deciding in an enquiry of the past: weighing, consultation, panel, sanction, objection and appeal.
#include "app/demo_enquiry.h"

namespace waarborg::app {

using decisions::past::Act;
using matters::MatterStep;
using storage::Transaction;

namespace {

constexpr const char* kAdviser = "privacy";
constexpr const char* kExpert = "analist";
constexpr const char* kPanel[]{"commissie", "vertrouwen"};

/// Outcomes that stand for a group of measures, or for none.
bool is_no_sanction(std::string_view outcome) {
  for (const std::string_view key : {"no_neglect", "no_sanction", "measure", "repair", "praise"})
    if (outcome == key) return true;
  return false;
}

}  // namespace

std::string PastEnquiry::measure() const { return course_.measure.empty() ? course_.outcome : course_.measure; }

bool PastEnquiry::is_sanction() const { return !is_elsewhere() && !is_no_sanction(course_.outcome); }

/// How an objection or appeal ended; empty when none was lodged.
std::string PastEnquiry::challenged(std::string_view which) const {
  for (const std::string_view end : {"upheld", "revised", "annulled"})
    if (course_.has(std::string(which) + "_" + std::string(end))) return std::string(end);
  return {};
}

Result<Done> PastEnquiry::act(Transaction& tx, const MatterStep& step, std::string_view name, Act act) {
  return decisions::past::act(as(tx, viewer_for(tx, step)), world_.decisions, name, act);
}

Result<PastMatter::Turn> PastEnquiry::weigh(Transaction& tx, const MatterStep& step, const matters::Step&) {
  const auto& facts = established() ? story_.found : story_.unfounded;
  TRY(decisions::past::weigh(as(tx, viewer_for(tx, step)), world_.decisions, word("weigh"),
                             {{"facts", facts.front()},
                              {"effect", facts.back()},
                              {"attitude", word("weigh_attitude")},
                              {"second_chance", word("weigh_second_chance")}}));
  return Turn{few(2, 4)};
}

Result<PastMatter::Turn> PastEnquiry::consult(Transaction& tx, const MatterStep& step, const matters::Step&) {
  // Where discrimination is at stake it is never left out (TRI-05).
  if (!course_.has("consult") && opened_.matter.theme != "discrimination") return Turn{};
  const auto chair = as(tx, viewer_for(tx, step));
  const auto stage = views_++;
  if (stage == 0) {
    TRY(decisions::past::consult(
        chair, world_.decisions, word("consult_question"),
        {{world_.players.account(kAdviser), "adviser"}, {world_.players.account(kExpert), "expert"}}));
    return Turn{few(3, 4)};
  }
  if (stage == 1) {
    for (const char* sign_in : {kAdviser, kExpert})
      TRY(decisions::past::give_view(as(tx, world_.players.viewer(sign_in)), world_.decisions,
                                     is_elsewhere() ? "" : measure(), word("consult_view")));
    return Turn{few(1, 4)};
  }
  TRY(decisions::past::end_consultation(chair, world_.decisions, word("consult_minutes")));
  return Turn{few(2, 3)};
}

Result<PastMatter::Turn> PastEnquiry::reflect(Transaction& tx, const MatterStep& step, const matters::Step&) {
  if (!course_.has("panel")) return Turn{};
  const auto asking = as(tx, viewer_for(tx, step));
  const auto stage = advices_++;
  if (stage == 0) {
    std::vector<std::string> members;
    for (const char* sign_in : kPanel) members.push_back(world_.players.account(sign_in));
    TRY(decisions::past::ask_panel(asking, world_.decisions, word("panel_account"), members));
    return Turn{few(5, 6)};
  }
  if (stage == 1) {
    for (const char* sign_in : kPanel)
      TRY(decisions::past::advise(tx, world_.house, world_.players.viewer(sign_in), word("panel_advice")));
    return Turn{few(1, 4)};
  }
  TRY(decisions::past::end_panel(asking, world_.decisions, word("panel_conclusion")));
  return Turn{few(2, 3)};
}

Result<PastMatter::Turn> PastEnquiry::recommend(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
  if (is_elsewhere() || course_.outcome.empty()) return by_record(tx, step, rule);
  std::vector<std::string> circumstances;
  for (const char* key : {"repeated", "admitted", "harm", "strain"})
    if (world_.dice.one_in(3)) circumstances.emplace_back(key);
  const std::string usual = is_dutch() ? "officer" : "base_middle";
  const bool trainee = course_.category == "trainee";
  TRY(decisions::past::begin_case(as(tx, viewer_for(tx, step)), world_.decisions,
                                  {concerned_, course_.category.empty() ? usual : course_.category,
                                   trainee ? "trainee" : story_.role, circumstances}));
  Act advice{.measure = measure(), .values = course_.values, .text = word("recommend")};
  // The authority does not always follow what was advised (INV-13).
  if (is_sanction() && course_.category.empty() && world_.dice.one_in(4)) {
    advice.measure = "no_sanction";
    advice.values.clear();
  }
  TRY(act(tx, step, "recommend", advice));
  return Turn{few(2, 4)};
}

Result<PastMatter::Turn> PastEnquiry::intention(Transaction& tx, const MatterStep& step, const matters::Step&) {
  if (!is_sanction()) return Turn{};
  TRY(act(tx, step, "intention", {.text = word("intention")}));
  intended_ = true;
  return Turn{few(9, 5)};
}

Result<PastMatter::Turn> PastEnquiry::view(Transaction& tx, const MatterStep& step, const matters::Step&) {
  if (!is_sanction()) {
    const matters::Doer doer = matters::Doer::house(doer_of(tx, step));
    TRY(matters::skip_step(tx, world_.house, opened_, doer, step.id, word("default")));
    return Turn{few(2, 4)};
  }
  TRY(act(tx, step, "view", {.text = word("view"), .choice = "given"}));
  return Turn{few(3, 5)};
}

Result<PastMatter::Turn> PastEnquiry::decide(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
  if (opened_.matter.kind != "disciplinary" || is_elsewhere()) return by_record(tx, step, rule);
  Act decision{.measure = measure(), .values = course_.values};
  if (course_.has("conditional")) decision.probation_until = add_days(today(), 365);
  decision.text = word(established() ? "decide" : "decide_none");
  decision.outside = word("outside");
  const bool heavy = opened_.procedure->key == "disciplinary_heavy";
  decision.authority = is_dutch() ? "competent_authority" : heavy ? "hto" : "gto";
  TRY(act(tx, step, "decide", decision));
  return Turn{few(1, 4)};
}

Result<PastMatter::Turn> PastEnquiry::serve(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
  if (is_elsewhere()) return by_record(tx, step, rule);
  TRY(act(tx, step, "serve", {.choice = world_.dice.one_in(3) ? "registered" : "signed"}));
  return Turn{few(6, 8)};
}

/// Lodged, and settled when its time has come.
Result<PastMatter::Turn> PastEnquiry::settle(Transaction& tx, const MatterStep& step, const std::string& which,
                                             const std::string& outcome) {
  if (stage_ == 0) {
    stage_ = 1;
    TRY(act(tx, step, which, {.text = word("objection"), .choice = "lodged"}));
    return Turn{few(35, 20)};
  }
  stage_ = 0;
  Act settled{.text = word(outcome), .choice = outcome};
  if (outcome == "revised") settled.measure = is_dutch() ? "reprimand" : "pay_withheld";
  TRY(act(tx, step, which, settled));
  return Turn{few(4, 6)};
}

Result<PastMatter::Turn> PastEnquiry::objection(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
  if (is_elsewhere()) return by_record(tx, step, rule);
  if (const auto outcome = challenged("objection"); !outcome.empty()) return settle(tx, step, "objection", outcome);
  if (days_here() < (is_dutch() ? 50 : 20)) return Turn{7};
  TRY(act(tx, step, "objection", {.choice = "none"}));
  return Turn{few(2, 4)};
}

Result<PastMatter::Turn> PastEnquiry::appeal(Transaction& tx, const MatterStep& step, const matters::Step&) {
  const auto outcome = challenged("appeal");
  if (outcome.empty()) return Turn{};
  return settle(tx, step, "appeal", outcome);
}

/// What was decided stands: a sanction that is not conditional is executed.
Result<PastMatter::Turn> PastEnquiry::end_of_decision(Transaction& tx, const MatterStep& step,
                                                      const matters::Step& rule) {
  if (days_here() < (is_dutch() ? 10 : 62)) return Turn{7};
  if (is_sanction() && !course_.has("conditional") && challenged("objection") != "annulled")
    TRY(act(tx, step, "execute", {.text = word("execute"), .choice = "at_once"}));
  return by_record(tx, step, rule);
}

}  // namespace waarborg::app
