#include "features/administration/api.h"

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "base/text.h"
#include "platform/web/api_list.h"

namespace waarborg::administration {

namespace {

namespace json = boost::json;

json::value or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); }
json::value or_null(const std::optional<Date>& day) { return day ? json::value(to_iso(*day)) : json::value(nullptr); }

void read_key(const std::string& key, const std::string& value, ApiQuery& query, Errors& errors) {
  if (key == "pageSize") {
    if (const auto size = web::api_page_size(value); size.ok())
      query.page_size = *size;
    else
      errors.push_back(size.error());
  } else if (key == "cursor") {
    const auto bytes = from_base64url(value);
    if (bytes && is_clean_utf8(as_text_view(*bytes)))
      query.cursor = as_text(*bytes);
    else
      errors.push_back(invalid("error.invalid", key));
  } else if (key == "unitId") {
    query.unit_id = value;
  } else if (key == "includeLeavers") {
    query.with_leavers = value == "true";
    if (value != "true" && value != "false") errors.push_back(invalid("error.choice", key));
  }
}

}  // namespace

Result<ApiQuery> api_query(const http::Fields& asked, const std::vector<std::string>& known) {
  ApiQuery query;
  Errors errors;
  for (const auto& [key, value] : asked.items()) {
    if (std::ranges::find(known, key) == known.end())
      errors.push_back(invalid("administration.query_unknown", key));
    else
      read_key(key, value, query, errors);
  }
  if (!errors.empty()) return errors;
  return query;
}

std::string unit_json(const directory::Unit& unit) {
  json::object out;
  out["id"] = unit.id;
  out["code"] = unit.code;
  out["name"] = unit.name;
  out["parentId"] = or_null(unit.parent_id);
  return json::serialize(out);
}

std::string person_json(const directory::Person& person) {
  json::object out;
  out["id"] = person.id;
  out["personnelNumber"] = person.personnel_number;
  out["name"] = person.name;
  out["mail"] = or_null(person.mail);
  out["unitId"] = person.unit_id;
  out["function"] = or_null(person.function);
  out["category"] = person.category;
  out["joinedOn"] = or_null(person.joined_on);
  out["leftOn"] = or_null(person.left_on);
  return json::serialize(out);
}

std::string list_json(const std::vector<std::string>& items, const std::string& next_cursor) {
  std::string out = "{\"results\":[" + join(items, ",") + "],\"nextCursor\":";
  return out + (next_cursor.empty() ? "null" : "\"" + to_base64url(as_bytes(next_cursor)) + "\"") + "}";
}

}  // namespace waarborg::administration
