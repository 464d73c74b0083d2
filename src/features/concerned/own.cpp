// What the person concerned themselves reads and does.
#include "features/concerned/touch.h"
#include "features/concerned/touch_rows.h"
#include "matters/participants.h"
#include "matters/tasks.h"
#include "platform/directory/directory.h"
#include "platform/web/field_checks.h"
#include "queries/feature_concerned.h"

namespace waarborg::concerned {

namespace sql = queries::feature_concerned;

using storage::Transaction;

namespace {

constexpr int kReplyDays = 5;

Result<OwnMatter> own_from(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const storage::Row& row) {
  if (row.maybe_text("account_id") != viewer.account_id || !viewer.key) return not_found();
  const auto wrapped = row.maybe_blob("wrapped");
  const auto key = wrapped ? sealing::unwrap(*wrapped, *viewer.key) : std::nullopt;
  auto matter = matters::load_matter(tx, row.text("matter_id"));
  if (!key || !matter || is_destroyed(*matter)) return not_found();
  auto procedure = TRY(house.procedures.version(tx, matter->procedure_key, matter->procedure_version));
  return OwnMatter{touch_from(row, *key), std::move(*matter), std::move(procedure)};
}

void fill(Transaction& tx, OwnMatter& own) {
  own.entries = entries_of(tx, own.touch);
  own.coming = coming_of(tx, own.matter, *own.procedure);
  own.care_contact = matters::active_participant(tx, own.matter.id, "care_contact");
}

/// For the handler, or the desk while there is none.
void add_handler_task(Transaction& tx, const matters::House& house, const OwnMatter& own, const std::string& kind) {
  std::string handler = matters::active_participant(tx, own.matter.id, "handler");
  if (const auto desk = directory::find_desk(tx, own.procedure->desk); handler.empty() && desk)
    handler = matters::desk_principal(desk->id);
  if (!handler.empty())
    matters::add_task_for(tx, house, own.matter.id, "", handler, kind, add_days(house.today(), kReplyDays));
}

}  // namespace

OwnMatter own_view(Transaction& tx, const matters::Opened& opened, const Touch& touch) {
  OwnMatter out{touch, opened.matter, opened.procedure};
  fill(tx, out);
  return out;
}

std::vector<OwnMatter> own_matters(Transaction& tx, matters::House& house, const identity::Viewer& viewer) {
  std::vector<OwnMatter> out;
  for (const auto& row : tx.query(sql::people_of_account, {viewer.account_id}))
    if (auto own = own_from(tx, house, viewer, row); own.ok()) out.push_back(std::move(*own));
  return out;
}

Result<OwnMatter> open_own(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const std::string& touch_id) {
  const auto row = tx.find(sql::person_find, {touch_id});
  if (!row) return not_found();
  OwnMatter own = TRY(own_from(tx, house, viewer, *row));
  fill(tx, own);
  trace(tx, house, viewer.account_id, "read", own.matter.id, touch_id);
  return own;
}

Result<Done> reply(Transaction& tx, matters::House& house, const identity::Viewer& viewer, const std::string& touch_id,
                   const std::string& text) {
  const OwnMatter own = TRY(open_own(tx, house, viewer, touch_id));
  if (!own.matter.is_open()) return conflict("matter.not_open");
  Errors errors;
  web::check_text(errors, "text", text, kTextMax, true);
  if (!errors.empty()) return errors;
  TRY(put_entry(tx, own.touch, {new_id(), "reply", house.today(), viewer.account_id, text, {}, {}, {}, 0, {}}));
  trace(tx, house, viewer.account_id, "reply", own.matter.id, touch_id);
  add_handler_task(tx, house, own, "concerned_reply");
  return Done{};
}

Result<Done> choose_way(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                        const std::string& touch_id, const std::string& way) {
  const OwnMatter own = TRY(open_own(tx, house, viewer, touch_id));
  if (way != "page" && way != "letters") return invalid("error.choose", "way");
  if (!own.matter.is_open()) return conflict("matter.not_open");
  if (way == own.touch.way) return Done{};
  TRY(put_entry(tx, own.touch, {new_id(), "chose_" + way, house.today(), viewer.account_id, {}, {}, {}, {}, 0, {}}));
  trace(tx, house, viewer.account_id, "way", own.matter.id, way);
  if (way == "page") {
    tx.execute(sql::person_way, {touch_id, way});
    return Done{};
  }
  tx.execute(sql::person_set_way, {touch_id, way, std::nullopt, std::nullopt});
  add_handler_task(tx, house, own, "concerned_way");
  return Done{};
}

}  // namespace waarborg::concerned
