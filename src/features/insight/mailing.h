// What the mails of this feature share: the daily digest, and the word that a report is made.
#pragma once

#include "matters/house.h"
#include "platform/directory/directory.h"
#include "platform/mail/mail.h"

namespace waarborg::insight {

/// Where this house is found on the network, for a link in a mail.
std::string origin_of(const config::Config& config);
/// Where somebody who still works here reads mail; empty: nowhere.
std::string address_of(storage::Transaction& tx, const matters::House& house, const directory::AccountInfo& account);
/// In the language the account has chosen. Lives no longer than the house.
i18n::Translator translator_of(const matters::House& house, const directory::AccountInfo& account);
/// An address that no mail server takes is passed over.
Result<Done> send_mail(mail::Mailer& mailer, const mail::Message& message);

}  // namespace waarborg::insight
