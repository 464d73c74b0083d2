// The use case: a filled-in form becomes a report.
#pragma once

#include "features/reports/contract/reports.h"
#include "features/reports/report_form.h"

namespace waarborg::reports {

/// The matter that a form asks for. REQUIRES: every step is right.
matters::NewMatter report_of(const i18n::Translator& t, const html::FormState& form, const FormFacts& facts);

/// Errors: those of submit_with_mailbox. "matter.no_desk" in the whistleblower channel means that everybody there was
/// named by the reporter.
Result<Receipt> submit_report(matters::House& house, const i18n::Translator& t, const html::FormState& form,
                              const FormFacts& facts, const http::Request& request);

}  // namespace waarborg::reports
