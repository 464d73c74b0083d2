#include "features/decisions/case_store.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "features/decisions/case_rows.h"
#include "queries/feature_decisions.h"

namespace waarborg::decisions {

namespace sql = queries::feature_decisions;
namespace json = boost::json;

namespace {

std::string words_place(const std::string& case_id, const std::string& part) {
  return "decisions_words:" + case_id + ":" + part;
}

Challenge challenge_from(const storage::Row& row, const std::string& name) {
  return {row.maybe_date(name + "_due_on"), row.maybe_date(name + "_on"),
          row.maybe_text(name + "_outcome").value_or(""), row.maybe_date(name + "_decided_on")};
}

}  // namespace

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

Case case_from(const storage::Row& row) {
  Case out;
  out.id = row.text("id");
  out.matter_id = row.text("matter_id");
  out.unit_id = row.text("unit_id");
  out.position = static_cast<int>(row.integer("position"));
  out.version = static_cast<int>(row.integer("version"));
  out.person_token = row.maybe_blob("person_token");
  out.category = row.text("category");
  out.role = row.text("role");
  out.theme = row.text("theme");
  for (const auto& code : split(row.text("circumstances"), ','))
    if (!code.empty()) out.circumstances.emplace_back(code);
  out.recorded_on = row.date("recorded_on");
  out.recommended = row.maybe_text("recommended").value_or("");
  out.recommended_by = row.maybe_text("recommended_by").value_or("");
  out.recommended_on = row.maybe_date("recommended_on");
  out.intended_on = row.maybe_date("intended_on");
  out.view_due_on = row.maybe_date("view_due_on");
  out.view_on = row.maybe_date("view_on");
  out.view_kind = row.maybe_text("view_kind").value_or("");
  out.first_measure = row.maybe_text("first_measure").value_or("");
  out.measure = row.maybe_text("measure").value_or("");
  out.authority = row.maybe_text("authority").value_or("");
  out.decided_by = row.maybe_text("decided_by").value_or("");
  out.decided_on = row.maybe_date("decided_on");
  out.conditional = row.flag("conditional");
  out.probation_until = row.maybe_date("probation_until");
  out.outside = row.flag("outside");
  out.served_on = row.maybe_date("served_on");
  out.receipt = row.maybe_text("receipt").value_or("");
  out.objection = challenge_from(row, "objection");
  out.appeal = challenge_from(row, "appeal");
  out.executed_on = row.maybe_date("executed_on");
  out.erased_on = row.maybe_date("erased_on");
  return out;
}

std::vector<Case> cases(storage::Transaction& tx, const std::string& matter_id) {
  std::vector<Case> out;
  for (const auto& row : tx.query(sql::cases_of, {matter_id})) out.push_back(case_from(row));
  return out;
}

Result<Case> find_case(storage::Transaction& tx, const matters::Opened& opened, const std::string& id) {
  const auto all = cases(tx, opened.matter.id);
  const auto found = std::ranges::find(all, id, &Case::id);
  if (found == all.end()) return not_found();
  return *found;
}

std::string add_case(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                     const Case& fresh) {
  const std::string id = new_id();
  const auto position = tx.query(sql::case_next, {opened.matter.id}).front().integer("position");
  tx.execute(sql::case_add, {id, opened.matter.id, opened.matter.unit_id, position, fresh.person_token, fresh.category,
                             fresh.role, fresh.theme, join(fresh.circumstances, ","), house.today()});
  return id;
}

bool update_case(storage::Transaction& tx, const Case& c) {
  return tx.execute(sql::case_update, {c.id,
                                       c.version,
                                       or_null(c.recommended),
                                       or_null(c.recommended_by),
                                       c.recommended_on,
                                       c.intended_on,
                                       c.view_due_on,
                                       c.view_on,
                                       or_null(c.view_kind),
                                       or_null(c.first_measure),
                                       or_null(c.measure),
                                       or_null(c.authority),
                                       or_null(c.decided_by),
                                       c.decided_on,
                                       c.conditional,
                                       c.probation_until,
                                       c.outside,
                                       c.served_on,
                                       or_null(c.receipt),
                                       c.objection.due_on,
                                       c.objection.lodged_on,
                                       or_null(c.objection.outcome),
                                       c.objection.decided_on,
                                       c.appeal.due_on,
                                       c.appeal.lodged_on,
                                       or_null(c.appeal.outcome),
                                       c.appeal.decided_on,
                                       c.executed_on}) == 1;
}

Words words_of(storage::Transaction& tx, const matters::Opened& opened, const std::string& case_id) {
  Words out;
  for (const auto& row : tx.query(sql::words_of, {case_id})) {
    const std::string part = row.text("part");
    out[part] = sealing::open_text(opened.key, words_place(case_id, part), row.blob("sealed")).value_or("");
  }
  return out;
}

void save_words(storage::Transaction& tx, const matters::Opened& opened, const std::string& case_id,
                const std::string& part, const std::string& text) {
  tx.execute(sql::words_save, {case_id, part, sealing::seal(opened.key, words_place(case_id, part), text)});
}

std::string to_json(const MeasureInput& input) {
  json::object object;
  for (const auto& [key, value] : input.values) object[key] = value;
  return json::serialize(object);
}

MeasureInput measure_from_json(const std::string& measure, const std::string& text) {
  MeasureInput out;
  out.measure = measure;
  if (text.empty()) return out;
  const json::value parsed = json::parse(text);
  for (const auto& [key, value] : parsed.as_object()) out.values[std::string(key)] = std::string(value.as_string());
  return out;
}

}  // namespace waarborg::decisions
