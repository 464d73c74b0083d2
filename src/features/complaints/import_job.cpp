#include "features/complaints/import_job.h"

#include <boost/json.hpp>
#include <map>
#include <memory>

#include "features/complaints/contract/complaints.h"
#include "features/complaints/import_staging.h"

namespace waarborg::complaints {
namespace {

constexpr const char* kKind = "complaints.import";
constexpr int kCleaningMinute = 4 * 60;
// The job's lease is renewed in every step, and others wait for the database meanwhile: small steps.
constexpr int kRowsPerStep = 2000;
// A cursor is the import's id; with this before it all rows are done and only the files are left to remove.
constexpr std::string_view kDonePrefix = "done ";

std::string payload_of(const ImportTask& task) {
  return boost::json::serialize(
      boost::json::object{{"staging", task.staging}, {"mode", task.mode == Mode::check ? "check" : "import"}});
}

ImportTask task_of(const std::string& payload) {
  ImportTask task;
  boost::system::error_code problem;
  const auto value = boost::json::parse(payload, problem);
  if (problem || !value.is_object()) return task;
  const auto text = [&](const char* name) {
    const auto* found = value.as_object().if_contains(name);
    return found && found->is_string() ? std::string(found->as_string()) : std::string{};
  };
  task.staging = text("staging");
  task.mode = text("mode") == "import" ? Mode::import : Mode::check;
  return task;
}

/// Steps come one at a time from the one thread of jobs, so the runs at hand need no lock.
class Importer {
 public:
  explicit Importer(matters::House& house) : house_(&house) {}

  Result<jobs::Next> step(storage::Transaction& tx, jobs::Job& job) {
    const ImportTask task = task_of(job.payload);
    const Staging staging(house_->platform.config.uploads(), task.staging);
    if (job.cursor.starts_with(kDonePrefix)) {
      // A checked staging stays: the same files are imported when somebody confirms.
      if (task.mode == Mode::import) staging.remove();
      runs_.erase(job.id);
      job.result = boost::json::serialize(boost::json::object{{"import", job.cursor.substr(kDonePrefix.size())}});
      return jobs::Next::finished;
    }
    const auto run = runs_.find(job.id);
    if (run == runs_.end() || run->second->id() != job.cursor) return begin(tx, job, task, staging);
    const bool more = TRY(run->second->step(tx, house_->clock()));
    job.done = static_cast<std::int64_t>(run->second->progress().bytes_done);
    if (!more) job.cursor = std::string(kDonePrefix) + job.cursor;
    return jobs::Next::again;
  }

 private:
  /// First, and again in a process that was restarted.
  Result<jobs::Next> begin(storage::Transaction& tx, jobs::Job& job, const ImportTask& task, const Staging& staging) {
    ImportOptions options;
    options.mode = task.mode;
    options.actor = job.owner;
    options.rows_per_step = kRowsPerStep;
    auto run = TRY(staging.prepare(options, "mapping.yaml"));
    TRY(run->begin(tx, house_->clock()));
    job.cursor = run->id();
    job.total = static_cast<std::int64_t>(run->progress().bytes_total);
    runs_[job.id] = std::move(run);
    return jobs::Next::again;
  }

  matters::House* house_;
  std::map<std::string, std::unique_ptr<ImportRun>> runs_;  ///< by job
};

}  // namespace

void add_import_job(matters::House& house) {
  const auto importer = std::make_shared<Importer>(house);
  house.platform.jobs.add_kind(
      kKind, [importer](storage::Transaction& tx, jobs::Job& job) { return importer->step(tx, job); });
  house.platform.jobs.add_daily("complaints.remove_forgotten_files", kCleaningMinute,
                                [&house](storage::Transaction&) -> Result<Done> {
                                  remove_forgotten_stagings(house.platform.config.uploads());
                                  return Done{};
                                });
}

std::string enqueue_import(storage::Transaction& tx, matters::House& house, const ImportTask& task,
                           const std::string& owner) {
  return jobs::Jobs::enqueue(tx, house.clock(), kKind, payload_of(task), owner);
}

std::optional<ImportJob> find_import_job(storage::Transaction& tx, const std::string& id) {
  const auto job = jobs::Jobs::find(tx, id);
  if (!job || job->kind != kKind) return std::nullopt;
  ImportJob found{*job, task_of(job->payload), job->cursor};
  if (found.import_id.starts_with(kDonePrefix)) found.import_id.erase(0, kDonePrefix.size());
  return found;
}

}  // namespace waarborg::complaints
