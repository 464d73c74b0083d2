// The report form as values: its steps, its fields, and what is wrong with them. Pure: no database, no clock. How one
// goes from step to step: platform/web/step_form.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matters/content.h"
#include "platform/directory/directory.h"
#include "platform/html/components.h"
#include "platform/http/message.h"
#include "platform/web/step_form.h"

namespace waarborg::reports {

enum class ReportStep { who, about, tell, contact, check };
inline constexpr std::array<ReportStep, 5> kReportSteps{ReportStep::who, ReportStep::about, ReportStep::tell,
                                                        ReportStep::contact, ReportStep::check};
std::string_view code_of(ReportStep step);
std::optional<ReportStep> report_step_from(std::string_view code);

inline constexpr std::array<std::string_view, 4> kRelations{"employee", "former", "contractor", "candidate"};
inline constexpr std::array<std::string_view, 3> kManners{"named", "confidential", "anonymous"};
inline constexpr std::array<std::string_view, 2> kChannels{"report", "whistleblower"};

inline constexpr int kTextMax = 20'000;  ///< characters of what is told
inline constexpr int kSubjectMax = 150;
inline constexpr int kPeopleMax = 4'000;  ///< characters of a list of people, one a line
inline constexpr int kPersonMax = 200;    ///< characters of one of them
inline constexpr int kWhenMax = 200;
inline constexpr int kNameMax = 200;
inline constexpr int kContactMax = 500;

/// What the form is checked against.
struct FormFacts {
  calendar::Jurisdiction jurisdiction = calendar::Jurisdiction::nl;
  const matters::Themes* themes = nullptr;
  std::vector<directory::Unit> units{};
  /// Only the Belgian act has a channel of its own inside the force.
  [[nodiscard]] bool has_channels() const { return jurisdiction == calendar::Jurisdiction::be; }
};

/// The fields that a step asks for, in order.
std::vector<std::string_view> fields_of(ReportStep step);
/// What was posted, reduced to the form's own fields: nothing else is ever sent back.
html::FormState form_from(const http::Fields& posted);

/// Everything that is wrong in one step. Whoever is anonymous is asked for no contact.
Errors check_step(ReportStep step, const html::FormState& form, const FormFacts& facts);

bool is_anonymous(const html::FormState& form);
/// The whistleblower channel was chosen by somebody who may use it (act of 8 Dec 2022, art. 45-52: staff).
bool is_whistleblower(const html::FormState& form, const FormFacts& facts);
/// The steps this person goes through.
std::vector<ReportStep> steps_for(const html::FormState& form);
/// The same for web::step_asked. Lives no longer than `form` and `facts`.
web::Steps steps_of(const html::FormState& form, const FormFacts& facts);

}  // namespace waarborg::reports
