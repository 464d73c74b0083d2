#include "platform/csv/encoding.h"

#include "base/text.h"

namespace waarborg::csv {

Encoding encoding_from(std::string_view word) { return word == "iso-8859-1" ? Encoding::latin1 : Encoding::utf8; }

std::string from_latin1(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0U | (byte >> 6U));
      out += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return out;
}

std::string replace_invalid(std::string_view text) {
  if (is_clean_utf8(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 1;
    while (size < 4 && at + size <= text.size() && !is_clean_utf8(text.substr(at, size))) ++size;
    if (at + size <= text.size() && is_clean_utf8(text.substr(at, size))) {
      out += text.substr(at, size);
      at += size;
    } else {
      out += "\xEF\xBF\xBD";
      ++at;
    }
  }
  return out;
}

}  // namespace waarborg::csv
