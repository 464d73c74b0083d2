// The daily mail: how many tasks wait, and a link. Never what they are about.
#pragma once

#include "matters/house.h"
#include "platform/directory/directory.h"
#include "platform/mail/mail.h"

namespace waarborg::insight {

struct TaskCounts {
  std::int64_t late = 0, today = 0, soon = 0;
  [[nodiscard]] bool any() const { return late + today + soon > 0; }
};

/// The mail itself, in the reader's language. Pure.
mail::Message digest_mail(const i18n::Translator& t, const std::string& to, const std::string& force_name,
                          const std::string& address, const TaskCounts& counts);

/// What waits for an account and its desks, without what keeps its person out.
TaskCounts waiting_for(storage::Transaction& tx, const matters::House& house, const directory::AccountInfo& account);

/// Mails the first account after `after` (by id) that has an address and something waiting; answers its id, or empty
/// when there is none left. An address that no mail server takes is passed over. Errors: "mail.not_sent".
Result<std::string> mail_next(storage::Transaction& tx, matters::House& house, const std::string& after);

}  // namespace waarborg::insight
