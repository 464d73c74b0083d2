// Procedures as data: every version, what an uploaded text says, and which version is in use.
#pragma once

#include <string>
#include <vector>

#include "features/administration/shared.h"

namespace waarborg::administration {

/// The procedure that a text says, checked by itself and against this installation: the letters, the desks and the
/// procedures it names must exist, and its version is above every kept one. `name` is what mistakes call the text.
/// Errors: every mistake at once (platform/content/reader.h).
Result<matters::Procedure> check_procedure(storage::Transaction& tx, const House& house, const std::string& text,
                                           const std::string& name);

/// Keeps it as a version that waits. Errors: of check_procedure and Procedures::store, "administration.out_of_scope".
Result<matters::Procedure> store_procedure(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                           const std::string& text, const std::string& name);
/// For new matters from now on; running matters keep theirs. `seen_active` is the version that was in use when the
/// viewer decided: "error.conflict" when that changed, or when this one is in use already. Errors: "procedure.unknown",
/// "administration.out_of_scope".
Result<Done> activate_procedure(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                const std::string& key, int version, int seen_active);

/// The active version's number, or 0.
int active_version(storage::Transaction& tx, const House& house, const std::string& key);

/// One line of a difference.
struct DiffLine {
  enum class Kind { same, removed, added } kind = Kind::same;
  int before = 0, after = 0;  ///< line numbers, 0 where there is none
  std::string text;
};
/// The shortest difference between two texts, line by line. Texts of over 3000 differing lines are told as removed and
/// added whole.
std::vector<DiffLine> line_diff(const std::string& before, const std::string& after);

/// What a procedure says, in the reader's language.
Html procedure_view(const Translator& t, const matters::Procedure& procedure);
Html diff_view(const Translator& t, const std::vector<DiffLine>& lines);
/// The errors of check_procedure, with the text they are about, numbered.
Html problems_view(const Translator& t, const Errors& errors, const std::string& text);

void add_procedure_routes(web::RouteTable& table, House& house);
void add_procedure_edit_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
