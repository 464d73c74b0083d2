// Units: adding, renaming and moving them.
#pragma once

#include <string>

#include "features/administration/shared.h"

namespace waarborg::administration {

/// Errors, all at once: "error.required", "error.too_long", "administration.unit_code" (code), "error.choice"
/// (parent), "administration.unit_code_taken"; "administration.out_of_scope". Answers the id.
Result<std::string> add_unit(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                             const http::Fields& form);
/// Name and place in the tree. Field `seen` holds what the form showed (seen_state): "error.conflict" when that is no
/// longer so. Errors: as above, "administration.unit_circle".
Result<Done> change_unit(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                         const std::string& unit_id, const http::Fields& form);
std::string seen_state(const directory::Unit& unit);

void add_unit_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
