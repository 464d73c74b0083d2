#include "features/casework/letter_draft.h"

#include "matters/content.h"

namespace waarborg::casework {

namespace {

std::string contact_lines(const config::Config& config) {
  std::string out;
  for (const auto* line : {&config.contact_name, &config.contact_address, &config.contact_phone, &config.contact_mail})
    if (!line->empty()) out += (out.empty() ? "" : "\n") + *line;
  return out;
}

matters::LetterValues values_of(const matters::House& house, const matters::Opened& opened, i18n::Language language) {
  const auto& platform = house.platform;
  const i18n::Translator t(platform.texts, language, platform.config.zone);
  matters::LetterValues values;
  values["force"] = platform.config.force_name;
  values["number"] = opened.matter.number;
  values["date"] = t.long_date(house.today());
  if (const auto due = opened.matter.due()) values["due_date"] = t.long_date(*due);
  values["contact"] = contact_lines(platform.config);
  return values;
}

}  // namespace

i18n::Language letter_language(const matters::Matter& matter, const std::string& chosen) {
  if (const auto language = i18n::language_from(chosen)) return *language;
  return i18n::language_from(matter.language).value_or(i18n::Language::nl);
}

std::optional<LetterDraft> draft_letter(const matters::House& house, const matters::Opened& opened,
                                        const std::string& letter_key, i18n::Language language) {
  const matters::Letter* letter = house.content.letters.find(letter_key);
  if (!letter) return std::nullopt;
  const auto values = values_of(house, opened, language);
  return LetterDraft{matters::fill_letter(letter->subject.in(language), values),
                     matters::fill_letter(letter->body.in(language), values)};
}

bool has_placeholder(const std::string& text) {
  for (const auto name : matters::letter_placeholders())
    if (text.find("{" + std::string(name) + "}") != std::string::npos) return true;
  return false;
}

}  // namespace waarborg::casework
