#include "features/complaints/contract/past.h"

#include "features/complaints/footage.h"
#include "features/complaints/handling_steps.h"
#include "features/complaints/publication.h"
#include "features/complaints/training_import.h"

namespace waarborg::complaints::past {

using matters::Acting;

namespace {

/// Completes the step of a room, when it is its turn.
Result<Done> complete(const Acting& acting, std::string_view key, const std::string& note) {
  const auto step = matters::open_step(acting.tx, acting.opened.matter.id, key);
  if (!step) return Done{};
  return matters::complete_step(acting.tx, acting.house, acting.opened, acting.viewer, step->id, {{"note", note}});
}

AllegationInput input_of(const Allegation& one) {
  return {one.category, one.officer, one.what, one.recommended, one.final_finding, one.outcome, one.withdrawn};
}

Result<Done> keep(const Acting& acting, const Allegation& before, const AllegationInput& input) {
  return record_allegation(acting.tx, acting.house, acting.viewer, acting.opened.matter.id, before.id, before.version,
                           input);
}

Result<std::string> step_id(const Acting& acting, std::string_view key) {
  const auto step = matters::open_step(acting.tx, acting.opened.matter.id, key);
  if (!step) return conflict("step.already_done");
  return step->id;
}

}  // namespace

Result<Done> allege(const Acting& acting, const Alleged& alleged) {
  AllegationInput input;
  input.category = alleged.category;
  input.officer = alleged.officer;
  input.what = alleged.what;
  return keep(acting, {}, input);
}

Result<Done> recommend(const Acting& acting, const std::string& finding) {
  for (const auto& one : allegations(acting.tx, acting.opened)) {
    AllegationInput input = input_of(one);
    input.recommended = finding;
    TRY(keep(acting, one, input));
  }
  return Done{};
}

Result<Done> judge(const Acting& acting, const std::string& finding, const std::string& outcome) {
  for (const auto& one : allegations(acting.tx, acting.opened)) {
    AllegationInput input = input_of(one);
    input.final_finding = finding;
    input.outcome = outcome;
    TRY(keep(acting, one, input));
  }
  return Done{};
}

Result<Done> inform_mayor(const Acting& acting, const std::string& notice) {
  const std::string today = to_iso(acting.house.today());
  const NoticeInput input{TRY(step_id(acting, "inform_mayor")), today, today, notice};
  return record_notice(acting.tx, acting.house, acting.viewer, acting.opened.matter.id, input, notice);
}

Result<Done> send_judgement(const Acting& acting) {
  const auto letter = judgement_letter(acting.tx, acting.house, acting.opened);
  const JudgementInput input{TRY(step_id(acting, "send_judgement")), letter.subject, letter.message};
  return complaints::send_judgement(acting.tx, acting.house, acting.viewer, acting.opened.matter.id, input);
}

Result<Done> ask_footage(const Acting& acting, const FootageAsked& asked) {
  const FootageInput input{asked.kind, "asked", asked.holder, asked.shows, to_iso(asked.overwritten_on), ""};
  return record_footage(acting.tx, acting.house, acting.opened, acting.viewer.account_id, "", 0, input);
}

Result<Done> settle_footage(const Acting& acting, bool received, const std::string& note) {
  for (const auto& one : footage(acting.tx, acting.opened)) {
    if (!one.awaits()) continue;
    const FootageInput input{one.kind,
                             received ? "received" : "gone",
                             one.holder,
                             one.shows,
                             one.overwritten_on ? to_iso(*one.overwritten_on) : "",
                             note};
    TRY(record_footage(acting.tx, acting.house, acting.opened, acting.viewer.account_id, one.id, one.version, input));
  }
  return complete(acting, "footage", note);
}

Result<Done> publish(const Acting& acting, const Published& row) {
  std::string judged_on;
  for (const auto& one : allegations(acting.tx, acting.opened))
    if (one.final_on) judged_on = std::max(judged_on, to_iso(*one.final_on));
  const PublicationInput input{judged_on,    row.unit,      row.job_title,  row.conduct,
                               row.findings, row.judgement, row.conclusions};
  TRY(record_publication(acting.tx, acting.house, acting.opened, acting.viewer.account_id,
                         publication(acting.tx, acting.opened).version, input));
  return complete(acting, "publish", row.conclusions);
}

Result<Done> bring_training(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                            const std::string& file) {
  const auto mapping = TRY(load_mapping(house.platform.config.content / "mappings" / "training" / "standard.yaml"));
  auto read = TRY(read_training(*mapping, csv::bytes_of(file), "training.csv", house.today()));
  apply_training(tx, house, viewer.account_id, plan_training(tx, house, std::move(read)));
  return Done{};
}

}  // namespace waarborg::complaints::past
