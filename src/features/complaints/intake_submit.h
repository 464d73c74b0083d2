// A complaint or compliment comes in: the matter with its mailbox, what is alleged, and the letter that confirms it.
#pragma once

#include "features/complaints/intake_form.h"
#include "features/reports/contract/reports.h"
#include "matters/opening.h"

namespace waarborg::complaints {

/// What the form makes of a matter. The officers of a complaint are persons concerned, who never see it; those of a
/// compliment stand in its text, for it is theirs to hear.
matters::NewMatter matter_of(const i18n::Translator& t, const html::FormState& form, const IntakeFacts& facts);

struct Confirmation {
  reports::Receipt receipt;
  std::string number;
  std::string subject;  ///< of the letter; empty for a compliment, for which somebody writes later
  std::string letter;   ///< its text, with the contact lines (CMP-08)
};
/// One transaction: matter, mailbox, files, an allegation for each officer, and the confirmation, which does the first
/// step. REQUIRES: the form is right. Errors: those of reports::submit_with_mailbox.
Result<Confirmation> submit_intake(matters::House& house, const i18n::Translator& t, const html::FormState& form,
                                   const IntakeFacts& facts, const http::Request& request);

}  // namespace waarborg::complaints
