#include "features/triage/decisions.h"

#include "base/text.h"
#include "features/triage/contract/triage.h"
#include "queries/feature_triage.h"

namespace waarborg::triage {

namespace sql = queries::feature_triage;

namespace {
std::string plan_place(const std::string& id) { return "triage_decisions:" + id; }
std::string back_place(const std::string& id) { return "triage_decisions:" + id + ":back"; }
}  // namespace

std::vector<Decision> decisions(storage::Transaction& tx, const matters::Opened& opened) {
  std::vector<Decision> out;
  for (const auto& row : tx.query(sql::decisions_of, {opened.matter.id})) {
    Decision one;
    one.id = row.text("id");
    one.step_id = row.text("step_id");
    one.criteria_version = row.text("criteria_version");
    if (!row.text("advised").empty()) one.advised = split(row.text("advised"), ',');
    one.outcome = row.text("outcome");
    one.differs = row.flag("differs");
    one.state = row.text("state");
    one.by = row.text("proposed_by");
    one.on = row.date("proposed_on");
    one.second_by = row.maybe_text("second_by").value_or("");
    if (const auto text = sealing::open_text(opened.key, plan_place(one.id), row.blob("plan_sealed")))
      one.plan = plan_from_json(*text);
    if (const auto back = row.maybe_blob("back_sealed"))
      one.sent_back_reason = sealing::open_text(opened.key, back_place(one.id), *back).value_or("");
    out.push_back(std::move(one));
  }
  return out;
}

std::string add_decision(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                         const Decision& decision) {
  const std::string id = new_id();
  const std::int64_t seq = tx.query(sql::decision_next, {opened.matter.id}).front().integer("seq");
  const auto settled = decision.state == "proposed" ? std::optional<Date>{} : std::optional<Date>{house.today()};
  tx.execute(sql::decision_add,
             {id, opened.matter.id, seq, decision.step_id, decision.criteria_version, to_text(decision.plan.answers),
              join(decision.advised, ","), decision.outcome, decision.differs, decision.state, decision.by,
              house.today(), settled, sealing::seal(opened.key, plan_place(id), to_json(decision.plan))});
  return id;
}

bool settle_decision(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                     const std::string& id, const std::string& state, const std::string& second_by,
                     const std::string& reason) {
  std::optional<Bytes> sealed;
  if (!reason.empty()) sealed = sealing::seal(opened.key, back_place(id), reason);
  return tx.execute(sql::decision_settle, {id, state, second_by, house.today(), sealed}) == 1;
}

std::optional<LatestDecision> latest_decision(storage::Transaction& tx, const std::string& matter_id) {
  const auto row = tx.find(sql::decisions_of, {matter_id});
  if (!row) return std::nullopt;
  return LatestDecision{
      row->text("criteria_version"), row->text("outcome"),     row->text("state"),
      row->flag("differs"),          row->text("proposed_by"), row->maybe_text("second_by").value_or(""),
      row->date("proposed_on")};
}

std::vector<std::string> changed_decisions(storage::Transaction& tx, Date from, Date until) {
  std::vector<std::string> out;
  for (const auto& row : tx.query(sql::decisions_changed, {from, until})) out.push_back(row.text("matter_id"));
  return out;
}

}  // namespace waarborg::triage
