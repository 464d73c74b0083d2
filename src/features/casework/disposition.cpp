#include "features/casework/contract/attachment.h"

#include "platform/http/urlencoded.h"

namespace waarborg::casework {

std::string attachment(std::string_view file_name) {
  std::string plain;
  for (const char c : file_name) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                      c == '-' || c == '_' || c == ' ';
    plain += safe ? c : '_';
  }
  if (plain.empty()) plain = "document";
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" +
         http::percent_encode(file_name.empty() ? "document" : file_name);
}

}  // namespace waarborg::casework
