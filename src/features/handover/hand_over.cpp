#include "features/handover/hand_over.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "features/enquiries/contract/enquiries.h"
#include "features/handover/contract/handover.h"
#include "matters/closing.h"
#include "matters/letters.h"
#include "matters/matter_clocks.h"
#include "matters/sent_letter.h"
#include "matters/sources.h"
#include "matters/steps.h"
#include "platform/web/field_checks.h"
#include "queries/feature_handover.h"

namespace waarborg::handover {

namespace sql = queries::feature_handover;
namespace json = boost::json;

using matters::Opened;
using matters::Track;
using web::check_text;

namespace {

constexpr std::string_view kStep = "open_next";

std::string place(const std::string& id) { return "handover_handovers:" + id; }

void check_agreement(Errors& errors, const HandoverInput& input, Date today) {
  check_text(errors, "agreed_by", input.agreed_by, kLineMax, true);
  check_text(errors, "reference", input.reference, kLineMax, false);
  const auto day = date_from_iso(input.agreed_on);
  if (input.agreed_on.empty())
    errors.push_back(invalid("error.required", "agreed_on"));
  else if (!day)
    errors.push_back(invalid("error.date", "agreed_on"));
  else if (*day > today)
    errors.push_back(invalid("error.date_future", "agreed_on"));
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::ranges::find(all, one) != all.end();
}

Bytes record_of(const Opened& opened, const std::string& id, const HandoverInput& input,
                const std::vector<Candidate>& chosen) {
  json::array documents;
  for (const auto& one : chosen)
    if (contains(input.documents, one.document.id))
      documents.push_back(json::object{{"name", one.document.name}, {"sha256", one.document.sha256_hex}});
  const json::object words{{"text", input.text},           {"instruction", input.instruction},
                           {"agreed_by", input.agreed_by}, {"agreed_on", input.agreed_on},
                           {"reference", input.reference}, {"documents", documents}};
  return sealing::seal(opened.key, place(id), json::serialize(words));
}

/// Ground and agreement, for who takes over, in the language of the matter.
std::string agreement_words(const matters::House& house, const Opened& next, const matters::Procedure& target,
                            const HandoverInput& input) {
  const auto t = matters::translator_for(house, next.matter);
  std::string ground;
  for (const auto& one : target.grounds)
    if (one.key == input.ground) ground = t(one.title) + " (" + matters::source_words(t, one.source) + ")";
  const auto day = date_from_iso(input.agreed_on);
  return t("handover.agreement_note", {ground, input.agreed_by, day ? t.long_date(*day) : "", input.reference});
}

Handover handover_from(const Opened& opened, const storage::Row& row) {
  Handover out;
  out.procedure = row.text("procedure");
  out.ground = row.text("ground");
  out.made_by = row.text("made_by");
  out.made_on = row.date("made_on");
  const auto text = sealing::open_text(opened.key, place(row.text("id")), row.blob("sealed"));
  if (!text) return out;
  const json::value words = json::parse(*text);
  const auto field = [&](const char* name) { return std::string(words.as_object().at(name).as_string()); };
  out.text = field("text");
  out.instruction = field("instruction");
  out.agreed_by = field("agreed_by");
  out.agreed_on = field("agreed_on");
  out.reference = field("reference");
  for (const auto& one : words.as_object().at("documents").as_array())
    out.documents.emplace_back(one.as_object().at("name").as_string(), one.as_object().at("sha256").as_string());
  return out;
}

}  // namespace

std::vector<std::string> opened_by(const matters::Procedure& procedure) {
  std::vector<std::string> out;
  for (const auto& outcome : procedure.outcomes)
    if (!outcome.opens.empty() && !contains(out, outcome.opens)) out.push_back(outcome.opens);
  return out;
}

Errors check_input(const HandoverInput& input, const matters::Procedure& target,
                   const std::vector<std::string>& known_documents, const std::vector<std::string>& under_duty,
                   Date today) {
  Errors errors;
  check_text(errors, "text", input.text, kTextMax, true);
  check_text(errors, "instruction", input.instruction, kTextMax, false);
  if (std::ranges::any_of(input.documents, [&](const auto& id) { return !contains(known_documents, id); }))
    errors.push_back(invalid("error.choice", "documents"));
  const bool criminal = target.track == Track::criminal;
  if (criminal && std::ranges::any_of(input.documents, [&](const auto& id) { return contains(under_duty, id); }))
    errors.push_back(invalid("handover.under_duty", "documents"));
  if (!target.grounds.empty()) {
    if (input.ground.empty())
      errors.push_back(invalid("error.choose", "ground"));
    else if (std::ranges::find(target.grounds, input.ground, &matters::Ground::key) == target.grounds.end())
      errors.push_back(invalid("error.choice", "ground"));
  }
  if (criminal) check_agreement(errors, input, today);
  return errors;
}

std::vector<Candidate> candidates(storage::Transaction& tx, const Opened& opened) {
  std::vector<Candidate> out;
  for (auto& document : matters::documents(tx, opened)) {
    const bool under_duty = enquiries::is_under_duty(tx, document.id);
    out.push_back({std::move(document), under_duty});
  }
  return out;
}

bool may_hand_over(storage::Transaction& tx, const matters::House& house, const Opened& opened,
                   const identity::Viewer& viewer) {
  const auto is_meant = [&](const matters::Step& rule) {
    const bool decides = std::ranges::find(rule.records, matters::RecordKind::decision) != rule.records.end();
    matters::MatterStep asked;
    asked.id = "-";  // of no step: a case may turn criminal before the procedure has come to its decision
    asked.responsible = rule.responsible.what + ":" + rule.responsible.key;
    return (rule.key == kStep || decides) && matters::may_do_step(tx, house, opened, viewer, asked);
  };
  return std::ranges::any_of(opened.procedure->phases,
                             [&](const matters::Phase& phase) { return std::ranges::any_of(phase.steps, is_meant); });
}

Result<Opened> hand_over_case(storage::Transaction& tx, matters::House& house, Opened& opened,
                              const identity::Viewer& viewer, const HandoverInput& input) {
  if (!opened.matter.is_open()) return conflict("matter.not_open");
  if (opened.matter.track == Track::criminal) return conflict("handover.one_way");
  if (!may_hand_over(tx, house, opened, viewer)) return forbidden("handover.not_yours");
  if (!contains(opened_by(*opened.procedure), input.procedure)) return invalid("error.choose", "procedure");
  const auto target = TRY(house.procedures.active(tx, input.procedure));
  const auto all = candidates(tx, opened);
  std::vector<std::string> known, under_duty;
  for (const auto& one : all) {
    known.push_back(one.document.id);
    if (one.under_duty) under_duty.push_back(one.document.id);
  }
  if (Errors errors = check_input(input, *target, known, under_duty, house.today()); !errors.empty()) return errors;
  matters::Derivation derivation{input.procedure};
  derivation.text = input.text;
  derivation.instruction = input.instruction;
  derivation.documents = matters::ShareDocuments::chosen;
  derivation.chosen = input.documents;
  Opened next = TRY(matters::derive_matter(tx, house, opened, derivation, viewer.account_id));
  if (target->track == Track::criminal)
    TRY(matters::add_note(tx, house, next, viewer.account_id, agreement_words(house, next, *target, input)));
  const std::string id = new_id();
  tx.execute(sql::handover_add, {id, opened.matter.id, input.procedure, input.ground, house.today(), viewer.account_id,
                                 record_of(opened, id, input, all)});
  audit::record(tx, house.clock(),
                {audit::Chain::staff, viewer.account_id, "matter.hand_over", opened.matter.id, "", input.procedure});
  if (target->track == Track::criminal)
    TRY(matters::pause_all(tx, house, opened, viewer.account_id, "criminal_enquiry", input.text));
  const auto step = matters::open_step(tx, opened.matter.id, kStep);
  if (!step) return next;
  const i18n::Translator t(house.platform.texts, viewer.language, house.platform.config.zone);
  TRY(matters::complete_step(tx, house, opened, viewer.account_id, step->id,
                             {{"note", t("handover.opened_note", {t(target->title)})}}));
  return next;
}

std::vector<Handover> handovers(storage::Transaction& tx, const Opened& opened) {
  std::vector<Handover> out;
  for (const auto& row : tx.query(sql::handovers_of, {opened.matter.id})) out.push_back(handover_from(opened, row));
  return out;
}

std::vector<HandoverFigure> handover_figures(storage::Transaction& tx, Date from, Date until) {
  std::vector<HandoverFigure> out;
  for (const auto& row : tx.query(sql::handovers_between, {from, until}))
    out.push_back({row.text("matter_id"), row.text("procedure"), row.date("made_on")});
  return out;
}

}  // namespace waarborg::handover
