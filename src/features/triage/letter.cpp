#include "features/triage/letter.h"

#include "matters/content.h"

namespace waarborg::triage {

namespace {

std::string contact_lines(const config::Config& config) {
  std::string out;
  for (const auto* line : {&config.contact_name, &config.contact_address, &config.contact_phone, &config.contact_mail})
    if (!line->empty()) out += (out.empty() ? "" : "\n") + *line;
  return out;
}

matters::LetterValues values_of(const matters::House& house, const matters::Opened& opened) {
  const auto& config = house.platform.config;
  return {{"force", config.force_name},
          {"number", opened.matter.number},
          {"date", reporter_language(house, opened.matter).long_date(house.today())},
          {"contact", contact_lines(config)}};
}

const matters::Letter* feedback(const matters::House& house) { return house.content.letters.find("feedback"); }

}  // namespace

i18n::Translator reporter_language(const matters::House& house, const matters::Matter& matter) {
  const auto language = i18n::language_from(matter.language).value_or(i18n::Language::nl);
  return {house.platform.texts, language, house.platform.config.zone};
}

std::string proposed_message(const matters::House& house, const matters::Opened& opened, const std::string& outcome) {
  const i18n::Translator t = reporter_language(house, opened.matter);
  std::string words = t("triage.tell_" + outcome);
  const matters::Letter* letter = feedback(house);
  if (outcome != "no_case" || !letter) return words;
  auto values = values_of(house, opened);
  values["outcome"] = words;
  return matters::fill_letter(letter->body.in(t.language()), values);
}

std::string letter_subject(const matters::House& house, const matters::Opened& opened) {
  const i18n::Translator t = reporter_language(house, opened.matter);
  const matters::Letter* letter = feedback(house);
  return letter ? matters::fill_letter(letter->subject.in(t.language()), values_of(house, opened)) : std::string{};
}

}  // namespace waarborg::triage
