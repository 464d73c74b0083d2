#include "features/enquiries/findings.h"

#include <algorithm>

#include "base/text.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/sealed_json.h"
#include "queries/feature_enquiries.h"

namespace waarborg::enquiries {

namespace sql = queries::feature_enquiries;

namespace {

std::string place_of(const std::string& matter_id) { return "enquiries_findings:" + matter_id; }

std::string field(const char* name, std::size_t at) { return std::string(name) + "_" + std::to_string(at + 1); }

bool is_written(const QuestionFindings& one) {
  return !trim(one.facts).empty() || !trim(one.assessment).empty() || !one.references.empty();
}

}  // namespace

Findings for_questions(Findings saved, const std::vector<std::string>& questions) {
  Findings out{saved.version, saved.saved_by, {}};
  for (const auto& question : questions) {
    const auto found = std::ranges::find(saved.questions, question, &QuestionFindings::question);
    out.questions.push_back(found == saved.questions.end() ? QuestionFindings{question, {}, {}, {}} : *found);
  }
  for (auto& one : saved.questions)
    if (std::ranges::find(questions, one.question) == questions.end() && is_written(one))
      out.questions.push_back(std::move(one));
  return out;
}

Errors check_findings(const Findings& findings, const std::vector<Reference>& known) {
  Errors errors;
  for (std::size_t at = 0; at < findings.questions.size(); ++at) {
    const auto& one = findings.questions[at];
    check_text(errors, field("facts", at), one.facts, kRecordMax, false);
    check_text(errors, field("assessment", at), one.assessment, kRecordMax, false);
    const bool strange = std::ranges::any_of(
        one.references, [&](const Reference& reference) { return std::ranges::find(known, reference) == known.end(); });
    if (strange) errors.push_back(invalid("error.choice", field("references", at)));
  }
  return errors;
}

Errors check_reportable(const Findings& findings) {
  Errors errors;
  for (std::size_t at = 0; at < findings.questions.size(); ++at) {
    const auto& one = findings.questions[at];
    if (trim(one.facts).empty()) errors.push_back(invalid("error.required", field("facts", at)));
    if (one.references.empty()) errors.push_back(invalid("enquiries.rests_on_nothing", field("references", at)));
  }
  if (findings.questions.empty()) errors.push_back(conflict("enquiries.no_approved_plan"));
  return errors;
}

std::string facts_as_text(const Findings& findings) {
  std::vector<std::string> parts;
  for (const auto& one : findings.questions) parts.push_back(one.question + "\n" + one.facts);
  return join(parts, "\n\n");
}

Findings find_findings(storage::Transaction& tx, const matters::Opened& opened) {
  Findings findings;
  const auto row = tx.find(sql::findings_find, {opened.matter.id});
  if (!row) return findings;
  findings.version = static_cast<int>(row->integer("version"));
  findings.saved_by = row->text("saved_by");
  const auto words = open_words(opened, place_of(opened.matter.id), row->blob("sealed"));
  const auto* questions = words.if_contains("questions");
  if (!questions || !questions->is_array()) return findings;
  for (const auto& item : questions->get_array()) {
    if (!item.is_object()) continue;
    const auto& one = item.get_object();
    findings.questions.push_back(
        {text_in(one, "question"), text_in(one, "facts"), texts_in(one, "references"), text_in(one, "assessment")});
  }
  return findings;
}

bool save_findings(storage::Transaction& tx, const matters::Opened& opened, const Findings& findings) {
  json::array questions;
  for (const auto& one : findings.questions)
    questions.push_back(json::object{{"question", one.question},
                                     {"facts", one.facts},
                                     {"references", array_of(one.references)},
                                     {"assessment", one.assessment}});
  const Bytes sealed = seal_words(opened, place_of(opened.matter.id), {{"questions", questions}});
  const auto& statement = findings.version == 0 ? sql::findings_add : sql::findings_update;
  return tx.execute(statement,
                    {opened.matter.id, static_cast<std::int64_t>(findings.version), findings.saved_by, sealed}) == 1;
}

}  // namespace waarborg::enquiries
