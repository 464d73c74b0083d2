// What stands around the fields: the form itself, its buttons, its state and the summary of errors.
#include "platform/html/components.h"

namespace waarborg::html {

std::string FormState::value(std::string_view name) const {
  for (const auto& [key, typed] : values)
    if (key == name) return typed;
  return {};
}

bool FormState::chosen(std::string_view name, std::string_view value) const {
  for (const auto& [key, typed] : values)
    if (key == name && typed == value) return true;
  return false;
}

const Error* FormState::error_of(std::string_view name) const {
  for (const auto& error : errors)
    if (error.field == name) return &error;
  return nullptr;
}

namespace {

std::string summary_line(const Translator& t, const Error& error,
                         const std::vector<std::pair<std::string, std::string>>& labels) {
  for (const auto& [field, label] : labels)
    if (field == error.field)
      return label.ends_with('?') ? label + " " + t(error) : t("error.in_field", {label, t(error)});
  return t(error);
}

}  // namespace

Html error_summary(const Translator& t, const Errors& errors,
                   const std::vector<std::pair<std::string, std::string>>& labels) {
  if (errors.empty()) return {};
  Html out;
  out << "<div class=\"alert alert-bad\" id=\"errors\" role=\"alert\" tabindex=\"-1\"><h2>"_html
      << t.count("error.summary", static_cast<std::int64_t>(errors.size())) << "</h2><ul>"_html;
  for (const auto& error : errors) {
    out << "<li>"_html;
    if (error.field.empty()) {
      out << t(error);
    } else {
      out << "<a href=\"#f-"_html << error.field << "\">"_html << summary_line(t, error, labels) << "</a>"_html;
    }
    out << "</li>"_html;
  }
  out << "</ul></div>"_html;
  return out;
}

Html hidden(std::string_view name, std::string_view value) {
  Html out;
  out << "<input type=\"hidden\" name=\""_html << name << "\" value=\""_html << value << "\">"_html;
  return out;
}

Html form_start(std::string_view action, std::string_view csrf, bool with_files) {
  Html out;
  out << "<form method=\"post\" action=\""_html << action << "\""_html;
  if (with_files) out << " enctype=\"multipart/form-data\""_html;
  // The server's check is the one that counts and reports everything at once; the browser's stops at the first.
  out << " novalidate>"_html;
  if (!csrf.empty()) out << hidden("csrf", csrf);
  return out;
}

Html filter_form_start(std::string_view path) {
  Html out;
  out << "<form class=\"filters\" method=\"get\" action=\""_html << path << "\">"_html;
  return out;
}

Html form_end() {
  Html out;
  out << "</form>"_html;
  return out;
}

namespace {

Markup class_of(ButtonKind kind) {
  switch (kind) {
    case ButtonKind::primary: return "button button-primary"_html;
    case ButtonKind::danger: return "button button-danger"_html;
    case ButtonKind::plain: break;
  }
  return "button"_html;
}

}  // namespace

Html submit(std::string_view label, ButtonKind kind, std::string_view name, std::string_view value) {
  Html out;
  out << "<button type=\"submit\" class=\""_html << class_of(kind) << "\""_html;
  if (!name.empty()) out << " name=\""_html << name << "\" value=\""_html << value << "\""_html;
  out << ">"_html << label << "</button>"_html;
  return out;
}

Html link_button(std::string_view href, std::string_view label, ButtonKind kind) {
  Html out;
  out << "<a class=\""_html << class_of(kind) << "\" href=\""_html << href << "\">"_html << label << "</a>"_html;
  return out;
}

}  // namespace waarborg::html
