// What lists over the API have in common.
#pragma once

#include <string>

#include "base/result.h"

namespace waarborg::web {

/// The query parameter pageSize; 50 when it is empty. Errors: "error.number_range" (field pageSize), 1 to 200.
Result<int> api_page_size(const std::string& text);

/// Query parameters of a list, for "x-query" of a schema (openapi.h).
inline constexpr const char* kApiPaging =
    R"({"name":"pageSize","description":"Rows on a page","schema":{"type":"integer","minimum":1,"maximum":200,"default":50}},
  {"name":"cursor","description":"nextCursor of the page before","schema":{"type":"string"}})";

}  // namespace waarborg::web
