#include "platform/web/step_form.h"

#include <algorithm>

#include "base/text.h"
#include "platform/web/frame.h"
#include "platform/web/own_routes.h"

namespace waarborg::web {

using html::Html;
using html::operator""_html;

namespace {

std::ptrdiff_t place_of(const Steps& steps, std::string_view code) {
  return std::find(steps.codes.begin(), steps.codes.end(), code) - steps.codes.begin();
}

bool is_step(const Steps& steps, std::string_view code) {
  return place_of(steps, code) < static_cast<std::ptrdiff_t>(steps.codes.size());
}

const std::string& neighbour(const Steps& steps, std::string_view code, std::ptrdiff_t offset) {
  const auto last = static_cast<std::ptrdiff_t>(steps.codes.size()) - 1;
  return steps.codes[static_cast<std::size_t>(
      std::clamp(place_of(steps, code) + offset, std::ptrdiff_t{0}, std::max(last, std::ptrdiff_t{0})))];
}

}  // namespace

StepAsked first_wrong(const Steps& steps) {
  for (const auto& code : steps.codes)
    if (auto errors = steps.check(code); !errors.empty()) return {code, std::move(errors)};
  return {steps.codes.back()};
}

StepAsked step_asked(const http::Fields& posted, const Steps& steps) {
  const std::string& go = posted.get("go");
  StepAsked asked{is_step(steps, posted.get("step")) ? posted.get("step") : steps.codes.front()};
  if (posted.has(kShowIn)) return asked;  // nothing is judged: the reader only wants other words
  if (go == "back") {
    asked.code = neighbour(steps, asked.code, -1);
  } else if (is_step(steps, go)) {
    asked.code = go;
  } else {
    asked.errors = steps.check(asked.code);
    if (asked.errors.empty()) asked.code = neighbour(steps, asked.code, 1);
  }
  return asked.code == steps.codes.back() ? first_wrong(steps) : asked;
}

bool changes_language(Context& context) {
  const auto language = i18n::language_from(context.request.form.get(kShowIn));
  if (!language) return false;
  context.t = i18n::Translator(context.platform.texts, *language, context.platform.config.zone);
  return true;
}

http::Response render_step(Context& context, const PageOptions& options, const Html& body) {
  auto response = render_with_form(context, options, body, std::string(kStepForm));
  if (context.request.form.has(kShowIn)) set_language(response, context.t.language());
  return response;
}

Html carried(const html::FormState& form, const std::vector<std::string_view>& asked) {
  Html out;
  for (const auto& [name, value] : form.values)
    if (std::find(asked.begin(), asked.end(), name) == asked.end()) out << html::hidden(name, value);
  return out;
}

Html step_form_start(std::string_view action, std::string_view code, const html::FormState& form,
                     const std::vector<std::string_view>& asked) {
  Html out;
  // Not checked by the browser: the server's check is the one that counts, and reports everything at once.
  out << "<form method=\"post\" id=\""_html << kStepForm << "\" action=\""_html << action << "\" novalidate>"_html
      << html::hidden("step", code) << carried(form, asked);
  return out;
}

Html send_form_start(std::string_view action, const html::FormState& form, const std::vector<std::string_view>& asked) {
  Html out;
  out << "<form method=\"post\" id=\""_html << kStepForm << "\" action=\""_html << action
      << "\" enctype=\"multipart/form-data\" novalidate>"_html << carried(form, asked);
  return out;
}

Html step_buttons(const i18n::Translator& t, bool is_first) {
  Html out;
  out << "<div class=\"actions\">"_html << html::submit(t("common.next"), html::ButtonKind::primary, "go", "next");
  if (!is_first) out << html::submit(t("common.back"), html::ButtonKind::plain, "go", "back");
  out << "</div>"_html;
  return out;
}

Html step_progress(const i18n::Translator& t, const std::vector<std::string>& codes,
                   const std::vector<std::string>& labels, std::string_view current) {
  std::vector<html::ProgressStep> steps;
  auto state = html::ProgressStep::State::done;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool here = codes[i] == current;
    if (here) state = html::ProgressStep::State::current;
    steps.push_back({labels[i], {}, state});
    if (here) state = html::ProgressStep::State::todo;
  }
  return html::progress(t, steps);
}

std::string typed(const html::FormState& form, std::string_view field) { return std::string(trim(form.value(field))); }

std::vector<std::string> lines_in(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto& line : split(text, '\n'))
    if (const auto said = trim(line); !said.empty()) lines.emplace_back(said);
  return lines;
}

void FieldCheck::text(std::string_view field, int length_max, Need need) {
  const std::string value = typed(form_, field);
  if (value.empty() && need == Need::required) add("error.required", field);
  if (count_characters(value) > static_cast<std::size_t>(length_max))
    add("error.too_long", field, {std::to_string(length_max)});
}

void FieldCheck::choice(std::string_view field, bool known, Need need) {
  const bool empty = typed(form_, field).empty();
  if (empty && need == Need::required) add("error.choose", field);
  if (!empty && !known) add("error.choice", field);
}

void FieldCheck::lines(std::string_view field, int length_max, int line_max, const std::string& code) {
  text(field, length_max, Need::optional);
  const auto lines = lines_in(form_.value(field));
  if (std::any_of(lines.begin(), lines.end(),
                  [&](const auto& line) { return count_characters(line) > static_cast<std::size_t>(line_max); }))
    add(code, field, {std::to_string(line_max)});
}

void FieldCheck::add(std::string code, std::string_view field, std::vector<std::string> args) {
  errors_.push_back(invalid(std::move(code), std::string(field), std::move(args)));
}

}  // namespace waarborg::web
