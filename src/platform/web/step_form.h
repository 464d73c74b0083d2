// A form in steps whose answers are kept nowhere: what was typed travels in hidden fields of the next page, never in an
// address. Shared by the forms of reporters and complainants; works without script.
//
//   step       the step the page showed
//   go         the button that was pressed: next (also when there is none), back, or the code of a step
//   show-in    a language: the same step again, in that language, with all that was typed
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/context.h"

namespace waarborg::web {

/// The id of the form on the page: the language buttons in the header belong to it.
inline constexpr std::string_view kStepForm = "step-form";
inline constexpr std::string_view kShowIn = "show-in";

/// The steps that this person goes through, by code; the last one shows everything before it is sent.
struct Steps {
  std::vector<std::string> codes;
  std::function<Errors(std::string_view code)> check;  ///< everything that is wrong in one step
};
struct StepAsked {
  std::string code;
  Errors errors{};
};
/// The first step that is not right, with what is wrong; the last step when all are.
StepAsked first_wrong(const Steps& steps);
/// Where the reader asked to go. A step that is not right is shown again, and nobody reaches the last one past it.
StepAsked step_asked(const http::Fields& posted, const Steps& steps);

/// Whether another language was asked for in the middle of the form; the answer and what follows are in it then.
bool changes_language(Context& context);
/// render() of a page with the step form: the header's language buttons send the form along.
http::Response render_step(Context& context, const PageOptions& options, const html::Html& body);

/// <form> with the step and what other steps asked; `asked` are the fields of this one.
html::Html step_form_start(std::string_view action, std::string_view code, const html::FormState& form,
                           const std::vector<std::string_view>& asked);
/// The form of the last step, that sends everything, files too. `asked` are the fields it shows itself.
html::Html send_form_start(std::string_view action, const html::FormState& form,
                           const std::vector<std::string_view>& asked);
/// What the page does not ask for itself, in hidden fields.
html::Html carried(const html::FormState& form, const std::vector<std::string_view>& asked);
/// "Next" and, but for the first step, "Back".
html::Html step_buttons(const i18n::Translator& t, bool is_first);
/// Where one is among the steps; `labels` stand beside `codes`.
html::Html step_progress(const i18n::Translator& t, const std::vector<std::string>& codes,
                         const std::vector<std::string>& labels, std::string_view current);

/// The field without space around it.
std::string typed(const html::FormState& form, std::string_view field);
/// The lines of a field that say something.
std::vector<std::string> lines_in(std::string_view text);

/// Collects what is wrong with the fields of a form.
class FieldCheck {
 public:
  explicit FieldCheck(const html::FormState& form) : form_(form) {}
  enum class Need { required, optional };
  void text(std::string_view field, int length_max, Need need);
  void choice(std::string_view field, bool known, Need need);
  /// A list with one entry a line; `code` is said when one is too long.
  void lines(std::string_view field, int length_max, int line_max, const std::string& code);
  void add(std::string code, std::string_view field, std::vector<std::string> args = {});
  Errors take() { return std::move(errors_); }

 private:
  const html::FormState& form_;
  Errors errors_;
};

}  // namespace waarborg::web
