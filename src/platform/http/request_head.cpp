#include "platform/http/request_head.h"

#include "base/text.h"
#include "platform/http/cookies.h"
#include "platform/http/urlencoded.h"

namespace waarborg::http {
namespace {

namespace verbs = boost::beast::http;

std::optional<Method> method_from(verbs::verb verb) {
  switch (verb) {
    case verbs::verb::get:
    case verbs::verb::head: return Method::get;
    case verbs::verb::post: return Method::post;
    case verbs::verb::put: return Method::put;
    case verbs::verb::patch: return Method::patch;
    case verbs::verb::delete_: return Method::del;
    default: return std::nullopt;
  }
}

void add_headers(Request& request, const verbs::fields& fields) {
  for (const auto& field : fields) {
    const std::string name = ascii_lower({field.name_string().data(), field.name_string().size()});
    const std::string_view value(field.value().data(), field.value().size());
    auto [at, is_new] = request.headers.emplace(name, value);
    if (!is_new) at->second.append(name == "cookie" ? "; " : ", ").append(value);
  }
}

}  // namespace

bool ascii_equal(std::string_view a, std::string_view b) { return ascii_lower(a) == ascii_lower(b); }

int fill_from_head(Exchange& exchange, const verbs::request<verbs::buffer_body>& head) {
  Request& request = exchange.request;
  exchange.raw_method.assign(head.method_string().data(), head.method_string().size());
  exchange.old_version = head.version() < 11;
  exchange.keep_alive = head.keep_alive();
  exchange.head_only = head.method() == verbs::verb::head;
  request.target.assign(head.target().data(), head.target().size());
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
  if (head.count(verbs::field::host) > 1 || (head.version() >= 11 && head.count(verbs::field::host) == 0)) return 400;
  const auto method = method_from(head.method());
  if (!method) return 405;
  request.method = *method;
  add_headers(request, head);
  request.cookies = parse_cookies(request.header("cookie"));
  return 0;
}

void forget_sender(Request& request) {
  for (const char* name : {"user-agent", "referer", "x-forwarded-for", "x-real-ip", "forwarded", "via"}) request.headers.erase(name);
}

}  // namespace waarborg::http
