// The form for a complaint or compliment as values: steps, fields, and what is wrong with them. Pure. How one goes
// from step to step: platform/web/step_form.h.
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

namespace waarborg::complaints {

enum class IntakeStep { kind, about, tell, contact, check };
inline constexpr std::array<IntakeStep, 5> kIntakeSteps{IntakeStep::kind, IntakeStep::about, IntakeStep::tell,
                                                        IntakeStep::contact, IntakeStep::check};
std::string_view code_of(IntakeStep step);
std::optional<IntakeStep> intake_step_from(std::string_view code);

inline constexpr int kTellMax = 20'000;  ///< characters of what happened
inline constexpr int kLineMax = 200;     ///< characters of a line: subject, when, where, name, an officer
inline constexpr int kOfficersMax = 4'000;
inline constexpr int kAddressMax = 500;

struct IntakeFacts {
  const matters::ComplaintTerms* terms = nullptr;
  std::vector<directory::Unit> units{};
};

bool is_compliment(const html::FormState& form);
/// The fields that a step asks for, in order; a compliment asks less.
std::vector<std::string_view> fields_of(IntakeStep step, const html::FormState& form);
/// What was posted, reduced to the form's own fields: nothing else is ever sent back.
html::FormState intake_from(const http::Fields& posted);
/// Everything that is wrong in one step.
Errors check_intake(IntakeStep step, const html::FormState& form, const IntakeFacts& facts);
/// For web::step_asked. Lives no longer than `form` and `facts`.
web::Steps steps_of(const html::FormState& form, const IntakeFacts& facts);

using web::typed;

}  // namespace waarborg::complaints
