#include "platform/web/pdf.h"

namespace waarborg::web {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

Html open_document(const Translator& t, const std::string& title, std::string_view kind) {
  Html out;
  out << "<!DOCTYPE html>\n<html lang=\""_html << i18n::code_of(t.language())
      << "\"><head><meta charset=\"utf-8\"><title>"_html << title << "</title></head><body class=\""_html << kind
      << "\">"_html;
  return out;
}

Html term(std::string_view name, std::string_view value) {
  Html out;
  if (!value.empty()) out << "<dt>"_html << name << "</dt><dd>"_html << value << "</dd>"_html;
  return out;
}

Html contact_block(const Translator& t, const config::Config& config) {
  Html out;
  out << "<section class=\"contact\"><h2>"_html << t("letter.contact_heading") << "</h2><p>"_html
      << (config.contact_name.empty() ? config.force_name : config.contact_name);
  for (const auto* line : {&config.contact_address, &config.contact_phone, &config.contact_mail})
    if (!line->empty()) (out << "<br>"_html).lines(*line);
  out << "</p></section>"_html;
  return out;
}

}  // namespace

std::filesystem::path letter_stylesheet(const config::Config& config) {
  return config.content / "letters" / "letter.css";
}

Html letter_document(const Translator& t, const config::Config& config, const LetterPage& letter) {
  Html out = open_document(t, letter.subject, "letter");
  out << "<header><p class=\"sender\">"_html << config.force_name << "</p></header>"_html;
  if (!letter.recipient.empty()) {
    out << "<p class=\"recipient\">"_html;
    for (const auto& line : letter.recipient) out << line << "<br>"_html;
    out << "</p>"_html;
  }
  out << "<dl class=\"about\">"_html << term(t("letter.date"), letter.date)
      << term(t("letter.reference"), letter.reference) << "</dl><main><h1>"_html << letter.subject << "</h1>"_html
      << letter.body << "</main>"_html << contact_block(t, config) << "</body></html>\n"_html;
  return out;
}

Html report_document(const Translator& t, const config::Config& config, const std::string& title,
                     const std::string& date, const Html& body) {
  Html out = open_document(t, title, "report");
  out << "<header><p class=\"sender\">"_html << config.force_name << "</p></header><main><h1>"_html << title
      << "</h1><p class=\"report-date\">"_html << date << "</p>"_html << body << "</main>"_html
      << contact_block(t, config) << "</body></html>\n"_html;
  return out;
}

}  // namespace waarborg::web
