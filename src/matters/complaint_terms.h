// The words of complaint handling: content/complaints/<jurisdiction>.yaml holds what a complaint can allege, what
// can be found, what can follow, and on which grounds a complaint need not be taken up.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/calendar/calendar.h"
#include "platform/i18n/texts.h"

namespace waarborg::matters {

/// Something the handler is asked to examine with a category (footage: CMP-05; force training: CMP-06).
struct ComplaintCheck {
  std::string key;
  i18n::LocalText text;
  std::vector<std::string> sources;
};

struct ComplaintCategory {
  std::string key;  ///< stable, stored with the allegation: "force"
  i18n::LocalText title;
  i18n::LocalText example;
  std::vector<ComplaintCheck> checks;
  std::vector<std::string> sources;
};

struct ComplaintTerm {
  std::string key;
  i18n::LocalText title;
  i18n::LocalText explanation;
  bool upheld = false;  ///< findings: counts as (partly) founded
  std::vector<std::string> sources;
};

/// A list of the month's complaints for whom the force answers to, where the law asks for one.
struct MonthlyReport {
  i18n::LocalText title;
  i18n::LocalText to;
  std::string outside_step;  ///< a complaint in which this step was done came from outside
  i18n::LocalText outside;   ///< from where
  std::string source;
};

/// Immutable after loading, so thread-safe.
struct ComplaintTerms {
  std::string version;
  std::vector<ComplaintCategory> categories;
  std::vector<ComplaintTerm> findings;  ///< per allegation: founded, partly_founded, unfounded, no_judgement, ...
  std::vector<ComplaintTerm> outcomes;  ///< of the whole: apology, talk, measure, solved_in_contact, ...
  std::vector<ComplaintTerm> grounds_not_taken_up;  ///< Awb 9:8 and its like
  std::optional<MonthlyReport> monthly_report;
  [[nodiscard]] const ComplaintCategory* category(std::string_view key) const;
  [[nodiscard]] const ComplaintTerm* finding(std::string_view key) const;
  [[nodiscard]] const ComplaintTerm* outcome(std::string_view key) const;
  [[nodiscard]] const ComplaintTerm* ground(std::string_view key) const;
};

/// From CONTENT/complaints/<jurisdiction>.yaml. All errors at once; field is "file:line".
Result<ComplaintTerms> load_complaint_terms(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction);

}  // namespace waarborg::matters
