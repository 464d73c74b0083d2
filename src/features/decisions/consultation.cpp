#include "features/decisions/consultation.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "features/decisions/room_steps.h"
#include "matters/conflicts.h"
#include "matters/participants.h"
#include "matters/tasks.h"
#include "matters/timeline.h"
#include "queries/feature_decisions.h"

namespace waarborg::decisions {

namespace sql = queries::feature_decisions;
namespace json = boost::json;

namespace {

using matters::Opened;
using storage::Transaction;

std::string view_place(const std::string& id, const std::string& account_id) {
  return "decisions_views:" + id + ":" + account_id;
}
std::string place(const std::string& id, const char* part) { return "decisions_consultations:" + id + ":" + part; }

GivenView view_from(const storage::Row& row, const Opened& opened, const std::string& id) {
  GivenView view{row.text("account_id"), row.text("part"), row.date("invited_on"), row.maybe_date("given_on"), {}, {}};
  const auto box = row.maybe_blob("sealed");
  if (!box) return view;
  if (const auto text = sealing::open_text(opened.key, view_place(id, view.account_id), *box)) {
    const json::object object = json::parse(*text).as_object();
    view.measure = std::string(object.at("measure").as_string());
    view.text = std::string(object.at("text").as_string());
  }
  return view;
}

/// Takes away what the reader may not read yet.
void cover(Consultation& consultation, const std::string& reader) {
  const GivenView* own = consultation.of(reader);
  if (!consultation.open || (own && own->given_on)) return;
  for (auto& view : consultation.views) {
    if (view.account_id == reader) continue;
    view.measure.clear();
    view.text.clear();
  }
}

Result<Consultation> find_open(Transaction& tx, const Opened& opened, const std::string& reader,
                               const std::string& id) {
  auto all = consultations(tx, opened, reader);
  const auto found = std::ranges::find(all, id, &Consultation::id);
  if (found == all.end()) return not_found();
  if (!found->open) return conflict("decisions.consultation_closed");
  return *found;
}

Errors check_words(const std::string& text, const std::string& field) {
  if (trim(text).empty()) return {invalid("error.required", field)};
  if (count_characters(text) > static_cast<std::size_t>(kWordsMax))
    return {invalid("error.too_long", field, {std::to_string(kWordsMax)})};
  return {};
}

void trace(Transaction& tx, const Kit& kit, const Opened& opened, const std::string& act, const std::string& detail,
           bool on_timeline) {
  if (on_timeline)
    matters::add_event(tx, kit.house, opened.matter.id, opened.key, {kit.viewer.account_id, "decision_" + act});
  audit::record(tx, kit.house.clock(),
                {audit::Chain::staff, kit.viewer.account_id, "decision." + act, opened.matter.id, "", detail});
}

constexpr const char* kTask = "give_view";

/// By when a view is asked: the term of the step, or a week where it has none.
Date views_due(Transaction& tx, const matters::House& house, const std::string& matter_id) {
  for (const auto& step : matters::steps(tx, matter_id))
    if (step.step == "consult" && step.state == matters::StepState::open && step.due_on) return *step.due_on;
  return add_days(house.today(), 7);
}

}  // namespace

const GivenView* Consultation::of(std::string_view account_id) const {
  const auto found = std::ranges::find(views, account_id, &GivenView::account_id);
  return found == views.end() ? nullptr : &*found;
}

std::vector<Consultation> consultations(Transaction& tx, const Opened& opened, const std::string& reader) {
  std::vector<Consultation> out;
  for (const auto& row : tx.query(sql::consultations_of, {opened.matter.id})) {
    Consultation one;
    one.id = row.text("id");
    one.version = static_cast<int>(row.integer("version"));
    one.open = row.text("state") == "open";
    one.opened_on = row.date("opened_on");
    one.opened_by = row.text("opened_by");
    one.closed_on = row.maybe_date("closed_on");
    one.question = sealing::open_text(opened.key, place(one.id, "question"), row.blob("question_sealed")).value_or("");
    if (const auto box = row.maybe_blob("minutes_sealed"))
      one.minutes = sealing::open_text(opened.key, place(one.id, "minutes"), *box).value_or("");
    for (const auto& view : tx.query(sql::views_of, {one.id})) one.views.push_back(view_from(view, opened, one.id));
    cover(one, reader);
    out.push_back(std::move(one));
  }
  return out;
}

bool needs_expert(Transaction& tx, const Opened& opened) {
  if (opened.matter.theme == kExpertTheme) return true;
  return std::ranges::any_of(cases(tx, opened.matter.id), [](const Case& one) { return one.theme == kExpertTheme; });
}

Result<Done> open_consultation(Transaction& tx, const Kit& kit, Opened& opened, const std::string& question) {
  TRY(check_turn(tx, kit.house, opened, kit.viewer, "consult"));
  if (Errors errors = check_words(question, "question"); !errors.empty()) return errors;
  const auto all = consultations(tx, opened, kit.viewer.account_id);
  if (!all.empty() && all.back().open) return conflict("decisions.consultation_open");
  const std::string id = new_id();
  tx.execute(sql::consultation_add, {id, opened.matter.id, all.size() + 1, kit.house.today(), kit.viewer.account_id,
                                     sealing::seal(opened.key, place(id, "question"), question)});
  trace(tx, kit, opened, "consult", id, true);
  return Done{};
}

Result<Done> invite(Transaction& tx, const Kit& kit, Opened& opened, const std::string& id,
                    const std::string& account_id, const std::string& part) {
  TRY(check_turn(tx, kit.house, opened, kit.viewer, "consult"));
  const Consultation now = TRY(find_open(tx, opened, kit.viewer.account_id, id));
  if (std::ranges::find(kParts, part) == std::end(kParts)) return invalid("error.choose", "part");
  if (account_id.empty()) return invalid("error.choose", "account");
  if (now.of(account_id)) return conflict("participant.already", "account");
  TRY(matters::assign(tx, kit.house, opened, kit.viewer.account_id, account_id, part));
  tx.execute(sql::view_invite, {id, account_id, part, kit.house.today()});
  const Date due_on = views_due(tx, kit.house, opened.matter.id);
  // Whose possible interest the authority weighs first is not told of the matter before it is confirmed.
  if (matters::is_waiting(tx, opened.matter.id, account_id, part))
    matters::give_task_once_confirmed(tx, opened.matter.id, account_id, part, kTask, due_on);
  else
    matters::add_task_for(tx, kit.house, opened.matter.id, "", matters::account_principal(account_id), kTask, due_on);
  trace(tx, kit, opened, "invite", id, false);
  return Done{};
}

Result<Done> give_view(Transaction& tx, const Kit& kit, Opened& opened, const std::string& id,
                       const std::string& measure, const std::string& text) {
  if (!opened.matter.is_open()) return conflict("matter.not_open");
  const Consultation now = TRY(find_open(tx, opened, kit.viewer.account_id, id));
  const GivenView* own = now.of(kit.viewer.account_id);
  if (!own) return forbidden("decisions.not_invited");
  if (own->given_on) return conflict("decisions.view_given_already");
  Errors errors = check_words(text, "text");
  if (!measure.empty() && !kit.terms.sanctions.measure(measure)) errors.push_back(invalid("error.choice", "measure"));
  if (!errors.empty()) return errors;
  const json::object object{{"measure", measure}, {"text", text}};
  const Bytes box = sealing::seal(opened.key, view_place(id, kit.viewer.account_id), json::serialize(object));
  if (tx.execute(sql::view_give, {id, kit.viewer.account_id, kit.house.today(), box}) != 1)
    return conflict("decisions.view_given_already");
  matters::close_tasks_of(tx, kit.house, opened.matter.id, matters::account_principal(kit.viewer.account_id), kTask);
  trace(tx, kit, opened, "give_view", id, true);
  return Done{};
}

Result<Done> close_consultation(Transaction& tx, const Kit& kit, Opened& opened, const std::string& id, int version,
                                const std::string& minutes) {
  TRY(check_turn(tx, kit.house, opened, kit.viewer, "consult"));
  const Consultation now = TRY(find_open(tx, opened, kit.viewer.account_id, id));
  if (Errors errors = check_words(minutes, "minutes"); !errors.empty()) return errors;
  const auto given = [&](std::string_view part) {
    return std::ranges::any_of(
        now.views, [&](const GivenView& view) { return view.given_on && (part.empty() || view.part == part); });
  };
  if (!given("")) return conflict("decisions.views_first");
  if (needs_expert(tx, opened) && !given("expert")) return conflict("decisions.expert_first");
  const Bytes box = sealing::seal(opened.key, place(id, "minutes"), minutes);
  if (tx.execute(sql::consultation_close, {id, version, kit.house.today(), box}) != 1)
    return conflict("matter.changed");
  matters::close_tasks(tx, kit.house, opened.matter.id, kTask);
  matters::drop_tasks_once_confirmed(tx, opened.matter.id, kTask);
  trace(tx, kit, opened, "consult_close", id, true);
  return complete_if_open(tx, kit.house, opened, kit.viewer.account_id, "consult", minutes);
}

}  // namespace waarborg::decisions
