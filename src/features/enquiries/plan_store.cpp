#include "features/enquiries/plan_store.h"

#include "features/enquiries/sealed_json.h"
#include "queries/feature_enquiries.h"

namespace waarborg::enquiries {

namespace sql = queries::feature_enquiries;

namespace {

std::string plan_place(const std::string& id) { return "enquiries_plans:" + id; }
std::string use_place(const std::string& id) { return "enquiries_means_used:" + id; }

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

Bytes sealed_plan(const matters::Opened& opened, const Plan& plan) {
  json::array means, moments;
  for (const auto& asked : plan.means) means.push_back(json::object{{"key", asked.key}, {"why", asked.why}});
  for (const auto day : plan.moments) moments.emplace_back(to_iso(day));
  return seal_words(opened, plan_place(plan.id),
                    {{"questions", array_of(plan.questions)},
                     {"sources", plan.sources},
                     {"tasks", plan.tasks},
                     {"planning", plan.planning},
                     {"care", plan.care},
                     {"means", means},
                     {"moments", moments},
                     {"change", plan.change},
                     {"decision", plan.decision},
                     {"prosecutor", plan.prosecutor},
                     {"prosecutor_on", day_text(plan.prosecutor_on)}});
}

void read_words(const json::object& words, Plan& plan) {
  plan.questions = texts_in(words, "questions");
  plan.sources = text_in(words, "sources");
  plan.tasks = text_in(words, "tasks");
  plan.planning = text_in(words, "planning");
  plan.care = text_in(words, "care");
  plan.change = text_in(words, "change");
  plan.decision = text_in(words, "decision");
  plan.prosecutor = text_in(words, "prosecutor");
  plan.prosecutor_on = day_in(words, "prosecutor_on");
  for (const auto& day : texts_in(words, "moments"))
    if (const auto date = date_from_iso(day)) plan.moments.push_back(*date);
  if (const auto* means = words.if_contains("means"); means && means->is_array())
    for (const auto& item : means->get_array())
      if (item.is_object())
        plan.means.push_back({text_in(item.get_object(), "key"), text_in(item.get_object(), "why")});
}

Plan plan_from(const storage::Row& row, const matters::Opened& opened) {
  Plan plan;
  plan.id = row.text("id");
  plan.number = static_cast<int>(row.integer("number"));
  plan.state = row.text("state");
  plan.version = static_cast<int>(row.integer("version"));
  plan.written_by = row.text("written_by");
  plan.submitted_on = row.maybe_date("submitted_on");
  plan.decided_by = row.maybe_text("decided_by").value_or("");
  plan.decided_on = row.maybe_date("decided_on");
  read_words(open_words(opened, plan_place(plan.id), row.blob("sealed")), plan);
  return plan;
}

}  // namespace

std::vector<Plan> plans(storage::Transaction& tx, const matters::Opened& opened) {
  std::vector<Plan> all;
  for (const auto& row : tx.query(sql::plans_of, {opened.matter.id})) all.push_back(plan_from(row, opened));
  return all;
}

bool add_plan(storage::Transaction& tx, const matters::Opened& opened, Plan& plan) {
  plan.id = new_id();
  plan.state = "draft";
  plan.version = 1;
  return tx.execute(sql::plan_add, {plan.id, opened.matter.id, static_cast<std::int64_t>(plan.number), plan.written_by,
                                    sealed_plan(opened, plan)}) == 1;
}

bool update_plan(storage::Transaction& tx, const matters::Opened& opened, Plan& plan) {
  const auto changed =
      tx.execute(sql::plan_update,
                 {plan.id, opened.matter.id, static_cast<std::int64_t>(plan.version), plan.state, plan.written_by,
                  plan.submitted_on, or_null(plan.decided_by), plan.decided_on, sealed_plan(opened, plan)});
  ++plan.version;
  return changed == 1;
}

void put_in_force(storage::Transaction& tx, const matters::Opened& opened, const Plan& plan) {
  tx.execute(sql::plans_replace, {opened.matter.id, plan.id});
  for (const auto day : plan.moments) tx.execute(sql::moment_add, {plan.id, opened.matter.id, day});
}

std::vector<MeansUse> means_used(storage::Transaction& tx, const matters::Opened& opened) {
  std::vector<MeansUse> all;
  for (const auto& row : tx.query(sql::means_used_of, {opened.matter.id})) {
    const auto words = open_words(opened, use_place(row.text("id")), row.blob("sealed"));
    all.push_back({text_in(words, "means"), text_in(words, "note"), row.date("used_on"), row.text("recorded_by")});
  }
  return all;
}

void add_means_use(storage::Transaction& tx, const matters::Opened& opened, const MeansUse& use) {
  const std::string id = new_id();
  tx.execute(sql::means_used_add, {id, opened.matter.id, use.used_on, use.recorded_by,
                                   seal_words(opened, use_place(id), {{"means", use.means}, {"note", use.note}})});
}

}  // namespace waarborg::enquiries
