// An import as a job: the steps of ImportRun, each in the job's transaction, so that it goes on after a restart.
#pragma once

#include <optional>
#include <string>

#include "features/complaints/import_run.h"
#include "matters/house.h"

namespace waarborg::complaints {

/// What a job was asked to do.
struct ImportTask {
  std::string staging;  ///< id of its Staging
  Mode mode = Mode::check;
};

void add_import_job(matters::House& house);
/// Answers the job's id.
std::string enqueue_import(storage::Transaction& tx, matters::House& house, const ImportTask& task,
                           const std::string& owner);

struct ImportJob {
  jobs::Job job;
  ImportTask task;
  std::string import_id;  ///< empty until it began
};
/// Nothing for a job of another kind.
std::optional<ImportJob> find_import_job(storage::Transaction& tx, const std::string& id);

}  // namespace waarborg::complaints
