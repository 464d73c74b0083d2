// Small helpers on UTF-8 text. No locale, no I/O.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waarborg {

std::string_view trim(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool starts_with(std::string_view text, std::string_view prefix);
std::string ascii_lower(std::string_view text);
/// Valid UTF-8 without NUL: what may enter the house from outside.
bool is_clean_utf8(std::string_view text);
/// The text cut to at most `bytes_max` bytes at a character boundary.
std::string_view cut_utf8(std::string_view text, std::size_t bytes_max);
/// Number of code points of valid UTF-8.
std::size_t count_characters(std::string_view text);

}  // namespace waarborg
