// Percent-encoding, and forms and queries written with it. What comes out is clean UTF-8 or nothing at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace waarborg::http {

enum class Plus { is_plus, is_space };

/// Nothing for a broken escape, NUL or invalid UTF-8.
std::optional<std::string> percent_decode(std::string_view text, Plus plus = Plus::is_plus);
/// Everything but letters, digits and -._~ as %XX.
std::string percent_encode(std::string_view text);
/// "a=1&b=2": fields in order, line ends as \n. Nothing for a broken escape, NUL, invalid UTF-8, or more than
/// `fields_max` fields.
std::optional<Fields> parse_urlencoded(std::string_view text, std::size_t fields_max = 5000);
/// The decoded path of a request target. Nothing for a broken escape, NUL, invalid UTF-8, an encoded slash
/// (two spellings of one route), or a path that does not start with '/'.
std::optional<std::string> decode_path(std::string_view raw);
/// CR LF and lone CR become LF, as the text was before the form encoded it.
std::string unix_lines(std::string_view text);

}  // namespace waarborg::http
