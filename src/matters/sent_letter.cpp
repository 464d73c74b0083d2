#include "matters/sent_letter.h"

#include "base/text.h"
#include "platform/web/pdf.h"

namespace waarborg::matters {

using html::Html;
using html::operator""_html;

namespace {

/// An empty line separates paragraphs.
Html paragraphs(const std::string& text) {
  Html out;
  std::string paragraph;
  const auto close = [&] {
    if (paragraph.empty()) return;
    out << "<p>"_html;
    out.lines(paragraph) << "</p>"_html;
    paragraph.clear();
  };
  for (const auto& line : split(text, '\n')) {
    if (trim(line).empty())
      close();
    else
      paragraph += (paragraph.empty() ? "" : "\n") + line;
  }
  close();
  return out;
}

}  // namespace

std::string contact_lines(const config::Config& config) {
  std::vector<std::string> lines;
  for (const auto* line : {&config.contact_name, &config.contact_address, &config.contact_mail, &config.contact_phone})
    if (!trim(*line).empty()) lines.emplace_back(trim(*line));
  return join(lines, "\n");
}

i18n::Translator translator_for(const House& house, const Matter& matter) {
  return {house.platform.texts, i18n::language_from(matter.language).value_or(i18n::Language::nl),
          house.platform.config.zone};
}

LetterValues house_letter_values(const House& house, const i18n::Translator& t, const Matter& matter,
                                 std::optional<Date> due) {
  LetterValues values{{"force", house.platform.config.force_name},
                      {"number", matter.number},
                      {"date", t.long_date(house.today())},
                      {"contact", contact_lines(house.platform.config)}};
  if (due) values.emplace("due_date", t.long_date(*due));
  return values;
}

Result<Bytes> letter_pdf(const House& house, const i18n::Translator& t, const std::string& number,
                         const MatterMessage& message, const std::vector<std::string>& recipient) {
  web::LetterPage letter;
  letter.subject = message.subject;
  letter.recipient = recipient;
  letter.date = t.long_date(calendar::local_date(message.at, house.platform.config.zone));
  letter.reference = number;
  letter.body = paragraphs(message.body);
  const config::Config& config = house.platform.config;
  return web::to_pdf(web::letter_document(t, config, letter).str(), web::letter_stylesheet(config));
}

}  // namespace waarborg::matters
