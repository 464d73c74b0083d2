#include <chrono>

#include "features/monitor/contract/keeping.h"
#include "features/monitor/deletion.h"
#include "features/monitor/names.h"

namespace waarborg::monitor {
namespace {

constexpr int kMinute = 3 * 60 + 20;  // of the night, when no log comes in
constexpr const char* kForget = "lookups.forget_names";
constexpr auto kAtATime = std::chrono::seconds(1);

/// Reads for a second in each step. What was read stays in memory: a node that takes the job over begins anew, which
/// changes nothing in what comes out.
jobs::Step forget_step(matters::House& house, NamedBy named_by) {
  return [&house, named_by = std::move(named_by), scan = std::shared_ptr<NameScan>()](
             storage::Transaction& tx, jobs::Job& job) mutable -> Result<jobs::Next> {
    const auto began = std::chrono::steady_clock::now();
    if (!scan || job.cursor.empty()) {
      scan.reset();  // lets the lock go first
      scan = TRY(NameScan::open(house));
    }
    const auto all = scan->go_on([&] { return std::chrono::steady_clock::now() - began > kAtATime; });
    if (all.ok() && !*all) {
      job.cursor = "reading";
      return jobs::Next::again;
    }
    const auto done = std::exchange(scan, nullptr);
    if (!all.ok()) return all.errors();
    TRY(done->finish(tx, house, named_by(tx), "system"));
    return jobs::Next::finished;
  };
}

}  // namespace

void add_keeping_jobs(matters::House& house, NamedBy named_by) {
  house.platform.jobs.add_kind(kForget, forget_step(house, std::move(named_by)));
  house.platform.jobs.add_daily("lookups.delete_when_over", kMinute,
                                [&house](storage::Transaction& tx) -> Result<Done> {
                                  if (TRY(delete_when_over(house, tx)) != 0)
                                    static_cast<void>(jobs::Jobs::enqueue(tx, house.clock(), kForget, "{}", "system"));
                                  return Done{};
                                });
}

}  // namespace waarborg::monitor
