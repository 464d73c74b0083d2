// The Cookie header.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace waarborg::http {

/// Name and value of each cookie; the first of a name counts (browsers send the most specific path first).
/// Pairs with control characters, non-ASCII bytes or an empty name are left out; 60 at most are read.
std::map<std::string, std::string, std::less<>> parse_cookies(std::string_view header);

}  // namespace waarborg::http
