// Keeps the facts of figures with the matters: each change of a matter, its access, clocks or parts is followed by
// recount() in the same transaction, so that a look never counts anew (docs/decisions/0023-figures-kept-in-blocks.md).
#pragma once

#include <string>

#include "base/result.h"
#include "platform/storage/database.h"

namespace waarborg::matters {

/// A matter that has just been opened counts from now on.
void count_in(storage::Transaction& tx, const std::string& matter_id);
/// After any change of what figures ask. Costs a few selects when nothing changed; nothing for a matter that does not
/// count yet.
void recount(storage::Transaction& tx, const std::string& matter_id);
/// After a step is done for good.
void count_step(storage::Transaction& tx, const std::string& matter_id, const std::string& step_id);

/// Takes in the matters of before figures were kept, some at a time; killed in between, it goes on. Answers how many.
Result<std::int64_t> fill_figures(storage::Database& database);

/// Counts everything anew and compares. Answers the matters (or months) whose kept facts are not what is counted, at
/// most ten; empty when all is well.
std::vector<std::string> wrong_figures(storage::Transaction& tx);

}  // namespace waarborg::matters
