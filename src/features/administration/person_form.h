// A person as typed, in a form or in a row of a file: one check for both.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "platform/directory/directory.h"

namespace waarborg::administration {

/// "operational", "calog", "contract", "external", "trainee" (ORG-16).
const std::vector<std::string>& person_categories();

struct PersonTexts {
  std::string number, name, mail, unit_id, function, category, joined, left;
};
/// The person, with an empty id. Fields of the errors are the members' names, "unit" for unit_id. Dates are YYYY-MM-DD
/// or DD-MM-YYYY; an empty category is "operational". That the unit exists is for the caller to know.
/// Errors, all at once: "error.required", "error.too_long", "administration.person_number", "error.email",
/// "error.choice", "error.date", "administration.left_before_joined".
Result<directory::Person> checked_person(const PersonTexts& texts);

}  // namespace waarborg::administration
