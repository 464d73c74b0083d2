#include "features/complaints/handling_store.h"

#include <algorithm>
#include <boost/json.hpp>

#include "queries/feature_complaints.h"

namespace waarborg::complaints {

namespace sql = queries::feature_complaints;
namespace json = boost::json;

namespace {

std::string allegation_place(const std::string& id) { return "complaints_allegations:" + id; }
std::string check_place(const std::string& matter_id, const std::string& key) {
  return "complaints_checks:" + matter_id + ":" + key;
}

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

Bytes sealed_words(const matters::Opened& opened, const Allegation& allegation) {
  const json::object words{{"officer", allegation.officer}, {"what", allegation.what}};
  return sealing::seal(opened.key, allegation_place(allegation.id), json::serialize(words));
}

Allegation allegation_from(const storage::Row& row, const matters::Opened& opened) {
  Allegation allegation;
  allegation.id = row.text("id");
  allegation.position = static_cast<int>(row.integer("position"));
  allegation.version = static_cast<int>(row.integer("version"));
  allegation.category = row.text("category");
  allegation.recommended = row.maybe_text("recommended").value_or("");
  allegation.recommended_by = row.maybe_text("recommended_by").value_or("");
  allegation.recommended_on = row.maybe_date("recommended_on");
  allegation.final_finding = row.maybe_text("final_finding").value_or("");
  allegation.final_by = row.maybe_text("final_by").value_or("");
  allegation.final_on = row.maybe_date("final_on");
  allegation.outcome = row.maybe_text("outcome").value_or("");
  allegation.withdrawn = row.text("state") == "withdrawn";
  allegation.recorded_on = row.date("recorded_on");
  if (const auto text = sealing::open_text(opened.key, allegation_place(allegation.id), row.blob("sealed"))) {
    const json::object words = json::parse(*text).as_object();
    allegation.officer = std::string(words.at("officer").as_string());
    allegation.what = std::string(words.at("what").as_string());
  }
  return allegation;
}

}  // namespace

std::vector<Allegation> allegations(storage::Transaction& tx, const matters::Opened& opened) {
  std::vector<Allegation> all;
  for (const auto& row : tx.query(sql::handling_allegations_of, {opened.matter.id}))
    all.push_back(allegation_from(row, opened));
  return all;
}

Result<Allegation> find_allegation(storage::Transaction& tx, const matters::Opened& opened, const std::string& id) {
  const auto all = allegations(tx, opened);
  const auto found = std::ranges::find(all, id, &Allegation::id);
  if (found == all.end()) return not_found();
  return *found;
}

void add_allegation(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                    Allegation allegation) {
  allegation.id = new_id();
  const auto position = tx.query(sql::handling_allegation_next, {opened.matter.id}).front().integer("position");
  tx.execute(sql::handling_allegation_add,
             {allegation.id, opened.matter.id, position, allegation.category, state_code(allegation),
              or_null(allegation.recommended), or_null(allegation.recommended_by), allegation.recommended_on,
              or_null(allegation.final_finding), or_null(allegation.final_by), allegation.final_on,
              or_null(allegation.outcome), house.today(), sealed_words(opened, allegation)});
}

bool update_allegation(storage::Transaction& tx, const matters::Opened& opened, const Allegation& allegation) {
  return tx.execute(sql::handling_allegation_update,
                    {allegation.id, opened.matter.id, allegation.version, allegation.category, state_code(allegation),
                     or_null(allegation.recommended), or_null(allegation.recommended_by), allegation.recommended_on,
                     or_null(allegation.final_finding), or_null(allegation.final_by), allegation.final_on,
                     or_null(allegation.outcome), sealed_words(opened, allegation)}) == 1;
}

std::vector<Check> checks(storage::Transaction& tx, const matters::Opened& opened) {
  std::vector<Check> all;
  for (const auto& row : tx.query(sql::handling_checks_of, {opened.matter.id})) {
    Check check{row.text("check_key"), row.text("state"), row.maybe_date("asked_on"), row.maybe_date("done_on"), {}};
    check.note =
        sealing::open_text(opened.key, check_place(opened.matter.id, check.key), row.blob("note_sealed")).value_or("");
    all.push_back(std::move(check));
  }
  return all;
}

void save_check(storage::Transaction& tx, const matters::Opened& opened, const Check& check) {
  tx.execute(sql::handling_check_save,
             {opened.matter.id, check.key, check.state, check.asked_on, check.done_on,
              sealing::seal(opened.key, check_place(opened.matter.id, check.key), check.note)});
}

HandlingFacts facts(storage::Transaction& tx, const matters::Opened& opened) {
  const auto row = tx.find(sql::handling_facts_find, {opened.matter.id});
  if (!row) return {};
  return {static_cast<int>(row->integer("version")), row->maybe_text("ground").value_or(""),
          row->maybe_date("ground_on"), row->maybe_date("mayor_on"), row->maybe_date("prosecutor_on")};
}

bool save_facts(storage::Transaction& tx, const matters::Opened& opened, const HandlingFacts& facts) {
  tx.execute(sql::handling_facts_begin, {opened.matter.id});
  return tx.execute(sql::handling_facts_update, {opened.matter.id, facts.version, or_null(facts.ground),
                                                 facts.ground_on, facts.mayor_on, facts.prosecutor_on}) == 1;
}

}  // namespace waarborg::complaints
