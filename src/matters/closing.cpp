#include "matters/closing.h"

#include <algorithm>

#include "base/text.h"
#include "matters/conflicts.h"
#include "matters/correspondence.h"
#include "matters/interests.h"
#include "matters/keeping_out.h"
#include "matters/matter_clocks.h"
#include "matters/opening.h"
#include "matters/participants.h"
#include "matters/wall.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

void drop_open_work(storage::Transaction& tx, const House& house, const std::string& matter_id) {
  tx.execute(sql::steps_drop_open, {matter_id, house.today()});
  tx.execute(sql::tasks_drop, {matter_id, house.today()});
}

/// What one matter's exclusions mean for another: all but the wall's, which are the matter's own.
std::vector<std::pair<Bytes, std::string>> exclusions_to_take_over(storage::Transaction& tx,
                                                                   const std::string& matter_id) {
  std::vector<std::pair<Bytes, std::string>> out;
  for (const auto& row : tx.query(sql::exclusions_of, {matter_id}))
    if (row.text("reason") != kWallReason) out.emplace_back(row.blob("token"), row.text("reason"));
  return out;
}

/// The words for who may open the matter, and which of the two it was for figures.
void keep_lesson(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& actor,
                 const std::string& event, const std::string& words) {
  add_event(tx, house, opened.matter.id, opened.key, {actor, event, {}, ReporterSees::no, words});
  tx.execute(sql::matter_set_lesson, {opened.matter.id, event == "lessons" ? "written" : "none"});
}

bool goes_along(const Derivation& derivation, const std::string& document_id) {
  if (derivation.documents == ShareDocuments::chosen)
    return std::ranges::find(derivation.chosen, document_id) != derivation.chosen.end();
  return derivation.documents == ShareDocuments::yes;
}

}  // namespace

Result<Done> close_matter(storage::Transaction& tx, House& house, Opened& opened, const std::string& actor,
                          const std::string& lessons, const std::string& no_lesson) {
  if (!opened.matter.is_open()) return conflict("matter.not_open");
  const bool learned = !trim(lessons).empty();
  const bool nothing_to_learn = !trim(no_lesson).empty();
  if (learned && nothing_to_learn) return invalid("matter.lesson_or_none", "no_lesson");
  if (opened.procedure->lessons_required && !learned && !nothing_to_learn)
    return invalid("matter.lessons_required", "lessons");
  drop_open_work(tx, house, opened.matter.id);
  on_clock_event(tx, house, opened, Anchor{"close", ""}, house.today());
  opened.matter.state = "closed";
  opened.matter.closed_on = house.today();
  if (!save_matter(tx, opened.matter)) return conflict("matter.changed");
  ++opened.matter.version;
  if (opened.procedure->retention)
    tx.execute(sql::matter_set_retention,
               {opened.matter.id, calendar::due_date(house.holidays, calendar::ClockNature::policy, house.today(),
                                                     *opened.procedure->retention)});
  if (learned || nothing_to_learn)
    keep_lesson(tx, house, opened, actor, learned ? "lessons" : "no_lesson", learned ? lessons : no_lesson);
  add_event(tx, house, opened.matter.id, opened.key, {actor, "closed", {opened.matter.outcome}, ReporterSees::yes});
  audit::record(tx, house.clock(),
                {audit::Chain::staff, actor, "matter.close", opened.matter.id, "", opened.matter.outcome});
  refresh_due(tx, opened.matter.id);
  return Done{};
}

Result<Done> merge_matter(storage::Transaction& tx, House& house, Opened& from, const Opened& into,
                          const std::string& actor, const std::string& reason) {
  if (from.matter.id == into.matter.id) return invalid("matter.same", "into");
  if (!from.matter.is_open() || !into.matter.is_open()) return conflict("matter.not_open", "into");
  TRY(check_wall_between(tx, from.matter, into.matter));
  for (const auto& [token, why] : exclusions_to_take_over(tx, from.matter.id))
    if (!is_interest(why)) exclude(tx, into.matter.id, token, why);  // those follow with the people
  for (const auto& person : people(tx, from))
    if (person.capacity == "concerned" || person.capacity == "witness")
      add_person(tx, house, into.matter.id, into.key, person);
  tx.execute(sql::link_add, {from.matter.id, into.matter.id, "merged"});
  part_sides(tx, house, into.matter.id);
  keep_excluded_out(tx, house, into);
  look_for_conflicts(tx, house, into, actor);
  drop_open_work(tx, house, from.matter.id);
  on_clock_event(tx, house, from, Anchor{"close", ""}, house.today());
  from.matter.state = "merged";
  from.matter.closed_on = house.today();
  if (!save_matter(tx, from.matter)) return conflict("matter.changed");
  add_event(tx, house, from.matter.id, from.key, {actor, "merged", {into.matter.id}, ReporterSees::no, reason});
  add_event(tx, house, into.matter.id, into.key, {actor, "merged_in", {from.matter.id}, ReporterSees::no, reason});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "matter.merge", from.matter.id, "", into.matter.id});
  refresh_due(tx, from.matter.id);
  return Done{};
}

std::string merged_into(storage::Transaction& tx, const std::string& matter_id) {
  std::string at = matter_id;
  // A matter is merged once and only into an open one, so there is no circle; the bound is for damaged data.
  for (int hops = 0; hops < 100; ++hops) {
    const auto row = tx.find(sql::merged_into, {at});
    if (!row) break;
    at = row->text("other_id");
  }
  return at == matter_id ? std::string{} : at;
}

Result<Opened> derive_matter(storage::Transaction& tx, House& house, const Opened& from, const Derivation& derivation,
                             const std::string& actor) {
  NewMatter request;
  request.procedure = derivation.procedure;
  request.unit_id = derivation.unit_id.empty() ? from.matter.unit_id : derivation.unit_id;
  request.theme = from.matter.theme;
  request.channel = "staff";
  request.language = from.matter.language;
  request.subject = subject_of(from);
  request.text = derivation.text;
  request.actor = actor;
  for (const auto& person : people(tx, from))
    if (person.capacity != "reporter" && person.capacity != "complainant") request.people.push_back(person);
  request.exclusions = exclusions_to_take_over(tx, from.matter.id);
  request.exclusions.insert(request.exclusions.end(), derivation.exclusions.begin(), derivation.exclusions.end());
  request.opened_from = from.matter.id;
  Opened opened = TRY(open_matter(tx, house, request));
  if (!trim(derivation.instruction).empty())
    add_event(tx, house, opened.matter.id, opened.key,
              {actor, "instruction", {}, ReporterSees::no, derivation.instruction});
  for (const auto& document : documents(tx, from))
    if (goes_along(derivation, document.id)) share_document(tx, house, opened, document);
  add_event(tx, house, from.matter.id, from.key, {actor, "derived", {opened.matter.id, derivation.procedure}});
  return opened;
}

}  // namespace waarborg::matters
