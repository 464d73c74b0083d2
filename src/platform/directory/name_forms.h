// The forms under which a person is found again, as folded text; the directory keeps keyed tokens of them.
//
//   n:NUMBER     the personnel number
//   w:WORD       every word of the name, for searching the register
//   f:A B        two words of the name, in alphabetical order
//   i:a B        one word's initial with another word
//   s:a B        as i, kept only for a person whose name is known with an initial alone ("J. de Vries")
//
// Dutch and Belgian particles ("van", "de", "'t", "d'") are left out of f, i and s, and a second time joined to the
// word they stand before, so that "Van den Berghe" and "Vandenberghe" meet. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waarborg::directory {

/// What is kept for a person. Sorted, each once.
std::vector<std::string> forms_of_person(std::string_view name, std::string_view personnel_number);
/// What to look for when a person typed whom they mean; several people may be named, apart by "en", "and", "et",
/// "und", "&", "/", ";" or line ends, or by a comma between whole names. At most 200 forms.
std::vector<std::string> forms_of_typed(std::string_view typed);
/// The words a name consists of, particles included: "Inge van 't Hof" is inge, van, t, hof.
std::vector<std::string> words_of_name(std::string_view name);

}  // namespace waarborg::directory
