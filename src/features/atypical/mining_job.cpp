#include <cmath>
#include <map>

#include "base/text.h"
#include "features/atypical/proposals.h"
#include "platform/jobs/errands.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using storage::Transaction;

/// So that other jobs get their turn.
constexpr std::chrono::milliseconds kPiece{2000};

std::int64_t millionths(double share) { return std::llround(share * 1e6); }

void keep_proposal(Transaction& tx, const std::string& mining_id, int place, const monitor::Mined& told,
                   const monitor::ProposedExplanation& link) {
  const std::string id = new_id();
  const double also = told.also_asked == 0 ? 0 : static_cast<double>(link.also) / static_cast<double>(told.also_asked);
  tx.execute(sql::proposal_add, {id, mining_id, place, link.key, link.scope, join(link.kinds, "\n"), link.before,
                                 link.after, link.least, link.firsts, link.looks, link.fresh, millionths(link.support),
                                 millionths(link.chance), millionths(link.precision), millionths(also)});
  for (const auto& [kind, groups] : {std::pair("team", &link.teams), std::pair("role", &link.roles)})
    for (const auto& group : *groups)
      tx.execute(sql::proposal_group_add, {id, kind, group.name, group.held, group.asked, group.officers});
}

Result<Done> keep(Transaction& tx, const std::string& id, const monitor::Mined& told) {
  if (const auto now = find_mining(tx, id); !now || now->finished) return Done{};
  int place = 0;
  for (const auto& link : told.links)
    if (link.proposed) keep_proposal(tx, id, place++, told, link);
  tx.execute(sql::mining_finish,
             {id, told.first_day, told.day, told.content, told.teams, told.teams_asked, told.looks_in_all,
              told.one_of_officers, told.looks, told.unexplained, told.firsts, told.firsts_unexplained,
              told.looks_asked, told.firsts_asked, told.firsts_reached, place});
  return Done{};
}

/// In the one thread of jobs. A process that was stopped begins a mining again.
class AtMining {
 public:
  explicit AtMining(matters::House& house) : house_(house) {}

  Result<jobs::Errand> next(Transaction& tx, jobs::Job& job) {
    const auto row = tx.find(sql::mining_of_job, {job.id});
    if (!row || row->flag("finished")) return jobs::Errand{};
    if (const auto found = at_work_.find(job.id); found != at_work_.end()) {
      job.done = found->second->done();
      job.total = found->second->total();
    }
    const monitor::DaysAsked days{row->date("from_day"), row->date("to_day")};
    return jobs::Errand{[this, id = row->text("id"), days, job = job.id] { return work(id, days, job); }};
  }

 private:
  Result<Done> work(const std::string& id, const monitor::DaysAsked& days, const std::string& job) {
    auto& mining = at_work_[job];
    if (!mining) mining = monitor::Mining::open(house_, days);
    const auto more = mining->work(kPiece);
    if (more.ok() && *more) return Done{};
    const auto done = std::move(mining);
    at_work_.erase(job);
    if (!more.ok()) return more.errors();
    const auto told = done->tell();
    return house_.database().write([&](Transaction& tx) { return keep(tx, id, told); });
  }

  matters::House& house_;
  std::map<std::string, std::unique_ptr<monitor::Mining>> at_work_;  ///< by job
};

}  // namespace

void add_mining_job(matters::House& house) {
  const auto at_mining = std::make_shared<AtMining>(house);
  house.platform.jobs.add_kind(
      kMiningJob, jobs::Errands{[at_mining](Transaction& tx, jobs::Job& job) { return at_mining->next(tx, job); }});
}

}  // namespace waarborg::atypical
