// What the mails of this feature share: the daily digest, and the word that a report is made.
#pragma once

#include <optional>

#include "matters/house.h"
#include "platform/directory/directory.h"
#include "platform/jobs/errands.h"
#include "platform/mail/mail.h"

namespace waarborg::insight {

/// Where this house is found on the network, for a link in a mail.
std::string origin_of(const config::Config& config);
/// Where somebody who still works here reads mail; empty: nowhere.
std::string address_of(storage::Transaction& tx, const matters::House& house, const directory::AccountInfo& account);
/// In the language the account has chosen. Lives no longer than the house.
i18n::Translator translator_of(const matters::House& house, const directory::AccountInfo& account);
struct AccountMail {
  std::string account_id;
  mail::Message message;
};
/// One mail an errand, sent while no transaction is open: a slow mail server holds nobody up, and a broken connection
/// waits and goes on after `job.cursor`, the account of the last one. An address that no mail server takes is passed
/// over. A process killed after a mail sends that one again. Without a mail the job is done.
jobs::Errand mail_errand(const matters::House& house, jobs::Job& job, std::optional<AccountMail> mail);

}  // namespace waarborg::insight
