// The audit log as its readers see it. They have no content: a matter is a number, found only by typing it whole.
#pragma once

#include <string>
#include <vector>

#include "features/administration/shared.h"
#include "platform/audit/audit.h"

namespace waarborg::administration {

/// What was typed into the filter.
struct LogFilter {
  std::string chain;   ///< "staff" (also when empty) or "reporter"
  std::string matter;  ///< number or id
  std::string actor;   ///< sign-in name or account id
  std::string action;
  std::string from, until;  ///< days; until includes the day
  std::int64_t before = 0;
};

struct LogLine {
  audit::Line line;
  std::string actor_name;
  std::string matter_number;
  /// Whom an act of administration was about. Empty in the lines of a matter: who is in it is content.
  std::string about;
};
struct LogPage {
  std::vector<LogLine> lines;
  std::int64_t next = 0;  ///< the cursor of the next page, or 0
};

/// Errors, all at once: "error.date" (from, until), "administration.matter_unknown" (matter),
/// "administration.account_unknown" (actor), "error.choice" (action). `limit` lines at most. Leaves a trace of the
/// reading, with `trace` as its action.
Result<LogPage> read_log(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                         const LogFilter& filter, int limit, const std::string& trace);

/// Names of actions that have a text, for the filter.
std::vector<std::string> known_actions(const i18n::Texts& texts);

void add_audit_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
