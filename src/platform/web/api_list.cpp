#include "platform/web/api_list.h"

#include <charconv>

namespace waarborg::web {

Result<int> api_page_size(const std::string& text) {
  constexpr int kUsual = 50, kMax = 200;
  if (text.empty()) return kUsual;
  int size = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), size);
  if (end.ec != std::errc{} || end.ptr != text.data() + text.size() || size < 1 || size > kMax)
    return invalid("error.number_range", "pageSize", {"1", std::to_string(kMax)});
  return size;
}

}  // namespace waarborg::web
