// What is checked or added around every request, as pure functions.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace waarborg::web {

/// The policy of every page (ux.md, requirement 2).
inline constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors "
    "'none'; "
    "base-uri 'none'";

/// Whether a request that changes something comes from a page of ours, as far as the browser says: its Origin
/// is the public origin or names the host that was asked. True when there is no Origin or it is "null" (a page
/// without referrer); SameSite cookies and form tokens decide then.
bool is_own_origin(const http::Request& request, std::string_view public_origin);

/// Adds the security headers, and no-store unless the response says itself how it may be kept. Drops Secure from
/// cookies when the origin is plain http, where a browser would refuse them.
void secure(http::Response& response, bool over_https);

/// The path of a Referer of this site, without query; empty for another site's or none.
std::string referring_path(const http::Request& request, std::string_view public_origin);

}  // namespace waarborg::web
