// The first REST resources: units and people, for tokens with the scope units:read or people:read.
#pragma once

#include <string>

#include "features/administration/shared.h"

namespace waarborg::administration {

/// Query keys that a resource knows; any other is an error ("administration.query_unknown", field = the key).
struct ApiQuery {
  int page_size = 50;
  std::string cursor;  ///< opaque to the caller
  std::string unit_id;
  bool with_leavers = false;
};
/// Errors, all at once: "administration.query_unknown", "error.number_range" (pageSize 1 to 200), "error.choice"
/// (includeLeavers), "error.invalid" (cursor).
Result<ApiQuery> api_query(const http::Fields& query, const std::vector<std::string>& known);

std::string unit_json(const directory::Unit& unit);
std::string person_json(const directory::Person& person);
/// {"results": [...], "nextCursor": "..." or null}.
std::string list_json(const std::vector<std::string>& items, const std::string& next_cursor);

void add_api_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
