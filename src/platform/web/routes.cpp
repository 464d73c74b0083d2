#include <cstdio>
#include <cstdlib>

#include "base/text.h"
#include "platform/web/context.h"

namespace waarborg::web {
namespace {

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

/// Parameters of the path when the pattern fits; literal segments count for more the earlier they stand.
struct Fit {
  std::map<std::string, std::string, std::less<>> parameters;
  std::uint64_t literal_mask = 0;
};

std::optional<Fit> fit(std::string_view pattern, const std::vector<std::string>& path) {
  const auto segments = split(pattern, '/');
  if (segments.size() != path.size() || segments.size() > 64) return std::nullopt;
  Fit out;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    out.literal_mask <<= 1U;
    if (is_parameter(segments[i])) {
      if (path[i].empty()) return std::nullopt;
      out.parameters.emplace(segments[i].substr(1, segments[i].size() - 2), path[i]);
    } else if (segments[i] == path[i]) {
      out.literal_mask |= 1U;
    } else {
      return std::nullopt;
    }
  }
  return out;
}

/// The pattern with nameless parameters: what two routes may not have in common.
std::string shape_of(std::string_view pattern) {
  auto segments = split(pattern, '/');
  for (auto& segment : segments)
    if (is_parameter(segment)) segment = "{}";
  return join(segments, "/");
}

Route make(std::string name, http::Method method, std::string pattern, Audience audience,
           std::vector<identity::Role> roles, http::BodyKind body, Handler handler) {
  return {
      std::move(name), method, std::move(pattern), audience, std::move(roles), {}, body, std::move(handler), {}, {}};
}

}  // namespace

Route page(std::string name, std::string pattern, std::vector<identity::Role> roles, Handler handler) {
  return make(std::move(name), http::Method::get, std::move(pattern), Audience::staff, std::move(roles),
              http::BodyKind::none, std::move(handler));
}

Route action(std::string name, std::string pattern, std::vector<identity::Role> roles, Handler handler,
             http::BodyKind body) {
  return make(std::move(name), http::Method::post, std::move(pattern), Audience::staff, std::move(roles), body,
              std::move(handler));
}

Route open_page(std::string name, std::string pattern, Audience audience, Handler handler) {
  return make(std::move(name), http::Method::get, std::move(pattern), audience, {}, http::BodyKind::none,
              std::move(handler));
}

Route open_action(std::string name, std::string pattern, Audience audience, Handler handler, http::BodyKind body) {
  return make(std::move(name), http::Method::post, std::move(pattern), audience, {}, body, std::move(handler));
}

void RouteTable::add(Route route) {
  for (const Route& known : routes_) {
    const bool same_place = known.method == route.method && shape_of(known.pattern) == shape_of(route.pattern);
    if (known.name != route.name && !same_place) continue;
    std::fprintf(stderr, "route %s (%s) collides with %s (%s)\n", route.name.c_str(), route.pattern.c_str(),
                 known.name.c_str(), known.pattern.c_str());
    std::abort();
  }
  routes_.push_back(std::move(route));
}

void RouteTable::add(std::vector<Route> routes) {
  for (Route& route : routes) add(std::move(route));
}

RouteTable::Match RouteTable::match(http::Method method, std::string_view path) const {
  const auto segments = split(path, '/');
  Match best;
  std::uint64_t best_mask = 0;
  for (const Route& route : routes_) {
    auto found = fit(route.pattern, segments);
    if (!found) continue;
    best.path_known = true;
    if (route.method != method || (best.route != nullptr && found->literal_mask <= best_mask)) continue;
    best.route = &route;
    best.parameters = std::move(found->parameters);
    best_mask = found->literal_mask;
  }
  return best;
}

std::string RouteTable::allowed(std::string_view path) const {
  std::vector<std::string> methods;
  for (const auto method :
       {http::Method::get, http::Method::post, http::Method::put, http::Method::patch, http::Method::del}) {
    if (match(method, path).route == nullptr) continue;
    methods.emplace_back(http::name_of(method));
    if (method == http::Method::get) methods.emplace_back("HEAD");
  }
  return join(methods, ", ");
}

}  // namespace waarborg::web
