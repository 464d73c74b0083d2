// Whether the same work waits or is done already.
#pragma once

#include <optional>
#include <string>

#include "platform/storage/database.h"

namespace waarborg::jobs {

/// The id of a job of this kind with exactly this payload that has neither ended nor failed. Asked and enqueued in one
/// transaction, the same work is never done twice at once.
std::optional<std::string> unfinished_job(storage::Transaction& tx, const std::string& kind,
                                          const std::string& payload);

}  // namespace waarborg::jobs
