// Text of outside as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace waarborg::csv {

enum class Encoding { utf8, latin1 };
/// From a mapping's word: "iso-8859-1", else UTF-8.
Encoding encoding_from(std::string_view word);

/// ISO-8859-1 as UTF-8.
std::string from_latin1(std::string_view text);
/// Invalid bytes replaced by U+FFFD, so that an error file can show the row.
std::string replace_invalid(std::string_view text);

}  // namespace waarborg::csv
