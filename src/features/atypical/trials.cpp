#include "features/atypical/trials.h"

#include <map>
#include <memory>

#include "base/text.h"
#include "features/atypical/contract/atypical.h"
#include "features/atypical/keeping.h"
#include "features/atypical/proposals.h"
#include "features/atypical/sources.h"
#include "platform/jobs/errands.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using storage::Transaction;

constexpr const char* kJob = "atypical.trial";
constexpr int kForgettingMinute = 3 * 60 + 10;  // before the look-ups go, and with them the names that nothing needs
/// So that other jobs get their turn.
constexpr std::chrono::milliseconds kPiece{2000};

std::string text_of(const monitor::Changes& changes) {
  std::string text;
  for (const auto& [name, value] : changes) text += name + "=" + std::to_string(value) + "\n";
  return text;
}

monitor::Changes changes_from(const std::string& text) {
  monitor::Changes changes;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t equals = text.find('=', at), end = text.find('\n', at);
    changes[text.substr(at, equals - at)] = std::stoll(text.substr(equals + 1, end - equals - 1));
    at = end + 1;
  }
  return changes;
}

std::string text_of(const std::vector<KeyOfRank>& keys) {
  std::vector<std::string> words;
  for (const auto& key : keys) words.push_back(key.kind + ":" + key.key);
  return join(words, " ");
}

std::vector<KeyOfRank> keys_from(const std::string& text) {
  std::vector<KeyOfRank> keys;
  for (const auto& word : split(text, ' '))
    if (const auto colon = word.find(':'); colon != std::string::npos)
      keys.push_back({word.substr(0, colon), word.substr(colon + 1)});
  return keys;
}

std::optional<Date> day_or_none(const monitor::TriedLine::Times& times) {
  if (times.times == 0) return std::nullopt;
  return times.first;
}

Result<Done> keep(Transaction& tx, const TrialRow& trial, const monitor::Tried& told) {
  if (const auto now = find_trial(tx, trial.id); !now || now->finished) return Done{};
  for (const auto& line : told.lines)
    tx.execute(sql::trial_line_add, {trial.id, line.officer, line.subject, line.team, line.role, line.now.times,
                                     day_or_none(line.now), line.now.points, line.then.times, day_or_none(line.then),
                                     line.then.points, text_of(line.now.keys), text_of(line.then.keys)});
  for (const auto& [kind, groups] : {std::pair("team", &told.teams), std::pair("role", &told.roles)})
    for (const auto& group : *groups) tx.execute(sql::trial_group_add, {trial.id, kind, group.name, group.officers});
  tx.execute(sql::trial_finish, {trial.id, told.first_day, told.day, told.content, told.look_ups, told.unexplained_now,
                                 told.unexplained_then});
  return Done{};
}

/// In the one thread of jobs. The lists made so far are the job's cursor, from which the next process goes on.
class Trier {
 public:
  explicit Trier(matters::House& house) : house_(house) {}

  Result<jobs::Errand> next(Transaction& tx, jobs::Job& job) {
    const auto row = tx.find(sql::trial_of_job, {job.id});
    if (!row) return jobs::Errand{};
    auto trial = trial_from(*row);
    if (trial.finished) {
      job.cursor.clear();
      return jobs::Errand{};
    }
    if (const auto found = at_work_.find(job.id); found != at_work_.end()) {
      job.done = found->second->done();
      job.total = found->second->total();
      job.cursor = found->second->keep();
    }
    return jobs::Errand{[this, trial = std::move(trial), kept = job.cursor] { return work(trial, kept); }};
  }

 private:
  Result<Done> work(const TrialRow& trial, const std::string& kept) {
    if (!at_work_.contains(trial.job_id))
      at_work_[trial.job_id] = TRY(monitor::Trial::open(house_, trial.changes, trial.days, kept));
    auto& at_work = at_work_[trial.job_id];
    const auto more = at_work->work(kPiece);
    if (more.ok() && *more) return Done{};
    const auto done = std::move(at_work);
    at_work_.erase(trial.job_id);
    if (!more.ok()) return more.errors();
    return finish(trial, *done);
  }
  Result<Done> finish(const TrialRow& trial, monitor::Trial& done) {
    const auto told = done.tell();
    std::map<std::string, std::string> annexes;
    for (const auto language : i18n::kLanguages) {
      if (!trial.changes.empty()) break;
      const i18n::Translator t(house_.platform.texts, language, house_.platform.config.zone);
      annexes[std::string(i18n::code_of(language))] = TRY(done.annex(t));
    }
    return house_.database().write([&](Transaction& tx) -> Result<Done> {
      for (const auto& [language, text] : annexes)
        tx.execute(sql::annex_put, {language, trial.id, house_.clock().now(), text});
      return keep(tx, trial, told);
    });
  }

