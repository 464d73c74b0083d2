#include "matters/step_records.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"

namespace waarborg::matters {

namespace json = boost::json;

std::string step_record_place(const std::string& step_id) { return "matters_steps:" + step_id; }

StepRecord record_of(const Opened& opened, const MatterStep& step) {
  StepRecord record;
  if (step.record_sealed.empty()) return record;
  const auto text = sealing::open_text(opened.key, step_record_place(step.id), step.record_sealed);
  if (!text) return record;
  const json::value stored = json::parse(*text);
  for (const auto& [field, value] : stored.as_object())
    record.emplace(std::string(field), std::string(value.as_string()));
  return record;
}

std::string_view field_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::note: return "note";
    case RecordKind::message: return "message";
    case RecordKind::talk_date: return "talk_date";
    case RecordKind::reason: return "reason";
    case RecordKind::document: return "document";
    case RecordKind::decision: return "decision";
    case RecordKind::findings: return "findings";
    case RecordKind::lessons: return "lessons";
    case RecordKind::notice: return "notice";
  }
  return "note";
}

namespace {

std::string value_of(const StepRecord& record, const std::string& field) {
  const auto found = record.find(field);
  return found == record.end() ? "" : std::string(trim(found->second));
}

/// Kinds whose field must be filled in: the step's, and those of the outcome that was chosen.
std::vector<RecordKind> kinds_needed(const Procedure& procedure, const Step& step, const StepRecord& record) {
  std::vector<RecordKind> kinds = step.records;
  if (std::ranges::find(kinds, RecordKind::decision) == kinds.end()) return kinds;
  const Outcome* outcome = procedure.outcome(value_of(record, "decision"));
  if (outcome == nullptr) return kinds;
  for (const RecordKind kind : outcome->needs)
    if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
  return kinds;
}

}  // namespace

Errors check_record(const Procedure& procedure, const Step& step, const StepRecord& record) {
  Errors errors;
  for (const RecordKind kind : kinds_needed(procedure, step, record)) {
    if (kind == RecordKind::document) continue;  // shown as a reminder; a document stands in the matter, not in a field
    const std::string field(field_of(kind));
    const std::string value = value_of(record, field);
    if (kind == RecordKind::lessons && !value_of(record, "no_lesson").empty()) {
      if (!value.empty()) errors.push_back(invalid("matter.lesson_or_none", "no_lesson"));
    } else if (value.empty())
      errors.push_back(invalid("error.required", field));
    else if (kind == RecordKind::talk_date && !date_from_iso(value))
      errors.push_back(invalid("error.date", field));
    else if (kind == RecordKind::decision && !procedure.outcome(value))
      errors.push_back(invalid("error.choice", field));
  }
  return errors;
}

}  // namespace waarborg::matters
