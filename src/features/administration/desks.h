// Desks: an administrator proposes who sits there; a member, who has the key, admits and removes.
#pragma once

#include <string>

#include "features/administration/shared.h"

namespace waarborg::administration {

struct Seat {
  std::string account_id, person_id, name, unit_name;
  bool closed = false;  ///< the account cannot sign in any more
};
struct DeskView {
  directory::Desk desk;
  std::vector<Seat> members, proposed;
  /// Matters whose key still waits to be passed on after the desk got a new key.
  std::int64_t waiting = 0;
};
DeskView load_desk(storage::Transaction& tx, const House& house, const directory::Desk& desk);

/// For an administrator of the whole force. Fields: sign_in_name. Errors: "administration.account_unknown"
/// (sign_in_name), "administration.role_conflict" (sign_in_name: an administrator or auditor takes no seat),
/// "administration.desk_across" "directory.desk_member_already", "error.not_found", "administration.out_of_scope".
Result<Done> propose(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                     const std::string& desk_id, const http::Fields& form);
/// For an administrator: takes a proposal back that nobody answered yet. Errors: "error.not_found".
Result<Done> withdraw(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                      const std::string& desk_id, const std::string& account_id);
/// For a member. Errors: "error.not_found" (not the viewer's desk, or nobody was proposed), of
/// directory::admit_to_desk.
Result<Done> admit(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                   const std::string& desk_id, const std::string& account_id);
/// For a member. The desk gets a new key; matter keys are passed on to it here and, when there are many, by
/// pass_on_keys. Errors: "administration.desk_self", of directory::remove_from_desk.
Result<Done> remove_member(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                           const std::string& desk_id, const std::string& account_id);
/// Passes on at most so many keys of earlier generations; answers how many are left. Errors: "error.not_found".
Result<std::int64_t> pass_on_keys(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& desk_id,
                                  int limit);

/// Why the account may take no seat at the desk of this code; nullptr when it may. "administration.role_conflict": it
/// administers or audits. "administration.desk_across": it sits, or is proposed, at the desk that must open together
/// with this one (docs/decisions/0028: query-monitor and query-approval).
const char* why_no_seat(storage::Transaction& tx, const std::string& desk_code, const std::string& account_id,
                        Date today);

void add_desk_routes(web::RouteTable& table, House& house);
void add_own_desk_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
