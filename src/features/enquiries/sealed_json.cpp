#include "features/enquiries/sealed_json.h"

namespace waarborg::enquiries {

Bytes seal_words(const matters::Opened& opened, const std::string& place, const json::object& words) {
  return sealing::seal(opened.key, place, json::serialize(words));
}

json::object open_words(const matters::Opened& opened, const std::string& place, ByteView sealed) {
  const auto text = sealing::open_text(opened.key, place, sealed);
  boost::system::error_code error;
  const json::value value = text ? json::parse(*text, error) : json::value{};
  return value.is_object() ? value.get_object() : json::object{};
}

std::string text_in(const json::object& words, std::string_view field) {
  const auto* value = words.if_contains(field);
  return value && value->is_string() ? std::string(value->get_string()) : std::string{};
}

std::vector<std::string> texts_in(const json::object& words, std::string_view field) {
  std::vector<std::string> texts;
  const auto* value = words.if_contains(field);
  if (!value || !value->is_array()) return texts;
  for (const auto& item : value->get_array())
    if (item.is_string()) texts.emplace_back(item.get_string());
  return texts;
}

std::optional<Date> day_in(const json::object& words, std::string_view field) {
  return date_from_iso(text_in(words, field));
}

std::string day_text(std::optional<Date> day) { return day ? to_iso(*day) : std::string{}; }

json::array array_of(const std::vector<std::string>& texts) {
  json::array array;
  for (const auto& text : texts) array.emplace_back(text);
  return array;
}

}  // namespace waarborg::enquiries
