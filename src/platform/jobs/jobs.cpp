#include "platform/jobs/jobs.h"

#include <algorithm>
#include <chrono>

#include "platform/jobs/errands.h"
#include "queries/platform_jobs.h"

namespace waarborg::jobs {
namespace {

namespace queries = waarborg::queries::platform_jobs;
using storage::Row;
using storage::Transaction;

constexpr std::chrono::seconds kLease{60};
constexpr std::chrono::seconds kTurn{2};
constexpr std::int64_t kAttemptsMax = 8;

Job job_from(const Row& row) {
  Job job;
  job.id = row.text("id");
  job.kind = row.text("kind");
  job.payload = row.text("payload");
  job.cursor = row.text("cursor");
  job.done = row.integer("done");
  job.total = row.integer("total");
  job.state = row.text("state");
  job.result = row.text("result");
  job.problem = row.text("problem");
  job.owner = row.text("owner");
  job.started_at = row.instant("started_at");
  return job;
}

/// 10 seconds, 20, 40 ... up to ten minutes.
std::chrono::seconds pause_after(std::int64_t attempts) {
  const std::int64_t doubled = 5LL << std::clamp<std::int64_t>(attempts, 0, 7);
  return std::chrono::seconds(std::min<std::int64_t>(doubled, 600));
}

/// A job in the hands of one node.
struct Held {
  storage::Database& database;
  const Clock& clock;
  const std::string& node;
  std::string id;

  /// Its state is not "running" when another node holds it: the lease ran out under a long step.
  Result<Job> read(Transaction& tx) const {
    const auto row = tx.find(queries::find_job, {id});
    if (!row || row->text("node") != node || row->text("state") != "running") return Job{};
    if (row->integer("attempts") > kAttemptsMax) return Error{ErrorKind::conflict, "error.unavailable"};
    return job_from(*row);
  }
  Next keep(Transaction& tx, const Job& job, Next next) const {
    const char* state = next == Next::finished ? "done" : "running";
    tx.execute(queries::save_step,
               {job.cursor, job.done, job.total, state, job.result, clock.now() + kLease, id, node});
    return next;
  }
};

Result<Next> do_step(const Held& held, const Step& step) {
  return held.database.write([&](Transaction& tx) -> Result<Next> {
    Job job = TRY(held.read(tx));
    if (job.state != "running") return Next::finished;
    const Next next = TRY(step(tx, job));
    return held.keep(tx, job, next);
  });
}

Result<Next> do_errand(const Held& held, const Errands& errands) {
  Job job;
  const auto asked = held.database.read([&](Transaction& tx) -> Result<Errand> {
    job = TRY(held.read(tx));
    return job.state == "running" ? errands.next(tx, job) : Errand{};
  });
  const Errand errand = TRY(asked);
  if (job.state != "running") return Next::finished;
  if (errand) TRY(errand());
  return held.database.write(
      [&](Transaction& tx) -> Result<Next> { return held.keep(tx, job, errand ? Next::again : Next::finished); });
}

}  // namespace

std::string Jobs::enqueue(Transaction& tx, const Clock& clock, const std::string& kind, const std::string& payload,
                          const std::string& owner) {
  std::string id = new_id();
  tx.execute(queries::enqueue, {id, kind, payload, owner, clock.now()});
  return id;
}

std::optional<Job> Jobs::find(Transaction& tx, const std::string& id) {
  const auto row = tx.find(queries::find_job, {id});
  if (!row) return std::nullopt;
  return job_from(*row);
}

/// Of the kinds that this program knows: another node may run a newer one that knows more.
std::optional<std::string> Jobs::next_due() {
  const auto next = database_->read([&](Transaction& tx) -> Result<std::string> {
    std::string id;
    Instant first = Instant::max();
    for (const auto& [kind, step] : kinds_) {
      const auto row = tx.find(queries::next_due, {kind, clock_->now()});
      if (!row || row->instant("lease_until") >= first) continue;
      first = row->instant("lease_until");
      id = row->text("id");
    }
    return id;
  });
  if (!next.ok() || next->empty()) return std::nullopt;
  return *next;
}

Result<Next> Errands::operator()(Transaction&, Job&) const { return conflict("error.unavailable"); }

bool Jobs::take_up(const std::string& id) {
  const auto taken = database_->write([&](Transaction& tx) -> Result<bool> {
    const Instant now = clock_->now();
    return tx.execute(queries::take_up, {node_, now + kLease, id, now}) == 1;
  });
  return taken.ok() && *taken;
}

Jobs::Outcome Jobs::run_step(const std::string& id) {
  const auto kind = database_->read([&](Transaction& tx) -> Result<std::string> {
    const auto row = tx.find(queries::find_job, {id});
    return row ? row->text("kind") : std::string{};
  });
  const auto known = kind.ok() ? kinds_.find(*kind) : kinds_.end();
  if (known == kinds_.end()) return Outcome::ended;
  const Held held{*database_, *clock_, node_, id};
  const auto* errands = known->second.target<Errands>();
  const auto next = errands ? do_errand(held, *errands) : do_step(held, known->second);
  if (!next.ok()) return handle_failure(id, next.error());
  return *next == Next::again ? Outcome::again : Outcome::ended;
}

Jobs::Outcome Jobs::handle_failure(const std::string& id, const Error& error) {
  if (error.kind != ErrorKind::unavailable) {
    give_up(id, error.code);
    return Outcome::ended;
  }
  const auto attempts = database_->read([&](Transaction& tx) -> Result<std::int64_t> {
    const auto row = tx.find(queries::find_job, {id});
    return row ? row->integer("attempts") : 0;
  });
  // When even this fails, the lease runs out by itself.
  if (!attempts.ok()) return Outcome::ended;
  if (*attempts >= kAttemptsMax) {
    give_up(id, error.code);
  } else {
    let_go(id, clock_->now() + pause_after(*attempts));
  }
  return Outcome::ended;
}

void Jobs::let_go(const std::string& id, Instant due) {
  (void)database_->write([&](Transaction& tx) -> Result<Done> {
    tx.execute(queries::let_go, {due, id, node_});
    return Done{};
  });
}

void Jobs::give_up(const std::string& id, const std::string& problem) {
  (void)database_->write([&](Transaction& tx) -> Result<Done> {
    tx.execute(queries::give_up, {problem, clock_->now(), id, node_});
    return Done{};
  });
}

void Jobs::work_on(const std::string& id) {
  const auto turn_ends = std::chrono::steady_clock::now() + kTurn;
  while (run_step(id) == Outcome::again) {
    if (!stopping() && std::chrono::steady_clock::now() < turn_ends) continue;
    let_go(id, clock_->now());
    return;
  }
}

bool Jobs::work_once() {
  const bool daily = run_due_daily();
  const auto id = next_due();
  if (!id) return daily;
  if (take_up(*id)) work_on(*id);
  return true;
}

void Jobs::drain() {
  while (work_once()) {
  }
}

}  // namespace waarborg::jobs
