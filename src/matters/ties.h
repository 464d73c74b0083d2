// Private interests that people declare towards somebody (SEC-06): "he is my brother", "I rent a house from her". Only
// who declared one reads it; the house keeps tokens, by which an assignment finds that there is one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/house.h"

namespace waarborg::matters {

struct Tie {
  std::string id;
  std::string person;  ///< as it was typed
  std::string nature;  ///< in their own words
  Date declared_on{};
  std::optional<Date> ended_on;
};

/// `person` is a personnel number or a name; who is not in the register can be named too. Errors, all at once:
/// "error.required", "error.too_long" (person, nature), "conflict.name_whole" (person: a number or first and last
/// name). What runs already follows (interests.h).
Result<Done> declare_tie(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                         const std::string& person, const std::string& nature);
/// From today it counts no more; a matter that it kept from somebody stays so, lest ending one opens it. Errors:
/// not_found.
Result<Done> end_tie(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                     const std::string& tie_id);
/// The viewer's own, newest first. REQUIRES: a viewer with keys.
std::vector<Tie> ties_of(storage::Transaction& tx, const identity::Viewer& viewer);

/// Whether this account declared an interest towards anybody whom the words, or the person of the register, mean.
[[nodiscard]] bool has_tie_with(storage::Transaction& tx, const House& house, const std::string& account_id,
                                const std::string& text, const std::string& person_id);

/// Everybody with such an interest that has not ended.
std::vector<std::string> accounts_tied_to(storage::Transaction& tx, const House& house, const std::string& text,
                                          const std::string& person_id);
[[nodiscard]] bool has_open_tie(storage::Transaction& tx, const std::string& account_id);

}  // namespace waarborg::matters
