// Where cases are kept. Every function takes a matter that somebody opened, so that nothing is read or written past
// may_see.
#pragma once

#include <vector>

#include "features/decisions/sanction_case.h"
#include "matters/access.h"

namespace waarborg::decisions {

std::vector<Case> cases(storage::Transaction& tx, const std::string& matter_id);
/// Errors: not_found.
Result<Case> find_case(storage::Transaction& tx, const matters::Opened& opened, const std::string& id);
/// Answers its id.
std::string add_case(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                     const Case& fresh);
/// False when `changed.version` is no longer the stored one: somebody else was first.
[[nodiscard]] bool update_case(storage::Transaction& tx, const Case& changed);

Words words_of(storage::Transaction& tx, const matters::Opened& opened, const std::string& case_id);
void save_words(storage::Transaction& tx, const matters::Opened& opened, const std::string& case_id,
                const std::string& part, const std::string& text);

/// Numbers of a measure as they are kept among the words, and back.
std::string to_json(const MeasureInput& input);
MeasureInput measure_from_json(const std::string& measure, const std::string& text);

}  // namespace waarborg::decisions
