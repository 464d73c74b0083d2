#include "features/administration/person_form.h"

#include <algorithm>

#include "base/text.h"

namespace waarborg::administration {

namespace {

bool is_number(std::string_view number) {
  for (const char c : number) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                       c == '.' || c == '_' || c == '/';
    if (!plain) return false;
  }
  return number.size() <= 30;
}

bool is_mail(std::string_view mail) {
  const auto at = mail.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < mail.size() &&
         mail.find_first_of(" \t\n<>,;") == mail.npos && mail.find('@', at + 1) == mail.npos && mail.size() <= 254;
}

/// "31-12-2026" as "2026-12-31"; any other text as it is.
std::string as_iso(const std::string& typed) {
  if (typed.size() != 10 || (typed[2] != '-' && typed[2] != '/') || typed[5] != typed[2]) return typed;
  return typed.substr(6) + "-" + typed.substr(3, 2) + "-" + typed.substr(0, 2);
}

class Check {
 public:
  std::string text(const std::string& typed, const char* field, bool required, std::size_t longest) {
    std::string out(trim(typed));
    if (required && out.empty()) errors.push_back(invalid("error.required", field));
    if (count_characters(out) > longest) errors.push_back(invalid("error.too_long", field, {std::to_string(longest)}));
    return out;
  }
  std::optional<Date> date(const std::string& typed, const char* field) {
    const std::string text(trim(typed));
    if (text.empty()) return std::nullopt;
    const auto date = date_from_iso(as_iso(text));
    if (!date) errors.push_back(invalid("error.date", field));
    return date;
  }
  Errors errors;
};

}  // namespace

const std::vector<std::string>& person_categories() {
  static const std::vector<std::string> all{"operational", "calog", "contract", "external", "trainee"};
  return all;
}

Result<directory::Person> checked_person(const PersonTexts& texts) {
  Check check;
  directory::Person person;
  person.personnel_number = check.text(texts.number, "number", true, 30);
  if (!is_number(person.personnel_number)) check.errors.push_back(invalid("administration.person_number", "number"));
  person.name = check.text(texts.name, "name", true, 200);
  person.mail = check.text(texts.mail, "mail", false, 254);
  if (!person.mail.empty() && !is_mail(person.mail)) check.errors.push_back(invalid("error.email", "mail"));
  person.unit_id = check.text(texts.unit_id, "unit", true, 100);
  person.function = check.text(texts.function, "function", false, 200);
  person.category = ascii_lower(check.text(texts.category, "category", false, 30));
  if (person.category.empty()) person.category = "operational";
  if (std::ranges::find(person_categories(), person.category) == person_categories().end())
    check.errors.push_back(invalid("error.choice", "category"));
  person.joined_on = check.date(texts.joined, "joined");
  person.left_on = check.date(texts.left, "left");
  if (person.joined_on && person.left_on && *person.left_on < *person.joined_on)
    check.errors.push_back(invalid("administration.left_before_joined", "left"));
  if (!check.errors.empty()) return check.errors;
  return person;
}

}  // namespace waarborg::administration
