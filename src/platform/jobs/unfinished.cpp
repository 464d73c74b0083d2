#include "platform/jobs/unfinished.h"

#include "queries/platform_jobs.h"

namespace waarborg::jobs {

std::optional<std::string> unfinished_job(storage::Transaction& tx, const std::string& kind,
                                          const std::string& payload) {
  const auto row = tx.find(queries::platform_jobs::unfinished_job, {kind, payload});
  return row ? std::optional(row->text("id")) : std::nullopt;
}

}  // namespace waarborg::jobs
