// The plan of an enquiry as values and rules; nothing here reads or writes.
//
//   draft -> submitted -> approved -> replaced (by a later approved one)
//                      -> sent_back            a new number continues from either
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/procedure.h"

namespace waarborg::enquiries {

inline constexpr int kQuestionsMax = 20;
inline constexpr int kMomentsMax = 6;

/// A means that the plan asks for, with the reason it is needed where somebody has to approve it.
struct MeansAsked {
  std::string key;
  std::string why{};
  bool operator==(const MeansAsked&) const = default;
};

struct Plan {
  std::string id;
  int number = 0;
  std::string state;  ///< draft, submitted, sent_back, approved, replaced
  int version = 0;
  std::string written_by;
  std::optional<Date> submitted_on;
  std::string decided_by;
  std::optional<Date> decided_on;

  std::vector<std::string> questions;
  std::string sources, tasks, planning, care;
  std::vector<MeansAsked> means;
  std::vector<Date> moments;  ///< review moments with the commissioner, ascending
  std::string change;         ///< why a plan that was approved is changed
  std::string decision;       ///< why it was sent back, or a remark of the commissioner
  std::string prosecutor;     ///< who of the prosecutor's office agreed, and under which reference
  std::optional<Date> prosecutor_on;

  [[nodiscard]] bool asks_for(std::string_view means_key) const;
};

/// As typed. Moments are ISO days, questions one to a line.
struct PlanInput {
  std::string questions, sources, tasks, planning, care, change;
  std::vector<MeansAsked> means;
  std::vector<std::string> moments;
};

/// What is wrong with a draft: only what cannot be kept (too long, no date, a means that the procedure does not name).
Errors check_draft(const PlanInput& input, const matters::Procedure& procedure);
/// What a plan needs before the commissioner sees it: also what is missing, a reason for each means that somebody has
/// to approve, review moments in the future, and the reason of a change.
Errors check_complete(const PlanInput& input, const matters::Procedure& procedure, Date today, bool changes_approved);
/// The plan with what was typed. REQUIRES: check_draft found nothing.
Plan with_input(Plan plan, const PlanInput& input);
/// The form that a plan fills.
PlanInput input_of(const Plan& plan);

/// The approved plan, and the one with the highest number; nullptr when there is none.
const Plan* approved_plan(const std::vector<Plan>& plans);
const Plan* latest_plan(const std::vector<Plan>& plans);

/// Whether a means that this plan asks for waits for the prosecutor.
bool needs_prosecutor(const Plan& plan, const matters::Procedure& procedure);
const matters::Means* find_means(const matters::Procedure& procedure, std::string_view key);

/// INV-05: what the approved plan does not name is not used. Errors: "enquiries.no_approved_plan",
/// "enquiries.means_not_approved"; `field` is that of the form.
Result<Done> check_means(const std::vector<Plan>& plans, std::string_view means_key, const std::string& field);

}  // namespace waarborg::enquiries
