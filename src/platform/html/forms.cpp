// One field of any kind: <div class="field"> with label, hint, error and control, tied by aria-describedby.
// Ids are "f-NAME", "f-NAME-hint", "f-NAME-error" and, for a choice, "f-NAME-INDEX"; the first choice of a group
// has "f-NAME", so that the summary's link lands on a control.
#include <algorithm>
#include <string>

#include "platform/html/components.h"
#include "platform/html/one_file.h"

namespace waarborg::html {

namespace {

/// The id of a field or of a part of it. What an id may not have gives way to a dash: a style sheet or a script would
/// read the dot of a name as something else.
Html id_of(std::string_view name, std::string_view part = {}) {
  std::string id(name);
  std::ranges::replace(id, '.', '-');
  Html out;
  out << "f-"_html << id;
  if (!part.empty()) out << "-"_html << part;
  return out;
}

/// aria-describedby, as the field's hint and error ask for.
Html described_by(std::string_view name, const Error* error, const FieldOptions& options) {
  Html out;
  if (options.hint.empty() && error == nullptr) return out;
  out << " aria-describedby=\""_html;
  if (!options.hint.empty()) out << id_of(name, "hint");
  if (!options.hint.empty() && error != nullptr) out << " "_html;
  if (error != nullptr) out << id_of(name, "error");
  out << "\""_html;
  return out;
}

/// The same with aria-invalid, which is for a control and not for a group.
Html described(std::string_view name, const Error* error, const FieldOptions& options) {
  Html out = described_by(name, error, options);
  if (error != nullptr) out << " aria-invalid=\"true\""_html;
  return out;
}

Html hint_and_error(const Translator& t, std::string_view name, const Error* error, const FieldOptions& options) {
  Html out;
  if (!options.hint.empty())
    out << "<p class=\"hint\" id=\""_html << id_of(name, "hint") << "\">"_html << options.hint << "</p>"_html;
  if (error != nullptr)
    out << "<p class=\"error\" id=\""_html << id_of(name, "error") << "\"><span class=\"visually-hidden\">"_html
        << t("error.prefix") << " </span>"_html << t(*error) << "</p>"_html;
  return out;
}

Html label_words(const Translator& t, std::string_view label, const FieldOptions& options) {
  Html out;
  out << label;
  if (options.optional && !options.filter)
    out << " <span class=\"optional\">"_html << t("common.optional") << "</span>"_html;
  return out;
}

/// <div class="field"> with label, hint, error; then the control.
Html field(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
           const FieldOptions& options, const Html& control) {
  const auto* error = state.error_of(name);
  Html out;
  out << "<div class=\"field"_html;
  if (error != nullptr) out << " field-wrong"_html;
  out << "\"><label for=\""_html << id_of(name) << "\">"_html << label_words(t, label, options) << "</label>"_html
      << hint_and_error(t, name, error, options) << control << "</div>"_html;
  return out;
}

/// Attributes that every single control shares.
Html common_attributes(const FormState& state, std::string_view name, const FieldOptions& options) {
  Html out;
  out << " id=\""_html << id_of(name) << "\" name=\""_html << name << "\""_html
      << described(name, state.error_of(name), options);
  if (options.length_max > 0) out << " maxlength=\""_html << options.length_max << "\""_html;
  if (!options.optional && !options.filter) out << " required"_html;
  return out;
}

Html choice_control(const FormState& state, std::string_view name, const Choice& choice, std::size_t index,
                    bool radio) {
  const auto id = index == 0 ? id_of(name) : id_of(name, std::to_string(index));
  Html out;
  out << "<div class=\"choice\"><input type=\""_html << (radio ? "radio"_html : "checkbox"_html) << "\" id=\""_html
      << id << "\" name=\""_html << name << "\" value=\""_html << choice.value << "\""_html;
  if (state.chosen(name, choice.value)) out << " checked"_html;
  if (!choice.hint.empty()) out << " aria-describedby=\""_html << id << "-about\""_html;
  out << "><label for=\""_html << id << "\">"_html << choice.label << "</label>"_html;
  if (!choice.hint.empty())
    out << "<p class=\"hint\" id=\""_html << id << "-about\">"_html << choice.hint << "</p>"_html;
  out << "</div>"_html;
  return out;
}

Html choice_group(const Translator& t, const FormState& state, std::string_view name, std::string_view legend,
                  const std::vector<Choice>& choices, const FieldOptions& options, bool radio) {
  const auto* error = state.error_of(name);
  Html out;
  out << "<fieldset class=\"field"_html;
  if (error != nullptr) out << " field-wrong"_html;
  out << "\""_html << described_by(name, error, options) << "><legend>"_html << label_words(t, legend, options)
      << "</legend>"_html << hint_and_error(t, name, error, options);
  for (std::size_t i = 0; i < choices.size(); ++i) out << choice_control(state, name, choices[i], i, radio);
  out << "</fieldset>"_html;
  return out;
}

}  // namespace

Html text_field(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
                const FieldOptions& options) {
  Html control;
  if (options.rows > 0) {
    // The parser drops a line end right after the tag; this one is its to drop, so none of the writer's is.
    control << "<textarea"_html << common_attributes(state, name, options) << " rows=\""_html << options.rows
            << "\">\n"_html << state.value(name) << "</textarea>"_html;
    return field(t, state, name, label, options, control);
  }
  control << "<input type=\""_html << options.type << "\""_html << common_attributes(state, name, options);
  if (!options.autocomplete.empty()) control << " autocomplete=\""_html << options.autocomplete << "\""_html;
  if (!options.input_mode.empty()) control << " inputmode=\""_html << options.input_mode << "\""_html;
  // What was typed as a password is never sent back.
  if (options.type != "password" && !state.value(name).empty())
    control << " value=\""_html << state.value(name) << "\""_html;
  control << ">"_html;
  return field(t, state, name, label, options, control);
}

Html radio_group(const Translator& t, const FormState& state, std::string_view name, std::string_view legend,
                 const std::vector<Choice>& choices, const FieldOptions& options) {
  return choice_group(t, state, name, legend, choices, options, true);
}

Html checkbox_group(const Translator& t, const FormState& state, std::string_view name, std::string_view legend,
                    const std::vector<Choice>& choices, const FieldOptions& options) {
  return choice_group(t, state, name, legend, choices, options, false);
}

Html select_field(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
                  const std::vector<Choice>& choices, const FieldOptions& options) {
  Html control;
  control << "<select"_html << common_attributes(state, name, options) << ">"_html;
  const bool has_empty = !choices.empty() && choices.front().value.empty();
  if (!has_empty)
    control << "<option value=\"\">"_html << t(options.filter ? "common.all" : "common.choose") << "</option>"_html;
  for (const auto& choice : choices) {
    control << "<option value=\""_html << choice.value << "\""_html;
    if (state.chosen(name, choice.value)) control << " selected"_html;
    control << ">"_html << choice.label << "</option>"_html;
  }
  control << "</select>"_html;
  return field(t, state, name, label, options, control);
}

Html checkbox(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
              const FieldOptions& options) {
  const auto* error = state.error_of(name);
  Html out;
  out << "<div class=\"field"_html;
  if (error != nullptr) out << " field-wrong"_html;
  out << "\">"_html << hint_and_error(t, name, error, options)
      << "<div class=\"choice\"><input type=\"checkbox\" id=\""_html << id_of(name) << "\" name=\""_html << name
      << "\" value=\"1\""_html << described(name, error, options);
  if (state.chosen(name, "1")) out << " checked"_html;
  out << "><label for=\""_html << id_of(name) << "\">"_html << label << "</label></div></div>"_html;
  return out;
}

Html one_file_field(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
                    const FieldOptions& options) {
  Html control;
  control << "<input type=\"file\""_html << common_attributes(state, name, options) << ">"_html;
  return field(t, state, name, label, options, control);
}

Html file_field(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
                const FieldOptions& options) {
  Html control;
  control << "<input type=\"file\" multiple"_html << common_attributes(state, name, options) << ">"_html;
  return field(t, state, name, label, options, control);
}

}  // namespace waarborg::html
