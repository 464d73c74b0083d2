#include "platform/web/guard.h"

#include "base/text.h"

namespace waarborg::web {
namespace {

std::string_view host_of(std::string_view origin) {
  const auto at = origin.find("://");
  if (at == std::string_view::npos) return {};
  origin.remove_prefix(at + 3);
  return origin.substr(0, origin.find('/'));
}

bool is_ours(const http::Request& request, std::string_view url, std::string_view public_origin) {
  const std::string host = ascii_lower(host_of(url));
  if (host.empty()) return false;
  return host == ascii_lower(host_of(public_origin)) || host == ascii_lower(request.header("host"));
}

void drop_secure(std::string& cookie) {
  constexpr std::string_view kSecure = "; Secure";
  const auto at = cookie.find(kSecure);
  if (at != std::string::npos) cookie.erase(at, kSecure.size());
}

}  // namespace

bool is_own_origin(const http::Request& request, std::string_view public_origin) {
  const std::string& origin = request.header("origin");
  return origin.empty() || origin == "null" || is_ours(request, origin, public_origin);
}

void secure(http::Response& response, bool over_https) {
  bool says_caching = false;
  for (auto& [name, value] : response.headers) {
    if (name == "Set-Cookie" && !over_https) drop_secure(value);
    if (name == "Cache-Control") says_caching = true;
  }
  response.set_header("Content-Security-Policy", std::string(kContentPolicy));
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "same-origin");
  response.set_header("Cross-Origin-Opener-Policy", "same-origin");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header(
      "Permissions-Policy",
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()");
  if (!says_caching) response.set_header("Cache-Control", "no-store");
  if (over_https) response.set_header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

std::string referring_path(const http::Request& request, std::string_view public_origin) {
  const std::string& referer = request.header("referer");
  if (!is_ours(request, referer, public_origin)) return {};
  const auto slash = referer.find('/', referer.find("://") + 3);
  if (slash == std::string::npos) return "/";
  return referer.substr(slash, referer.find_first_of("?#", slash) - slash);
}

}  // namespace waarborg::web
