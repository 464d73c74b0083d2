#include "matters/content.h"

#include <algorithm>

#include "matters/procedure_loader.h"
#include "platform/content/reader.h"

namespace waarborg::matters {
namespace {

/// The value, or an empty one after keeping the errors.
template <class T>
T take(Result<T> result, Errors& errors) {
  if (result.ok()) return std::move(result).value();
  errors.insert(errors.end(), result.errors().begin(), result.errors().end());
  return {};
}

class Crossing {
 public:
  Crossing(const Content& content, std::filesystem::path folder, std::string country, Errors& errors)
      : content_(content), folder_(std::move(folder)), country_(std::move(country)), errors_(errors) {}

  void check() {
    for (const Procedure& procedure : content_.procedures) check_letters(procedure);
    for (const TriageOutcome& outcome : content_.criteria.outcomes) check_outcome(outcome);
    for (const Theme& theme : content_.themes.all) {
      if (theme.welfare_desk.empty() || content_.route_guide.find(theme.welfare_desk)) continue;
      note("themes.yaml", theme.key + ".welfare_desk", "expected.route_desk");
    }
  }

 private:
  void check_letters(const Procedure& procedure) {
    for (const Phase& phase : procedure.phases) {
      for (const Step& step : phase.steps) {
        if (step.letter.empty() || content_.letters.find(step.letter)) continue;
        note("procedures/" + country_, procedure.key + "." + step.key + ".letter", "expected.content_letter");
      }
    }
  }

  /// What triage decides, what it opens and who must agree stand in the report's procedure too; both must say the same.
  void check_outcome(const TriageOutcome& outcome) {
    const std::string file = "criteria/" + country_ + ".yaml";
    const auto report = std::ranges::find(content_.procedures, std::string("report"), &Procedure::key);
    if (report == content_.procedures.end()) return;
    const auto same = std::ranges::find(report->outcomes, outcome.key, &Outcome::key);
    if (same == report->outcomes.end()) return note(file, outcome.key, "expected.report_outcome");
    if (same->opens != outcome.procedure) note(file, outcome.key + ".procedure", "expected.report_opens");
    if (same->second_person != outcome.second_person) {
      note(file, outcome.key + ".second_person", "expected.report_same");
    }
  }

  void note(const std::string& file, std::string field, content::Expected expected) {
    errors_.push_back(content::mistake((folder_ / file).string(), 1, std::move(field), std::move(expected)));
  }

  const Content& content_;
  std::filesystem::path folder_;
  std::string country_;
  Errors& errors_;
};

}  // namespace

Result<Content> load_content(const std::filesystem::path& folder, calendar::Jurisdiction jurisdiction) {
  Errors errors;
  Content content;
  content.procedures = take(load_procedures(folder, jurisdiction), errors);
  content.themes = take(load_themes(folder, jurisdiction), errors);
  content.criteria = take(load_criteria(folder, jurisdiction), errors);
  content.route_guide = take(load_route_guide(folder, jurisdiction), errors);
  content.complaint_terms = take(load_complaint_terms(folder, jurisdiction), errors);
  content.enquiry_terms = take(load_enquiry_terms(folder, jurisdiction), errors);
  content.letters = take(load_letters(folder), errors);
  if (errors.empty()) Crossing(content, folder, std::string(calendar::code_of(jurisdiction)), errors).check();
  if (!errors.empty()) return errors;
  return content;
}

}  // namespace waarborg::matters
