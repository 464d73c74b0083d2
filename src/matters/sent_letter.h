// Letters to a reporter or complainant: what the house fills in by itself, and the letter as a tagged PDF.
#pragma once

#include "matters/correspondence.h"
#include "matters/letters.h"

namespace waarborg::matters {

/// The name of the force, number, today's date, the promised day, and the contact lines (CMP-08), as `t` writes them.
/// Without a day {due_date} stays open, so that whoever writes sees it.
LetterValues house_letter_values(const House& house, const i18n::Translator& t, const Matter& matter,
                                 std::optional<Date> due);
/// Name, address, mail and telephone of the force's contact, a line each.
std::string contact_lines(const config::Config& config);
/// Texts in the language that the reporter or complainant chose.
i18n::Translator translator_for(const House& house, const Matter& matter);

/// What was sent, on paper of the force. `recipient` are the lines of name and address. Blocks for a second or two;
/// never call it within a transaction. Errors: "error.pdf_unavailable".
Result<Bytes> letter_pdf(const House& house, const i18n::Translator& t, const std::string& number,
                         const MatterMessage& message, const std::vector<std::string>& recipient);

}  // namespace waarborg::matters
