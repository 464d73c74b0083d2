// The daily mail: how many tasks wait, and a link. Never what they are about.
#pragma once

#include "features/insight/mailing.h"

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

/// The mail of the first account after `after` (by id) that has an address and something waiting, if there is one.
std::optional<AccountMail> next_digest(storage::Transaction& tx, const matters::House& house, const std::string& after);

/// The daily mail.
void add_digest_job(matters::House& house);

}  // namespace waarborg::insight
