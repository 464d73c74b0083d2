#include "features/decisions/weighing.h"

#include <boost/json.hpp>
#include <set>

#include "base/text.h"
#include "features/decisions/room_steps.h"
#include "matters/participants.h"
#include "matters/timeline.h"
#include "queries/feature_decisions.h"

namespace waarborg::decisions {

namespace sql = queries::feature_decisions;
namespace json = boost::json;

namespace {

std::string place_of(const std::string& matter_id) { return "decisions_weighings:" + matter_id; }

Bytes sealed(const matters::Opened& opened, const Words& answers) {
  json::object object;
  for (const auto& [key, value] : answers) object[key] = value;
  return sealing::seal(opened.key, place_of(opened.matter.id), json::serialize(object));
}

Errors check_answers(const Questions& questions, const Words& answers, Finish finish) {
  Errors errors;
  for (const auto& question : questions.all) {
    const auto found = answers.find(question.key);
    const std::string text = found == answers.end() ? std::string{} : found->second;
    if (finish == Finish::yes && trim(text).empty())
      errors.push_back(invalid("error.required", "answer_" + question.key));
    if (count_characters(text) > static_cast<std::size_t>(kAnswerMax))
      errors.push_back(invalid("error.too_long", "answer_" + question.key, {std::to_string(kAnswerMax)}));
  }
  return errors;
}

}  // namespace

Weighing weighing_of(storage::Transaction& tx, const matters::Opened& opened) {
  const auto row = tx.find(sql::weighing_find, {opened.matter.id});
  if (!row) return {};
  Weighing out;
  out.version = static_cast<int>(row->integer("version"));
  out.questions = row->text("questions");
  out.done = row->text("state") == "done";
  out.done_on = row->maybe_date("done_on");
  out.done_by = row->maybe_text("done_by").value_or("");
  if (const auto text = sealing::open_text(opened.key, place_of(opened.matter.id), row->blob("sealed"))) {
    const json::value parsed = json::parse(*text);
    for (const auto& [key, value] : parsed.as_object()) out.answers[std::string(key)] = std::string(value.as_string());
  }
  return out;
}

Result<Done> save_weighing(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, int version,
                           const Words& answers, Finish finish) {
  TRY(check_turn(tx, kit.house, opened, kit.viewer, "weigh"));
  const Weighing before = weighing_of(tx, opened);
  if (before.version != version) return conflict("matter.changed");
  if (before.done) return conflict("decisions.weighed_already");
  const auto& questions = kit.terms.questions;
  if (Errors errors = check_answers(questions, answers, finish); !errors.empty()) return errors;
  const bool done = finish == Finish::yes;
  const Bytes box = sealed(opened, answers);
  tx.execute(sql::weighing_begin, {opened.matter.id, questions.version, box});
  if (tx.execute(sql::weighing_update, {opened.matter.id, version, questions.version, done ? "done" : "draft",
                                        done ? std::optional(kit.house.today()) : std::nullopt,
                                        done ? std::optional(kit.viewer.account_id) : std::nullopt, box}) != 1)
    return conflict("matter.changed");
  const std::string act = done ? "weigh" : "weigh_draft";
  if (done) matters::add_event(tx, kit.house, opened.matter.id, opened.key, {kit.viewer.account_id, "decision_weigh"});
  audit::record(tx, kit.house.clock(),
                {audit::Chain::staff, kit.viewer.account_id, "decision." + act, opened.matter.id});
  if (!done) return Done{};
  const auto reason = answers.find("proportionality");
  return complete_if_open(tx, kit.house, opened, kit.viewer.account_id, "weigh",
                          reason == answers.end() ? answers.begin()->second : reason->second);
}

std::vector<Standing> earlier_of(storage::Transaction& tx, const Kit& kit, const matters::Opened& opened) {
  std::set<Bytes> tokens;
  for (const auto& one : cases(tx, opened.matter.id))
    if (one.person_token) tokens.insert(*one.person_token);
  for (const auto& person : matters::people(tx, opened))
    if (person.capacity == "concerned")
      if (const auto token = register_token(kit.house, person.person_id)) tokens.insert(*token);
  std::vector<Standing> out;
  for (const auto& token : tokens)
    for (auto& standing : standing_of(tx, kit.terms.sanctions, token, kit.house.today()))
      if (standing.decided.matter_id != opened.matter.id) out.push_back(std::move(standing));
  return out;
}

}  // namespace waarborg::decisions
