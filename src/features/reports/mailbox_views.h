#pragma once

#include "features/reports/contract/reports.h"
#include "features/reports/mailbox.h"

namespace waarborg::reports {

/// The one field that opens the mailbox. `form` carries errors, never the code.
html::Html enter_view(const i18n::Translator& t, const html::FormState& form);

struct MailboxPage {
  Mailbox mailbox;
  html::FormState form{};  ///< of the message being written
  std::vector<KeptFile> kept{};
  std::string size_max{};
  std::string zone{};
};
html::Html mailbox_view(const i18n::Translator& t, const MailboxPage& page);

/// The half hour was over when the message came in: the code again, and the message goes along.
html::Html resume_view(const i18n::Translator& t, const html::FormState& form, const std::vector<KeptFile>& kept);

}  // namespace waarborg::reports
