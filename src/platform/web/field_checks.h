// Checks of single fields that forms of every feature share.
#pragma once

#include <string>

#include "base/result.h"

namespace waarborg::web {

/// Text of a form: an error for a required one that is empty ("error.required"), and for one of more characters than
/// `length_max` ("error.too_long").
void check_text(Errors& errors, const std::string& field, const std::string& value, int length_max, bool required);

}  // namespace waarborg::web
