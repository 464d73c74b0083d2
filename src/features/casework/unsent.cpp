#include "features/casework/contract/unsent.h"

#include <algorithm>

#include "base/text.h"
#include "features/casework/contract/matter_page.h"

namespace waarborg::casework {

namespace {

/// Words that a person wrote, and not a code, a day, a number or an id of the form.
bool is_written(const std::string& value) { return trim(value).find_first_of(" \n") != std::string_view::npos; }

/// The longest line says enough to find a text again, whatever became of its line ends.
std::string longest_line(const std::string& value) {
  std::string longest;
  for (const auto& line : split(value, '\n'))
    if (trim(line).size() > longest.size()) longest = trim(line);
  return longest;
}

bool shows(const Html& page, const std::string& value) {
  Html escaped;
  escaped << longest_line(value);
  return page.str().find(escaped.str()) != std::string::npos;
}

}  // namespace

Html unsent_words(const web::Context& context, const Html& shown) {
  Html texts;
  for (const auto& [name, value] : context.request.form.items())
    if (is_written(value) && !shows(shown, value) && !shows(texts, value)) texts << own_words(value);
  if (texts.empty()) return {};
  return html::alert(html::Tone::warning, context.t("casework.unsent"), texts);
}

http::Response refused(web::Context& context, const Errors& errors) {
  const Html words = unsent_words(context, {});
  if (words.empty()) return web::error_page(context, errors);
  const int status = web::status_of(errors);
  const char* title = status == 404   ? "error.title_not_found"
                      : status == 403 ? "error.title_forbidden"
                                      : "error.title_general";
  Html body = html::error_summary(context.t, errors);
  body << words;
  return web::render(context, {.title = context.t(title), .status = status}, body);
}

Html stands_now(const i18n::Translator& t, const html::FormState& now, const html::FormState& typed,
                const Labels& labels) {
  std::vector<std::pair<std::string, Html>> rows;
  for (const auto& [field, label] : labels)
    if (const std::string value = now.value(field); value != trim(typed.value(field)))
      rows.emplace_back(label, value.empty() ? html::words(t("common.none")) : own_words(value));
  if (rows.empty()) return {};
  return html::alert(html::Tone::warning, t("casework.stands_now"), html::facts(rows));
}

bool somebody_was_first(const Errors& errors) {
  return std::ranges::any_of(errors, [](const Error& error) { return error.code == "matter.changed"; });
}

}  // namespace waarborg::casework
