#include "platform/http/cookies.h"

#include <algorithm>

#include "base/text.h"

namespace waarborg::http {

std::map<std::string, std::string, std::less<>> parse_cookies(std::string_view header) {
  constexpr std::size_t kCookiesMax = 60;
  std::map<std::string, std::string, std::less<>> cookies;
  while (!header.empty() && cookies.size() < kCookiesMax) {
    const auto end = header.find(';');
    const std::string_view pair = trim(header.substr(0, end));
    header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = trim(pair.substr(0, equals));
    std::string_view value = trim(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    const auto visible = [](char c) { return c > 0x20 && c < 0x7F; };
    if (name.empty() || !std::ranges::all_of(name, visible) || !std::ranges::all_of(value, visible)) continue;
    cookies.emplace(name, value);
  }
  return cookies;
}

}  // namespace waarborg::http
