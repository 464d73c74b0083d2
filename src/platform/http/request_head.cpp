#include "platform/http/request_head.h"

#include "base/text.h"
#include "platform/http/cookies.h"
#include "platform/http/urlencoded.h"

namespace waarborg::http {
namespace {

std::optional<Method> method_from(std::string_view name) {
  if (name == "HEAD") return Method::get;
  for (const Method method : {Method::get, Method::post, Method::put, Method::patch, Method::del})
    if (name == name_of(method)) return method;
  return std::nullopt;
}

/// Answers how often the Host header came.
int add_headers(Request& request, const RawHead& head) {
  int hosts = 0;
  for (const auto& [raw_name, value] : head.headers) {
    const std::string name = ascii_lower(raw_name);
    if (name == "host") ++hosts;
    auto [at, is_new] = request.headers.emplace(name, value);
    if (!is_new) at->second.append(name == "cookie" ? "; " : ", ").append(value);
  }
  return hosts;
}

}  // namespace

bool ascii_equal(std::string_view a, std::string_view b) { return ascii_lower(a) == ascii_lower(b); }

int fill_from_head(Exchange& exchange, const RawHead& head) {
  Request& request = exchange.request;
  exchange.raw_method = head.method;
  exchange.old_version = head.old_version;
  exchange.keep_alive = head.keep_alive;
  exchange.head_only = head.method == "HEAD";
  request.target = head.target;
  // Absolute form ("GET http://host/path"), which a server must accept.
  if (request.target.starts_with("http://") || request.target.starts_with("https://")) {
    const auto slash = request.target.find('/', request.target.find("://") + 3);
    request.target = slash == std::string::npos ? "/" : request.target.substr(slash);
  }
  const std::string_view target = request.target;
  const auto mark = target.find('?');
  auto path = decode_path(target.substr(0, mark));
  if (!path) return 400;
  request.path = std::move(*path);
  auto query = parse_urlencoded(mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1));
  if (!query) return 400;
  request.query = std::move(*query);
  const int hosts = add_headers(request, head);
  if (hosts > 1 || (hosts == 0 && !head.old_version)) return 400;
  const auto method = method_from(head.method);
  if (!method) return 405;
  request.method = *method;
  request.cookies = parse_cookies(request.header("cookie"));
  return 0;
}

void forget_sender(Request& request) {
  for (const char* name : {"user-agent", "referer", "x-forwarded-for", "x-real-ip", "forwarded", "via"})
    request.headers.erase(name);
}

}  // namespace waarborg::http
