#include "platform/http/message.h"

#include <fmt/format.h>

#include <cassert>

namespace waarborg::http {
namespace {

const std::string kEmpty;

const std::string& look_up(const std::map<std::string, std::string, std::less<>>& map, std::string_view name) {
  const auto found = map.find(name);
  return found == map.end() ? kEmpty : found->second;
}

}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::del: return "DELETE";
  }
  return "GET";
}

const std::string& Fields::get(std::string_view name) const {
  for (const auto& [key, value] : items_)
    if (key == name) return value;
  return kEmpty;
}

bool Fields::has(std::string_view name) const {
  for (const auto& item : items_)
    if (item.first == name) return true;
  return false;
}

std::vector<std::string> Fields::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : items_)
    if (key == name) values.push_back(value);
  return values;
}

const std::string& Request::header(std::string_view name) const { return look_up(headers, name); }
const std::string& Request::cookie(std::string_view name) const { return look_up(cookies, name); }
const std::string& Request::parameter(std::string_view name) const { return look_up(parameters, name); }

void Response::set_cookie(std::string_view name, std::string_view value, std::string_view path,
                          std::optional<int> seconds, bool secure) {
  std::string cookie = fmt::format("{}={}; Path={}; HttpOnly; SameSite=Strict", name, value, path);
  if (seconds) cookie += fmt::format("; Max-Age={}", *seconds);
  if (secure) cookie += "; Secure";
  set_header("Set-Cookie", std::move(cookie));
}

void Response::clear_cookie(std::string_view name, std::string_view path, bool secure) {
  set_cookie(name, "", path, 0, secure);
}

Response see_other(std::string location) {
  assert(location.starts_with('/') && !location.starts_with("//"));
  Response response;
  response.status = 303;
  response.set_header("Location", std::move(location));
  return response;
}

}  // namespace waarborg::http
