#include "features/concerned/touch.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "matters/tasks.h"
#include "matters/timeline.h"
#include "platform/directory/directory.h"
#include "platform/web/field_checks.h"
#include "queries/feature_concerned.h"

namespace waarborg::concerned {

namespace sql = queries::feature_concerned;
namespace json = boost::json;

using matters::Opened;
using storage::Transaction;

namespace {

constexpr int kReplyDays = 5;

std::string place(const std::string& id, std::string_view part) {
  return "concerned_people:" + id + ":" + std::string(part);
}
std::string entry_place(const std::string& id) { return "concerned_entries:" + id; }

Touch touch_from(const storage::Row& row, const sealing::Key& key) {
  Touch out;
  out.id = row.text("id");
  out.matter_id = row.text("matter_id");
  out.account_id = row.maybe_text("account_id").value_or("");
  out.way = row.text("way");
  out.added_on = row.date("added_on");
  out.due_on = row.date("due_on");
  out.key = key;
  out.name = sealing::open_text(key, place(out.id, "name"), row.blob("name_sealed")).value_or("");
  return out;
}

Entry entry_from(const storage::Row& row, const sealing::Key& key) {
  Entry out;
  out.id = row.text("id");
  out.kind = row.text("kind");
  out.on = row.date("on_day");
  out.author = row.text("author");
  const auto text = sealing::open_text(key, entry_place(out.id), row.blob("sealed"));
  if (!text) return out;
  const json::value words = json::parse(*text);
  const auto field = [&](const char* name) { return std::string(words.as_object().at(name).as_string()); };
  out.text = field("text");
  out.document = field("document");
  if (out.document.empty()) return out;
  out.file = field("file");
  out.type = field("type");
  out.size = words.as_object().at("size").to_number<std::uint64_t>();
  if (const auto bytes = from_hex(field("key"))) out.document_key = sealing::Key::from(*bytes);
  return out;
}

Result<Done> put_entry(Transaction& tx, const Touch& touch, const Entry& entry) {
  json::object words{{"text", entry.text}, {"document", entry.document}};
  if (!entry.document.empty()) {
    words["file"] = entry.file;
    words["type"] = entry.type;
    words["size"] = entry.size;
    words["key"] = to_hex(entry.document_key.view());
  }
  const auto position = tx.find(sql::entry_count, {touch.id})->integer("count") + 1;
  if (tx.execute(sql::entry_add, {entry.id, touch.id, entry.kind, entry.on, entry.author, position,
                                  sealing::seal(touch.key, entry_place(entry.id), json::serialize(words))}) != 1)
    return conflict("matter.changed");
  return Done{};
}

Result<Done> check_works(Transaction& tx, const matters::House& house, const Opened& opened,
                         const identity::Viewer& viewer) {
  if (!opened.matter.is_open()) return conflict("matter.not_open");
  if (!keeps_touch(tx, house, opened, viewer)) return forbidden("concerned.not_yours");
  return Done{};
}

/// The one account that the name means; empty when there is none or more than one.
std::string account_behind(Transaction& tx, const matters::House& house, const matters::PersonNamed& person) {
  std::string id = person.person_id;
  if (id.empty()) {
    const auto meant = directory::people_meant_by(tx, house.keys(), person.text);
    if (meant.size() == 1) id = meant.front();
  }
  const auto account = id.empty() ? std::nullopt : directory::account_of_person(tx, id);
  return account ? account->account_id : std::string{};
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

void trace(Transaction& tx, const matters::House& house, const std::string& actor, const std::string& act,
           const std::string& matter_id, const std::string& detail) {
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "concerned." + act, matter_id, "", detail});
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

std::vector<Entry> entries_of(Transaction& tx, const Touch& touch) {
  std::vector<Entry> out;
  for (const auto& row : tx.query(sql::entries_of, {touch.id})) out.push_back(entry_from(row, touch.key));
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
  const auto person = std::ranges::find_if(
      people, [&](const auto& one) { return one.capacity == "concerned" && one.text == input.person; });
  Errors errors;
  if (person == people.end()) errors.push_back(invalid("error.choose", "person"));
  if (input.way != "page" && input.way != "letters") errors.push_back(invalid("error.choose", "way"));
  if (!errors.empty()) return errors;
  for (const auto& one : people_of(tx, opened))
    if (one.name == input.person) return conflict("concerned.already", "person");
  const auto& rule = opened.procedure->contact;
  if (!rule) return not_found();
  std::optional<std::string> account;
  std::optional<Bytes> wrapped;
  const sealing::Key key = sealing::Key::random();
  if (input.way == "page") {
    account = account_behind(tx, house, *person);
    if (account->empty()) return invalid("concerned.no_account", "way");
    wrapped = sealing::wrap(key, directory::find_account(tx, *account)->public_key);
  }
  const std::string id = new_id();
  const Date due =
      calendar::due_date(house.holidays, calendar::ClockNature::policy, opened.matter.received_on, rule->first);
  tx.execute(sql::person_add, {id, opened.matter.id, account, input.way, house.today(), due,
                               sealing::seal(opened.key, place(id, "key"), key.view()), wrapped,
                               sealing::seal(key, place(id, "name"), input.person)});
  trace(tx, house, viewer.account_id, "begin", opened.matter.id, input.way);
  keep_figure(tx, house, opened);
  return Done{};
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
  TRY(put_entry(tx, *touch, entry));
  const Date next =
      calendar::due_date(house.holidays, calendar::ClockNature::policy, entry.on, opened.procedure->contact->every);
  if (next > touch->due_on || entry.on > touch->added_on) tx.execute(sql::person_set_due, {touch->id, next});
  matters::add_event(tx, house, opened.matter.id, opened.key, {viewer.account_id, "concerned_contact"});
  trace(tx, house, viewer.account_id, "record", opened.matter.id, input.kind);
  matters::close_tasks(tx, house, opened.matter.id, "contact_concerned");
  matters::close_tasks(tx, house, opened.matter.id, "concerned_reply");
  keep_figure(tx, house, opened);
  return Done{};
}

// ---- The person concerned themselves.

namespace {

Result<OwnMatter> own_from(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const storage::Row& row) {
  if (row.maybe_text("account_id") != viewer.account_id || !viewer.key) return not_found();
  const auto wrapped = row.maybe_blob("wrapped");
  const auto key = wrapped ? sealing::unwrap(*wrapped, *viewer.key) : std::nullopt;
  auto matter = matters::load_matter(tx, row.text("matter_id"));
  if (!key || !matter || is_destroyed(*matter)) return not_found();
  auto procedure = TRY(house.procedures.version(tx, matter->procedure_key, matter->procedure_version));
  return OwnMatter{touch_from(row, *key), std::move(*matter), std::move(procedure), {}};
}

}  // namespace

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
  own.entries = entries_of(tx, own.touch);
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
  std::string handler = matters::active_participant(tx, own.matter.id, "handler");
  if (const auto desk = directory::find_desk(tx, own.procedure->desk); handler.empty() && desk)
    handler = matters::desk_principal(desk->id);
  if (!handler.empty())
    matters::add_task_for(tx, house, own.matter.id, "", handler, "concerned_reply",
                          add_days(house.today(), kReplyDays));
  return Done{};
}

}  // namespace waarborg::concerned
