// What comes out is clean, and encoding it again gives the same fields.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "platform/http/urlencoded.h"

using namespace waarborg::http;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto fields = parse_urlencoded(text)) {
    std::string again;
    for (const auto& [name, value] : fields->items()) {
      require(waarborg::is_clean_utf8(name) && waarborg::is_clean_utf8(value));
      require(value.find('\r') == std::string::npos);
      again += percent_encode(name) + "=" + percent_encode(value) + "&";
    }
    const auto second = parse_urlencoded(again);
    require(second && second->items() == fields->items());
  }
  if (const auto path = decode_path(text)) require(path->starts_with('/') && waarborg::is_clean_utf8(*path));
  return 0;
}
