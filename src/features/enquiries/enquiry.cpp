#include "features/enquiries/enquiry.h"

#include <algorithm>

#include "base/text.h"
#include "matters/participants.h"
#include "matters/timeline.h"

namespace waarborg::enquiries {

using matters::Opened;

namespace {

/// Whether somebody is whom the procedure names for a step, or else holds the part or sits at the desk that stands in
/// for it: the rule of steps, asked without one.
bool is_meant(storage::Transaction& tx, const matters::House& house, const Opened& opened,
              const identity::Viewer& viewer, std::string_view step, const matters::Anchor& otherwise) {
  const matters::Step* rule = opened.procedure->step(step);
  const matters::Anchor& who = rule ? rule->responsible : otherwise;
  matters::MatterStep asked;
  asked.id = "-";  // of no step: only the part counts, no task
  asked.responsible = who.what + ":" + who.key;
  return matters::may_do_step(tx, house, opened, viewer, asked);
}

/// Held it once, or holds it now.
bool ever_held(storage::Transaction& tx, const Opened& opened, const identity::Viewer& viewer, std::string_view part) {
  const std::string self = matters::account_principal(viewer.account_id);
  const auto all = matters::participants(tx, opened.matter.id);
  return std::ranges::any_of(all, [&](const auto& one) { return one.principal == self && one.role == part; });
}

/// The fields a step asks for, filled with what the room knows; empty when it asks for something else.
std::optional<matters::StepRecord> record_for(const matters::Step& rule, const std::string& sentence, Date today) {
  matters::StepRecord record;
  for (const auto kind : rule.records) {
    using enum matters::RecordKind;
    if (kind == message || kind == decision || kind == lessons) return std::nullopt;
    if (kind == document) continue;
    record[std::string(matters::field_of(kind))] = kind == talk_date ? to_iso(today) : sentence;
  }
  if (record.empty()) record["note"] = sentence;
  return record;
}

}  // namespace

bool is_enquiry(std::string_view kind) {
  return kind == "line_enquiry" || kind == "orienting" || kind == "disciplinary" || kind == "central";
}

Result<Done> check_open(const Opened& opened) {
  if (!is_enquiry(opened.matter.kind)) return not_found();
  if (!opened.matter.is_open()) return conflict("matter.not_open");
  return Done{};
}

bool investigates(storage::Transaction& tx, const matters::House& house, const Opened& opened,
                  const identity::Viewer& viewer) {
  return is_meant(tx, house, opened, viewer, "", {"participant", "handler"});
}

bool commissions(storage::Transaction& tx, const matters::House& house, const Opened& opened,
                 const identity::Viewer& viewer) {
  return !ever_held(tx, opened, viewer, "handler") &&
         is_meant(tx, house, opened, viewer, "approve_plan", {"participant", "commissioner"});
}

Result<Done> check_investigates(storage::Transaction& tx, const matters::House& house, const Opened& opened,
                                const identity::Viewer& viewer) {
  TRY(check_open(opened));
  if (!investigates(tx, house, opened, viewer)) return forbidden("enquiries.not_yours");
  return Done{};
}

Result<Done> complete_in_room(storage::Transaction& tx, matters::House& house, Opened& opened,
                              const identity::Viewer& viewer, std::string_view key, const std::string& sentence) {
  const auto step = matters::open_step(tx, opened.matter.id, key);
  const matters::Step* rule = opened.procedure->step(key);
  if (!step || !rule || !matters::may_do_step(tx, house, opened, viewer, *step)) return Done{};
  const auto record = record_for(*rule, sentence, house.today());
  if (!record) return Done{};
  return matters::complete_step(tx, house, opened, viewer.account_id, step->id, *record);
}

void leave_trace(storage::Transaction& tx, const matters::House& house, const Opened& opened,
                 const identity::Viewer& viewer, const std::string& kind, const std::string& detail,
                 const std::string& own_words) {
  matters::add_event(tx, house, opened.matter.id, opened.key,
                     {viewer.account_id, "enquiry_" + kind, {detail}, matters::ReporterSees::no, own_words});
  leave_audit(tx, house, opened, viewer, kind, detail);
}

void leave_audit(storage::Transaction& tx, const matters::House& house, const Opened& opened,
                 const identity::Viewer& viewer, const std::string& kind, const std::string& detail) {
  audit::record(tx, house.clock(),
                {audit::Chain::staff, viewer.account_id, "enquiry." + kind, opened.matter.id, "", detail});
}

std::optional<Date> check_day(Errors& errors, const std::string& field, const std::string& value, bool required,
                              std::optional<Date> latest) {
  if (value.empty()) {
    if (required) errors.push_back(invalid("error.required", field));
    return std::nullopt;
  }
  const auto day = date_from_iso(value);
  if (!day)
    errors.push_back(invalid("error.date", field));
  else if (latest && *day > *latest)
    errors.push_back(invalid("error.date_future", field));
  return day;
}

int version_in(const std::string& text) {
  int number = 0;
  if (text.empty() || text.size() > 8) return -1;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return -1;
    number = number * 10 + (digit - '0');
  }
  return number;
}

}  // namespace waarborg::enquiries
