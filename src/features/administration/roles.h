// Roles: granting and ending them. A role gives no key: whoever works with content also needs a desk (desks.h).
#pragma once

#include <string>

#include "features/administration/shared.h"

namespace waarborg::administration {

/// Roles that come near contents; an administrator or auditor holds none of these.
bool sees_content(Role role);
/// Whether one account may hold both: who administers sees no contents and is not the one who watches the log.
bool may_go_together(Role a, Role b);

/// Fields role, scope (a unit), from, until (the last two may be empty: from today, without an end). Errors, all at
/// once: "error.choice" (role, scope), "error.date", "administration.role_dates" (until); "administration.own_role"
/// (nobody gives themselves a role), "administration.role_conflict" (role), "administration.no_account",
/// "administration.out_of_scope".
Result<Done> grant_role(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                        const std::string& person_id, const http::Fields& form);
/// Ends it today. Errors: "administration.last_administrator", "administration.out_of_scope", "error.choice".
Result<Done> end_role(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                      const std::string& person_id, const http::Fields& form);

/// Roles that can be granted, as choices in the reader's language.
std::vector<html::Choice> role_choices(const Translator& t);

void add_role_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
