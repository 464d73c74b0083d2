#include "platform/web/field_checks.h"

#include "base/text.h"

namespace waarborg::web {

void check_text(Errors& errors, const std::string& field, const std::string& value, int length_max, bool required) {
  if (required && trim(value).empty()) errors.push_back(invalid("error.required", field));
  if (count_characters(value) > static_cast<std::size_t>(length_max))
    errors.push_back(invalid("error.too_long", field, {std::to_string(length_max)}));
}

}  // namespace waarborg::web
