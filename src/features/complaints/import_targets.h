// What the register keeps: the targets a mapping may fill, their fields, and the neutral words of code lists.
//
// Nothing here can hold a name, an address, an ethnicity, an age or a birth date: what has no field is not kept
// (docs/decisions/0012-what-the-complaint-register-keeps.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waarborg::complaints {

enum class Target {
  unit,
  officer,
  unit_period,
  complaint_case,
  allegation,
  complainant,
  victim,
  officer_filed,
  training  ///< of an employee, not of a register: last, and alone in its mapping (training_import.h)
};
inline constexpr std::size_t kRegisterTargetCount = 8;  ///< all but training

enum class FieldType {
  id,    ///< up to 64 characters
  text,  ///< up to 200 characters
  date,  ///< stored as YYYY-MM-DD
  code,  ///< a neutral word by a code list; the original is kept beside it
  hours  ///< "7.5" or "7,5", below a thousand; kept as minutes
};

struct FieldSpec {
  std::string_view name;
  FieldType type;
  bool required = false;
  bool key = false;               ///< part of what makes the record the same record when it comes again
  std::string_view vocabulary{};  ///< code: which neutral words
};

struct TargetSpec {
  Target target;
  std::string_view name;  ///< as mappings write it
  std::vector<FieldSpec> fields;
  /// Several records with one key are different records, told apart by their order (two complainants of one case).
  bool numbered = false;
  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view field) const;
};

const TargetSpec& spec_of(Target target);
const std::vector<TargetSpec>& all_targets();
/// The neutral words of "category", "finding", "outcome", "gender", "training" or "yes_no". A word is also a text key:
/// "complaints_register.finding_sustained". Most have "other" for a code no list knows; without it such a code is left
/// out (yes_no), or refuses the row where the field is required (training).
const std::vector<std::string>& words_of(std::string_view vocabulary);
std::vector<std::string> vocabulary_names();

}  // namespace waarborg::complaints
