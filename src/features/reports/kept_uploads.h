// Uploads that wait for their form to be right. Reached from outside through contract/reports.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/reports/contract/reports.h"

namespace waarborg::reports {

/// The file behind a token; nothing when it is not (or no longer) there.
std::optional<http::Upload> find_kept(storage::Transaction& tx, const matters::House& house, std::string_view token);

/// The files of a request, whether they came with it or were kept before, ready for matters::add_document; what was
/// kept is claimed (its row goes) in this transaction. A token that opens nothing is passed over.
/// Errors: "reports.too_many_files".
Result<std::vector<http::Upload>> claim_files(storage::Transaction& tx, const matters::House& house,
                                              const http::Request& request);

/// Removes what nobody came back for. Rows of a day before yesterday's are never claimed any more, so removing their
/// files races with nobody.
Result<Done> remove_unclaimed(storage::Transaction& tx, const matters::House& house);

}  // namespace waarborg::reports
