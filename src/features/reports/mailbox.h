// What somebody with a return code can do: see how things stand, read, write, add and take files. Works for every
// kind of matter that has a mailbox.
#pragma once

#include <string>
#include <vector>

#include "matters/access.h"
#include "matters/correspondence.h"
#include "matters/matter_clocks.h"

namespace waarborg::reports {

/// Characters of one message.
inline constexpr int kMessageMax = 20'000;

enum class Standing { running, paused, closed, merged };

struct Promise {
  i18n::LocalText what;
  Date by{};
};

/// Plain values for the page; no name of anybody who works on the matter.
struct Mailbox {
  Standing standing = Standing::running;
  i18n::LocalText phase;  ///< status in plain words; of a merged matter, that of where it went
  std::string number;
  std::string subject;
  Date received_on{};
  std::optional<Date> closed_on;
  std::vector<Promise> promises;                   ///< soonest first; none once it is closed or merged
  std::vector<matters::MatterMessage> messages;    ///< oldest first
  std::vector<matters::MatterDocument> documents;  ///< those that may be seen here
  std::vector<std::string> recipient;              ///< name and address of who wrote, when given, a line each
};

/// What has been promised: the open steps of the phase that end in a message, and the terms that run or will.
std::vector<Promise> promises_of(const matters::Opened& opened, const std::vector<matters::MatterClock>& clocks,
                                 const std::vector<std::pair<std::string, Date>>& open_steps,
                                 const calendar::Holidays& holidays);

/// Opens the mailbox behind a session's cookie and renews the session. What was sent to the reader counts as read
/// today; visits leave no other trace. Errors: "reports.session_over" (forbidden), "mailbox.unknown" (not_found).
Result<Mailbox> read_mailbox(matters::House& house, std::string_view cookie);

/// Adds a message and files, in one transaction; files without a message come with `words_for_files`, so that whoever
/// handles the matter hears of them. Errors: as read_mailbox, "error.required" and "error.too_long"
/// (field message), "reports.too_many_files".
Result<Done> write_to_mailbox(matters::House& house, std::string_view cookie, const http::Request& request,
                              const std::string& words_for_files);

/// One of the documents that the mailbox shows. Errors: as read_mailbox, not_found.
Result<matters::MatterDocument> find_in_mailbox(matters::House& house, std::string_view cookie,
                                                const std::string& document_id);

/// The actor under which somebody outside acts in this matter.
std::string outside_actor(const matters::Matter& matter);

}  // namespace waarborg::reports
