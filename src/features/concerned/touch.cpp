#include "features/concerned/touch.h"

#include <algorithm>

#include "base/text.h"
#include "features/concerned/touch_rows.h"
#include "matters/participants.h"
#include "matters/sent_letter.h"
#include "matters/steps.h"
#include "matters/tasks.h"
#include "matters/timeline.h"
#include "platform/directory/directory.h"
#include "platform/web/field_checks.h"
#include "queries/feature_concerned.h"

namespace waarborg::concerned {

namespace sql = queries::feature_concerned;

using matters::Opened;
using storage::Transaction;

namespace {

Result<Done> check_works(Transaction& tx, const matters::House& house, const Opened& opened,
                         const identity::Viewer& viewer) {
  if (!opened.matter.is_open()) return conflict("matter.not_open");
  if (!keeps_touch(tx, house, opened, viewer)) return forbidden("concerned.not_yours");
  return Done{};
}

/// The one account that the name means and that can sign in; empty when there is none or more than one.
std::string account_behind(Transaction& tx, const matters::House& house, const matters::PersonNamed& person) {
  std::string id = person.person_id;
  if (id.empty()) {
    const auto meant = directory::people_meant_by(tx, house.keys(), person.text);
    if (meant.size() == 1) id = meant.front();
  }
  const auto account = id.empty() ? std::nullopt : directory::account_of_person(tx, id);
  return account && !account->closed ? account->account_id : std::string{};
}

/// The person's key as their own account opens it. Errors: "concerned.no_account".
struct Wrapped {
  std::string account_id;
  Bytes key;
};
Result<Wrapped> wrap_for(Transaction& tx, const matters::House& house, const matters::PersonNamed& person,
                         const sealing::Key& key) {
  const std::string account_id = account_behind(tx, house, person);
  if (account_id.empty()) return invalid("concerned.no_account", "way");
  return Wrapped{account_id, sealing::wrap(key, directory::find_account(tx, account_id)->public_key)};
}

const matters::PersonNamed* concerned_named(const std::vector<matters::PersonNamed>& people, const std::string& name) {
  const auto found =
      std::ranges::find_if(people, [&](const auto& one) { return one.capacity == "concerned" && one.text == name; });
  return found == people.end() ? nullptr : &*found;
}

/// Asks them which way they want; it comes as a letter too, for who never signs in.
Result<Done> put_invitation(Transaction& tx, const matters::House& house, const Opened& opened, const Touch& touch,
                            const std::string& actor) {
  const auto t = matters::translator_for(house, opened.matter);
  TRY(put_entry(tx, touch,
                {new_id(), "invitation", house.today(), actor, t("concerned.invitation_text"), {}, {}, {}, 0, {}}));
  trace(tx, house, actor, "invite", opened.matter.id, touch.id);
  return Done{};
}

Errors check_entry(const NewEntry& input, Date today) {
  Errors errors;
  if (std::ranges::find(kKinds, input.kind) == std::end(kKinds)) errors.push_back(invalid("error.choose", "kind"));
  web::check_text(errors, "text", input.text, kTextMax, true);
  const auto day = date_from_iso(input.day);
  if (!day)
    errors.push_back(invalid("error.date", "day"));
  else if (*day > today)
    errors.push_back(invalid("error.date_future", "day"));
  if (input.kind == "paper" && input.document.empty()) errors.push_back(invalid("error.choose", "document"));
  return errors;
}

/// The day on which they last heard from the force; long ago when they did not.
Date last_contact(Transaction& tx, const Touch& touch) {
  Date last{};
  for (const auto& row : tx.query(sql::entries_of, {touch.id}))
    if (std::ranges::find(kKinds, row.text("kind")) != std::end(kKinds)) last = std::max(last, row.date("on_day"));
  return last;
}

void keep_figure(Transaction& tx, const matters::House& house, const Opened& opened) {
  if (const auto due = contact_due(tx, house, opened.matter, *opened.procedure))
    tx.execute(sql::due_set, {opened.matter.id, opened.matter.unit_id, *due});
}

}  // namespace

std::vector<Touch> people_of(Transaction& tx, const Opened& opened) {
  std::vector<Touch> out;
  for (const auto& row : tx.query(sql::people_of, {opened.matter.id})) {
    const auto bytes = sealing::open(opened.key, place(row.text("id"), "key"), row.blob("key_sealed"));
    if (bytes && bytes->size() == sealing::Key::size) out.push_back(touch_from(row, sealing::Key::from(*bytes)));
  }
  return out;
}

bool keeps_touch(Transaction& tx, const matters::House& house, const Opened& opened, const identity::Viewer& viewer) {
  return std::ranges::any_of(std::vector<std::string>{"handler", "commissioner", "care_contact", "team_chief"},
                             [&](const std::string& part) {
                               matters::MatterStep asked;
                               asked.id = "-";  // of no step: only the part counts
                               asked.responsible = "participant:" + part;
                               return matters::may_do_step(tx, house, opened, viewer, asked);
                             });
}

Result<Done> begin_touch(Transaction& tx, matters::House& house, Opened& opened, const identity::Viewer& viewer,
                         const NewTouch& input) {
  TRY(check_works(tx, house, opened, viewer));
  const auto people = matters::people(tx, opened);
  const auto* person = concerned_named(people, input.person);
  Errors errors;
  if (!person) errors.push_back(invalid("error.choose", "person"));
  if (input.way != "ask" && input.way != "page" && input.way != "letters")
    errors.push_back(invalid("error.choose", "way"));
  if (!errors.empty()) return errors;
  for (const auto& one : people_of(tx, opened))
    if (one.name == input.person) return conflict("concerned.already", "person");
  const auto& rule = opened.procedure->contact;
  if (!rule) return not_found();
  std::optional<std::string> account;
  std::optional<Bytes> wrapped;
  Touch touch;
  touch.id = new_id();
  touch.key = sealing::Key::random();
  if (input.way != "letters") {
    auto made = TRY(wrap_for(tx, house, *person, touch.key));
    account = std::move(made.account_id);
    wrapped = std::move(made.key);
  }
  const Date due =
      calendar::due_date(house.holidays, calendar::ClockNature::policy, opened.matter.received_on, rule->first);
  tx.execute(sql::person_add, {touch.id, opened.matter.id, account, input.way, house.today(), due,
                               sealing::seal(opened.key, place(touch.id, "key"), touch.key.view()), wrapped,
                               sealing::seal(touch.key, place(touch.id, "name"), input.person)});
  trace(tx, house, viewer.account_id, "begin", opened.matter.id, input.way);
  if (input.way == "ask") TRY(put_invitation(tx, house, opened, touch, viewer.account_id));
  keep_figure(tx, house, opened);
  return Done{};
}

Result<Done> invite(Transaction& tx, matters::House& house, Opened& opened, const identity::Viewer& viewer,
                    const std::string& touch_id) {
  TRY(check_works(tx, house, opened, viewer));
  const auto all = people_of(tx, opened);
  const auto touch = std::ranges::find(all, touch_id, &Touch::id);
  if (touch == all.end()) return not_found();
  const auto people = matters::people(tx, opened);
  const auto* person = concerned_named(people, touch->name);
  if (!person || touch->way != "letters") return conflict("concerned.already", "way");
  const auto made = TRY(wrap_for(tx, house, *person, touch->key));
  tx.execute(sql::person_set_way, {touch->id, "ask", made.account_id, made.key});
  return put_invitation(tx, house, opened, *touch, viewer.account_id);
}

Result<Done> record_entry(Transaction& tx, matters::House& house, Opened& opened, const identity::Viewer& viewer,
                          const std::string& touch_id, const NewEntry& input) {
  TRY(check_works(tx, house, opened, viewer));
  const auto all = people_of(tx, opened);
  const auto touch = std::ranges::find(all, touch_id, &Touch::id);
  if (touch == all.end() || !opened.procedure->contact) return not_found();
  if (Errors errors = check_entry(input, house.today()); !errors.empty()) return errors;
  Entry entry{new_id(), input.kind, *date_from_iso(input.day), viewer.account_id, input.text, {}, {}, {}, 0, {}};
  if (!input.document.empty()) {
    const auto document = TRY(matters::find_document(tx, opened, input.document));
    entry.document = document.name;
    entry.file = document.file;
    entry.type = document.content_type;
    entry.size = document.size;
    entry.document_key = document.key;
  }
  const Date last = last_contact(tx, *touch);
  TRY(put_entry(tx, *touch, entry));
  if (entry.on >= last) {
    const Date next =
        calendar::due_date(house.holidays, calendar::ClockNature::policy, entry.on, opened.procedure->contact->every);
    if (next > touch->due_on || entry.on > touch->added_on) tx.execute(sql::person_set_due, {touch->id, next});
  }
  matters::add_event(tx, house, opened.matter.id, opened.key, {viewer.account_id, "concerned_contact"});
  trace(tx, house, viewer.account_id, "record", opened.matter.id, input.kind);
  for (const char* task : {"contact_concerned", "concerned_reply", "concerned_way"})
    matters::close_tasks(tx, house, opened.matter.id, task);
  keep_figure(tx, house, opened);
  return Done{};
}

}  // namespace waarborg::concerned
