// Names and values are visible ASCII, whatever the header holds.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "platform/http/cookies.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto visible = [](char c) { return c > 0x20 && c < 0x7F; };
  const auto cookies = waarborg::http::parse_cookies({reinterpret_cast<const char*>(data), size});
  if (cookies.size() > 60) std::abort();
  for (const auto& [name, value] : cookies)
    if (name.empty() || !std::ranges::all_of(name, visible) || !std::ranges::all_of(value, visible)) std::abort();
  return 0;
}
