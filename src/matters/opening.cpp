#include "matters/opening.h"

#include "matters/correspondence.h"
#include "matters/figure_keeping.h"
#include "matters/keeping_out.h"
#include "matters/matter_clocks.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "matters/tasks.h"
#include "platform/auth/recovery.h"
#include "platform/directory/directory.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

std::string subject_place(const std::string& matter_id) { return "matters_matters:" + matter_id + ":subject"; }

/// Random, so that a number says nothing of how many there are and a hidden matter leaves no gap.
std::string new_number(storage::Transaction& tx, const Procedure& procedure, Date received_on) {
  while (true) {
    const std::string number =
        procedure.prefix + "-" + std::to_string(static_cast<int>(received_on.year())) + "-" + random_base32(6);
    if (!tx.find(sql::matter_by_number, {number})) return number;
  }
}

void insert_row(storage::Transaction& tx, const House& house, const Opened& opened) {
  const Matter& matter = opened.matter;
  const auto unit = matter.unit_id.empty() ? std::optional<std::string>{} : std::optional<std::string>{matter.unit_id};
  tx.execute(sql::matter_insert,
             {matter.id, matter.number, matter.kind, matter.procedure_key, matter.procedure_version,
              calendar::code_of(house.jurisdiction()), code_of(matter.track), matter.phase, unit, matter.theme,
              matter.channel, matter.reporter_kind, matter.language, matter.received_on, matter.subject_sealed});
}

Matter matter_of(storage::Transaction& tx, const House& house, const Procedure& procedure, const NewMatter& request) {
  Matter matter;
  matter.id = new_id();
  matter.received_on = request.received_on.value_or(house.today());
  matter.number = new_number(tx, procedure, matter.received_on);
  matter.kind = procedure.kind;
  matter.procedure_key = procedure.key;
  matter.procedure_version = procedure.version;
  matter.track = procedure.track;
  matter.phase = procedure.phases.front().key;
  matter.state = "open";
  matter.unit_id = request.unit_id;
  matter.theme = request.theme;
  matter.channel = request.channel;
  matter.reporter_kind = request.reporter_kind;
  matter.language = request.language;
  matter.due_on = kNoDueDate;
  return matter;
}

}  // namespace

Result<Opened> open_matter(storage::Transaction& tx, House& house, const NewMatter& request) {
  const auto procedure = TRY(house.procedures.active(tx, request.procedure));
  Opened opened{matter_of(tx, house, *procedure, request), sealing::Key::random(), procedure};
  const std::string& id = opened.matter.id;
  opened.matter.subject_sealed = sealing::seal(opened.key, subject_place(id), request.subject);
  insert_row(tx, house, opened);
  // Exclusions first: whoever is kept out must be known before anybody gets the key.
  if (!request.opened_from.empty()) tx.execute(sql::link_add, {request.opened_from, id, "opened"});
  for (const auto& [token, reason] : request.exclusions) exclude(tx, id, token, reason);
  for (const auto& person : request.people) add_person(tx, house, id, opened.key, person);
  const auto recovery = auth::recovery_public_key(tx);
  if (recovery) give_key(tx, id, "recovery", opened.key, *recovery);
  if (!give_to_some_desk(tx, house, opened) && (!recovery || is_closed_channel(*procedure)))
    return conflict("matter.no_desk");
  if (request.mailbox) {
    tx.execute(sql::mailbox_add, {request.mailbox->lookup, id, ByteView(request.mailbox->pair.public_key)});
    give_key(tx, id, "mailbox", opened.key, request.mailbox->pair.public_key);
  }
  add_event(tx, house, id, opened.key, {request.actor, "opened", {procedure->key}, ReporterSees::yes});
  if (!request.text.empty()) {
    if (is_outside_actor(request.actor)) {
      TRY(receive_message(tx, house, opened, request.actor, request.text));
      close_tasks(tx, house, id, "answer_message");  // the first phase's own steps answer it
    } else {
      add_event(tx, house, id, opened.key, {request.actor, "reported_text", {}, ReporterSees::no, request.text});
    }
  }
  const auto chain = is_outside_actor(request.actor) ? audit::Chain::reporter : audit::Chain::staff;
  audit::record(tx, house.clock(), {chain, request.actor, "matter.open", id, "", procedure->key});
  if (!request.opened_from.empty()) carry_limitation(tx, house, opened, request.opened_from);
  on_clock_event(tx, house, opened, Anchor{"received", ""}, opened.matter.received_on);
  TRY(enter_phase(tx, house, opened, opened.matter.phase, request.actor));
  count_in(tx, id);
  return opened;
}

std::string subject_of(const Matter& matter, const sealing::Key& key) {
  return sealing::open_text(key, subject_place(matter.id), matter.subject_sealed).value_or("");
}

std::string subject_of(const Opened& opened) { return subject_of(opened.matter, opened.key); }

Result<Opened> open_mailbox(storage::Transaction& tx, House& house, const sealing::ReporterKey& reporter) {
  const auto row = tx.find(sql::mailbox_find, {reporter.lookup});
  if (!row) return not_found("mailbox.unknown");
  const std::string& id = row->text("matter_id");
  const auto wrapped = tx.find(sql::key_find, {id, "mailbox"});
  const auto key = wrapped ? sealing::unwrap(wrapped->blob("wrapped"), reporter.pair) : std::nullopt;
  auto matter = load_matter(tx, id);
  if (!key || !matter) return not_found("mailbox.unknown");
  auto procedure = TRY(house.procedures.version(tx, matter->procedure_key, matter->procedure_version));
  return Opened{std::move(*matter), *key, std::move(procedure)};
}

}  // namespace waarborg::matters
