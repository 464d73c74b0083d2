// A word by mail that a report of the central monitor is made, for who asked for it: a link, never a figure.
#pragma once

#include "features/insight/period.h"
#include "matters/house.h"
#include "platform/mail/mail.h"
#include "platform/web/context.h"

namespace waarborg::insight {

/// Whether an account looks over the whole force today, so that the reports are theirs to take.
bool looks_over_force(storage::Transaction& tx, const matters::House& house, const std::string& account_id);
/// Whether this account asked for the mail.
bool asked_for_mail(storage::Transaction& tx, const std::string& account_id);

/// "/monitor/mail": turns it on or off for oneself.
http::Response choose_mail(web::Context& context, matters::House& house);

/// The mail itself. Pure.
mail::Message report_mail(const i18n::Translator& t, const std::string& to, const std::string& force_name,
                          const std::string& origin, const Period& period);

/// In the transaction that keeps a report: the mails go out when it commits.
void mail_readers(storage::Transaction& tx, const matters::House& house, const Period& period);
void add_report_mail_job(matters::House& house);

}  // namespace waarborg::insight
