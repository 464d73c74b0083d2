// Words and evidence that only a desk, or one person, can read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/identity/viewer.h"
#include "platform/storage/database.h"

namespace waarborg::atypical {

/// Seals `text` as a part of a case, an opening or a question, for every member of a desk; again for another holder, it
/// is kept beside. Errors: "lookups.desk_missing".
Result<Done> seal_for_desk(storage::Transaction& tx, const std::string& owner, std::string_view part,
                           const std::string& desk_code, std::string_view text);
/// The same for one person. Errors: not_found.
Result<Done> seal_for_account(storage::Transaction& tx, const std::string& owner, std::string_view part,
                              const std::string& account_id, std::string_view text);

/// The part as the viewer can open it, by themselves or through a desk; nothing when they cannot.
std::optional<std::string> unsealed(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& owner,
                                    std::string_view part);

}  // namespace waarborg::atypical