  matters::House& house_;
  std::map<std::string, std::unique_ptr<monitor::Trial>> at_work_;  ///< by job
};

ComparedLine::Side side_from(const storage::Row& row, const std::string& prefix) {
  ComparedLine::Side side;
  side.times = row.integer(prefix + "_times");
  side.listed = side.times > 0;
  side.points = static_cast<monitor::Points>(row.integer(prefix + "_points"));
  if (side.listed) side.day = row.date(prefix + "_first");
  side.keys = keys_from(row.text(prefix + "_keys"));
  return side;
}

}  // namespace

TrialRow trial_from(const storage::Row& row) {
  TrialRow trial;
  trial.id = row.text("id");
  trial.job_id = row.text("job_id");
  trial.made_by = row.text("made_by");
  trial.made_at = row.instant("made_at");
  trial.days = static_cast<int>(row.integer("days"));
  trial.changes = changes_from(row.text("changes"));
  trial.finished = row.integer("finished") != 0;
  trial.content = row.text("content");
  trial.look_ups = row.integer("look_ups");
  trial.unexplained_now = row.integer("unexplained_now");
  trial.unexplained_then = row.integer("unexplained_then");
  if (trial.finished) {
    trial.first_day = row.date("first_day");
    trial.last_day = row.date("last_day");
  }
  return trial;
}

std::optional<TrialRow> find_trial(Transaction& tx, const std::string& id) {
  const auto row = tx.find(sql::trial_find, {id});
  return row ? std::optional(trial_from(*row)) : std::nullopt;
}

TrialResult read_trial(Transaction& tx, const std::string& id, std::uint32_t own, std::int64_t threshold) {
  TrialResult out;
  std::map<std::pair<std::string, std::string>, ComparedGroup> groups;
  std::map<std::string, std::int64_t> officers_of;  // by team
  for (const auto& row : tx.query(sql::trial_groups, {id}))
    if (row.text("kind") == "team") officers_of[row.text("name")] = row.integer("officers");
  for (const auto& row : tx.query(sql::trial_lines, {id, static_cast<std::int64_t>(own)})) {
    ComparedLine line;
    line.officer = static_cast<std::uint32_t>(row.integer("officer"));
    line.subject = static_cast<std::uint32_t>(row.integer("subject"));
    if (officers_of[row.text("team")] >= threshold) line.group = row.text("team");
    line.first = side_from(row, "now");
    line.second = side_from(row, "then");
    if (line.officer != 0)
      for (const char* kind : {"team", "role"}) {
        auto& group = groups[{kind, row.text(kind)}];
        ++(line.first.listed && line.second.listed ? group.both : line.first.listed ? group.only_now : group.only_then);
      }
    out.lines.push_back(std::move(line));
  }
  for (const auto& row : tx.query(sql::trial_groups, {id})) {
    auto group = groups[{row.text("kind"), row.text("name")}];
    group.name = row.text("name");
    group.neither = row.integer("officers") - group.both - group.only_now - group.only_then;
    (row.text("kind") == "team" ? out.teams : out.roles).push_back(std::move(group));
  }
  return out;
}

std::string ask_for_trial(Transaction& tx, matters::House& house, const monitor::Changes& changes, int days,
                          const std::string& owner) {
  const std::string id = new_id();
  const std::string job = jobs::Jobs::enqueue(tx, house.clock(), kJob, "{\"trial\":\"" + id + "\"}", owner);
  tx.execute(sql::trial_add, {id, job, owner, house.clock().now(), days, text_of(changes), ""});
  return id;
}

void add_jobs(matters::House& house) {
  add_mining_job(house);
  add_bringing_job(house);
  house.platform.jobs.add_daily("atypical.forget_when_over", kForgettingMinute,
                                [&house](Transaction& tx) -> Result<Done> {
                                  static_cast<void>(TRY(forget_when_over(house, tx)));
                                  return Done{};
                                });
  const auto trier = std::make_shared<Trier>(house);
  house.platform.jobs.add_kind(
      kJob, jobs::Errands{[trier](Transaction& tx, jobs::Job& job) { return trier->next(tx, job); }});
}

}  // namespace waarborg::atypical
