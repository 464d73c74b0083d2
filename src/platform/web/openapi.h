// The description of the API, made from the route table, so that it cannot say anything else than what is served.
//
// Of a route it takes `summary`, `scope` and `response_schema`: the JSON schema of a good answer. A member "x-query" of
// that schema is taken out: a list of the query parameters, each {"name", "description", "schema"}.
#pragma once

#include <string>
#include <string_view>

#include "platform/web/context.h"

namespace waarborg::web {

/// The API-Version header of every answer, and the version of the description.
inline constexpr std::string_view kApiVersion = "1.0.0";
/// Where every route of the API begins; paths in the description come after it.
inline constexpr std::string_view kApiBase = "/api/v1";

/// An OpenAPI 3.0 document, indented, members and paths in a fixed order.
/// REQUIRES: every api route begins with kApiBase and its response_schema is JSON or empty (a bug otherwise: aborts).
std::string openapi_document(const RouteTable& table);

}  // namespace waarborg::web
