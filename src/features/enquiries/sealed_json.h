// The sealed words of a row: JSON in, JSON out. Reading never throws on what this program wrote itself; what cannot be
// opened reads as empty.
#pragma once

#include <boost/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "matters/access.h"

namespace waarborg::enquiries {

namespace json = boost::json;

Bytes seal_words(const matters::Opened& opened, const std::string& place, const json::object& words);
json::object open_words(const matters::Opened& opened, const std::string& place, ByteView sealed);

std::string text_in(const json::object& words, std::string_view field);
std::vector<std::string> texts_in(const json::object& words, std::string_view field);
std::optional<Date> day_in(const json::object& words, std::string_view field);
/// Days as ISO text; nothing becomes "".
std::string day_text(std::optional<Date> day);
json::array array_of(const std::vector<std::string>& texts);

}  // namespace waarborg::enquiries
