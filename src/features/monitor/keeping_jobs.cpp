#include <chrono>

#include "features/monitor/contract/keeping.h"
#include "features/monitor/deletion.h"
#include "features/monitor/log_import.h"
#include "features/monitor/names.h"
#include "platform/jobs/errands.h"

namespace waarborg::monitor {
namespace {

constexpr int kMinute = 3 * 60 + 20;  // of the night, when no log comes in
constexpr const char* kDelete = "lookups.delete_days";
constexpr const char* kForget = "lookups.forget_names";
constexpr auto kAtATime = std::chrono::seconds(1);

/// Reads for a second at a time. What was read stays in memory: a node that takes the job over begins anew, which
/// changes nothing in what comes out. Two jobs at once share what is done.
class Forgetting {
 public:
  Forgetting(matters::House& house, NamedBy named_by) : house_(house), named_by_(std::move(named_by)) {}

  jobs::Errand next() {
    if (at_.files_done == kKeyKinds.size()) {
      at_ = {};
      return {};
    }
    return [this]() -> Result<Done> {
      auto done = work();
      if (!done.ok()) at_ = {};
      return done;
    };
  }

 private:
  Result<Done> work() {
    if (!at_.scan)
      at_.scan = TRY(house_.database().read([&](storage::Transaction& tx) { return NameScan::open(house_, tx); }));
    if (at_.traced) return at_.scan->forget_keys(static_cast<KeyKind>(at_.files_done++));
    const auto began = std::chrono::steady_clock::now();
    if (!TRY(at_.scan->go_on([&] { return std::chrono::steady_clock::now() - began > kAtATime; }))) return Done{};
    TRY(house_.database().write(
        [&](storage::Transaction& tx) { return at_.scan->finish(tx, named_by_(tx), "system"); }));
    at_.traced = true;
    return Done{};
  }

  matters::House& house_;
  NamedBy named_by_;
  struct {
    std::unique_ptr<NameScan> scan;
    bool traced = false;
    std::size_t files_done = 0;
  } at_;
};

/// Files go outside of a transaction, which may be repeated. Killed in between it begins again.
jobs::Errands delete_errand(matters::House& house) {
  return {[&house](storage::Transaction&, jobs::Job& job) -> Result<jobs::Errand> {
    if (!job.cursor.empty()) return jobs::Errand{};
    job.cursor = "deleted";
    return jobs::Errand{[&house]() -> Result<Done> {
      static_cast<void>(TRY(delete_when_over(house, [&house](storage::Transaction& tx) {
        static_cast<void>(jobs::Jobs::enqueue(tx, house.clock(), kForget, "{}", "system"));
      })));
      return Done{};
    }};
  }};
}

}  // namespace

void add_keeping_jobs(matters::House& house, NamedBy named_by) {
  const auto forgetting = std::make_shared<Forgetting>(house, std::move(named_by));
  house.platform.jobs.add_kind(kForget,
                               jobs::Errands{[forgetting](storage::Transaction&, jobs::Job&) -> Result<jobs::Errand> {
                                 return forgetting->next();
                               }});
  house.platform.jobs.add_kind(kDelete, delete_errand(house));
  house.platform.jobs.add_daily("lookups.delete_when_over", kMinute,
                                [&house](storage::Transaction& tx) -> Result<Done> {
                                  remove_forgotten_checks(house);
                                  if (TRY(is_something_over(house)))
                                    static_cast<void>(jobs::Jobs::enqueue(tx, house.clock(), kDelete, "{}", "system"));
                                  return Done{};
                                });
}

}  // namespace waarborg::monitor
