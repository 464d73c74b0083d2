#include "features/atypical/sources.h"

#include <boost/json.hpp>
#include <fstream>
#include <map>

#include "base/text.h"
#include "features/atypical/seats.h"
#include "features/atypical/staged_source.h"
#include "platform/jobs/errands.h"
#include "platform/jobs/unfinished.h"
#include "platform/web/download.h"

namespace waarborg::atypical {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using identity::Viewer;
using storage::Transaction;

constexpr const char* kJob = "atypical.bring_in";
constexpr int kCleaningMinute = 4 * 60 + 10;
/// How long the thread of jobs looks on at a time; the work goes on meanwhile.
constexpr std::chrono::milliseconds kPiece{2000};

struct Task {
  std::string id;    ///< of its StagedSource
  std::string name;  ///< that the file came with
  std::string by;    ///< account that handed it in
  bool check = true;
  i18n::Language language = i18n::Language::nl;
};

std::string text_of(const Task& task) {
  return json::serialize(json::object{{"files", task.id},
                                      {"name", task.name},
                                      {"by", task.by},
                                      {"check", task.check},
                                      {"language", i18n::code_of(task.language)}});
}

/// REQUIRES: text_of made it.
Task task_from(const std::string& text) {
  const auto value = json::parse(text).as_object();
  const auto language = i18n::language_from(std::string(value.at("language").as_string()));
  return {std::string(value.at("files").as_string()), std::string(value.at("name").as_string()),
          std::string(value.at("by").as_string()), value.at("check").as_bool(), language.value_or(i18n::Language::nl)};
}

std::string day_text(const std::optional<Date>& day) { return day ? to_iso(*day) : ""; }

std::string text_of(const monitor::Brought& told) {
  json::array reasons, rows, refused, problems;
  for (const auto& one : told.problems)
    problems.push_back(json::array{one.code, json::array(one.args.begin(), one.args.end())});
  for (const auto& one : told.reasons) reasons.push_back(json::array{one.reason, one.rows});
  for (const auto& row : told.rows) {
    json::array parts;
    for (const auto& [name, value] : row.parts) parts.push_back(json::array{name, value});
    rows.push_back(json::array{row.line, std::move(parts)});
  }
  for (const auto& one : told.refused_rows) refused.push_back(json::array{one.line, one.reason});
  return json::serialize(json::object{{"table", told.table},
                                      {"read", told.read},
                                      {"taken", told.taken},
                                      {"alreadyThere", told.already_there},
                                      {"refused", told.refused},
                                      {"repeated", told.repeated},
                                      {"days", told.days},
                                      {"firstDay", day_text(told.first_day)},
                                      {"lastDay", day_text(told.last_day)},
                                      {"problems", std::move(problems)},
                                      {"reasons", std::move(reasons)},
                                      {"rows", std::move(rows)},
                                      {"refusedRows", std::move(refused)}});
}

std::string text_of(const monitor::BringAdvance& advance) {
  json::object out{{"rows", advance.rows}, {"perSecond", advance.rows_per_second}};
  if (advance.seconds_left) out["secondsLeft"] = *advance.seconds_left;
  return json::serialize(out);
}

/// Of a job that is at work; nothing before its first step.
monitor::BringAdvance advance_from(const jobs::Job& job) {
  monitor::BringAdvance advance;
  advance.done = job.done;
  advance.total = job.total;
  if (job.cursor.empty()) return advance;
  const auto value = json::parse(job.cursor).as_object();
  advance.rows = value.at("rows").to_number<std::int64_t>();
  advance.rows_per_second = value.at("perSecond").to_number<std::int64_t>();
  if (const auto* left = value.if_contains("secondsLeft")) advance.seconds_left = left->to_number<std::int64_t>();
  return advance;
}

/// REQUIRES: text_of made it.
monitor::Brought brought_from(const std::string& text) {
  const auto value = json::parse(text).as_object();
  const auto number = [&](const char* name) { return value.at(name).to_number<std::int64_t>(); };
  const auto words = [](const json::value& one) { return std::string(one.as_string()); };
  monitor::Brought told;
  told.table = words(value.at("table"));
  told.read = number("read");
  told.taken = number("taken");
  told.already_there = number("alreadyThere");
  told.refused = number("refused");
  told.repeated = number("repeated");
  told.days = number("days");
  told.first_day = date_from_iso(words(value.at("firstDay")));
  told.last_day = date_from_iso(words(value.at("lastDay")));
  for (const auto& one : value.at("problems").as_array()) {
    Error problem{ErrorKind::invalid, words(one.at(0)), {}, {}};
    for (const auto& argument : one.at(1).as_array()) problem.args.push_back(words(argument));
    told.problems.push_back(std::move(problem));
  }
  for (const auto& one : value.at("reasons").as_array())
    told.reasons.push_back({words(one.at(0)), one.at(1).to_number<std::int64_t>()});
  for (const auto& one : value.at("rows").as_array()) {
    monitor::Brought::Row row{one.at(0).to_number<std::uint64_t>(), {}};
    for (const auto& part : one.at(1).as_array()) row.parts.emplace_back(words(part.at(0)), words(part.at(1)));
    told.rows.push_back(std::move(row));
  }
  for (const auto& one : value.at("refusedRows").as_array())
    told.refused_rows.push_back({one.at(0).to_number<std::uint64_t>(), words(one.at(1))});
  return told;
}

/// Looks on, from the one thread of jobs. A process that was stopped begins a file again, and what stands in the days
/// already is not added twice.
class AtBringing {
 public:
  explicit AtBringing(matters::House& house) : house_(house) {}

  Result<jobs::Errand> next(Transaction&, jobs::Job& job) {
    const Task task = task_from(job.payload);
    if (const auto told = told_.find(job.id); told != told_.end()) {
      job.result = text_of(told->second.brought);
      told->second.answered = true;  // until the next errand, for keeping the answer may fail
      return jobs::Errand{};
    }
    if (const auto found = at_work_.find(job.id); found != at_work_.end()) {
      const auto advance = found->second->advance();
      job.done = advance.done;
      job.total = advance.total;
      job.cursor = text_of(advance);
    }
    return jobs::Errand{[this, task, id = job.id, owner = job.owner] { return work(task, id, owner); }};
  }

 private:
  Result<Done> work(const Task& task, const std::string& id, const std::string& owner) {
    std::erase_if(told_, [](const auto& one) { return one.second.answered; });
    const StagedSource staged(house_, task.id);
    if (!at_work_.contains(id)) {
      if (!staged.has_log()) return conflict("sources.gone");
      const auto log = staged.open(task.name);
      if (!log.ok()) {
        TRY(staged.close());  // what lies open already
        return log.errors();
      }
      const i18n::Translator t(house_.platform.texts, task.language, house_.platform.config.zone);
      at_work_[id] =
          monitor::BringingIn::begin(house_, t, {staged.mapping(), *log, staged.open_errors(), task.check, owner});
    }
    const auto more = at_work_[id]->wait(kPiece);
    if (more.ok() && *more) return Done{};
    if (more.ok()) told_[id] = {at_work_[id]->tell(), false};
    at_work_.erase(id);
    TRY(staged.close());
    if (!more.ok()) return more.errors();
    if (!told_[id].brought.problems.empty()) staged.remove();
    if (!task.check) staged.remove_log();
    return Done{};
  }

  matters::House& house_;
  std::map<std::string, std::unique_ptr<monitor::BringingIn>> at_work_;  ///< by job
  struct Told {
    monitor::Brought brought;
    bool answered = false;
  };
  std::map<std::string, Told> told_;  ///< by job
};

Result<std::string> wished_mapping(const matters::House& house, const BringWish& wish) {
  if (wish.mapping.empty()) return invalid("error.required", "mapping");
  if (wish.mapping == "own") {
    if (trim(wish.mapping_text).empty()) return invalid("error.required", "mapping_text");
    return wish.mapping_text;
  }
  std::ifstream in(TRY(monitor::known_mapping(house, wish.mapping)), std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(in)), {});
}

struct Found {
  jobs::Job job;
  Task task;
};

Result<Found> find(Transaction& tx, const std::string& job_id) {
  const auto job = jobs::Jobs::find(tx, job_id);
  if (!job || job->kind != kJob) return not_found();
  return Found{*job, task_from(job->payload)};
}

Task confirmed(Task check) {
  check.check = false;
  return check;
}

/// The job that brings in what this one checked.
std::optional<std::string> bringing_in(Transaction& tx, const Task& check) {
  return jobs::unfinished_job(tx, kJob, text_of(confirmed(check)));
}

/// They hold what the log holds, so they go back to whoever had it.
bool has_refused_rows(const matters::House& house, const Viewer& viewer, const Found& found) {
  return found.task.by == viewer.account_id && StagedSource(house, found.task.id).has_errors();
}

bool can_be_confirmed(const matters::House& house, const Found& found) {
  return found.job.state == "done" && found.task.check && StagedSource(house, found.task.id).has_log();
}

}  // namespace

Result<std::string> check_source(matters::House& house, const Viewer& viewer, i18n::Language language,
                                 const BringWish& wish, const std::vector<http::Upload>& uploads) {
  if (!is_analyst(viewer)) return not_found();
  const auto mapping = wished_mapping(house, wish);
  Errors errors = mapping.ok() ? Errors{} : mapping.errors();
  if (uploads.size() != 1) errors.push_back(invalid("sources.one_file", "file"));
  if (!errors.empty()) return errors;
  const Task task{new_id(), uploads.front().file_name, viewer.account_id, true, language};
  const StagedSource staged(house, task.id);
  auto job = [&]() -> Result<std::string> {
    TRY(staged.fill(uploads.front(), *mapping));
    return house.database().write([&](Transaction& tx) -> Result<std::string> {
      TRY(enter(tx, house, viewer, Act::bring_in, "check files=" + task.id));
      return jobs::Jobs::enqueue(tx, house.clock(), kJob, text_of(task), viewer.account_id);
    });
  }();
  if (!job.ok()) staged.remove();
  return job;
}

Result<Confirmed> bring_in_source(matters::House& house, const Viewer& viewer, const std::string& job_id) {
  return house.database().write([&](Transaction& tx) -> Result<Confirmed> {
    if (!is_analyst(viewer)) return not_found();
    const auto found = TRY(find(tx, job_id));
    if (!can_be_confirmed(house, found)) return conflict("sources.gone");
    // Two at once would unpack into one folder, and each would take what the other refused along.
    if (const auto at_work = bringing_in(tx, found.task)) return Confirmed{*at_work, true};
    TRY(enter(tx, house, viewer, Act::bring_in, "files=" + found.task.id));
    return Confirmed{jobs::Jobs::enqueue(tx, house.clock(), kJob, text_of(confirmed(found.task)), viewer.account_id)};
  });
}

Result<Done> drop_source(matters::House& house, const Viewer& viewer, const std::string& job_id) {
  return house.database().write([&](Transaction& tx) -> Result<Done> {
    if (!is_analyst(viewer)) return not_found();
    const auto found = TRY(find(tx, job_id));
    if (bringing_in(tx, found.task)) return conflict("sources.at_work");
    TRY(enter(tx, house, viewer, Act::bring_in, "drop files=" + found.task.id));
    if (can_be_confirmed(house, found)) StagedSource(house, found.task.id).remove();
    return Done{};
  });
}

Result<FoundBringing> find_bringing(matters::House& house, const Viewer& viewer, const std::string& job_id) {
  return house.database().write([&](Transaction& tx) -> Result<FoundBringing> {
    if (!is_analyst(viewer)) return not_found();
    const auto found = TRY(find(tx, job_id));
    TRY(enter(tx, house, viewer, Act::sources, "files=" + found.task.id));
    FoundBringing out;
    out.job = found.job;
    out.check = found.task.check;
    out.advance = advance_from(found.job);
    if (out.check) out.at_work = bringing_in(tx, found.task);
    out.can_be_confirmed = can_be_confirmed(house, found) && !out.at_work;
    out.has_errors = has_refused_rows(house, viewer, found);
    if (found.job.state == "done") out.told = brought_from(found.job.result);
    return out;
  });
}

Result<http::Response> refused_rows(matters::House& house, const Viewer& viewer, const std::string& job_id) {
  const auto id = house.database().write([&](Transaction& tx) -> Result<std::string> {
    if (!is_analyst(viewer)) return not_found();
    const auto found = TRY(find(tx, job_id));
    TRY(enter(tx, house, viewer, Act::bring_in, "refused rows of files=" + found.task.id));
    if (!has_refused_rows(house, viewer, found)) return not_found();
    return found.task.id;
  });
  if (!id.ok()) return id.errors();
  const StagedSource staged(house, *id);
  return web::download_sealed(staged.errors(), staged.key(), "refused.csv", std::nullopt);
}

void add_bringing_job(matters::House& house) {
  const auto at_bringing = std::make_shared<AtBringing>(house);
  house.platform.jobs.add_kind(
      kJob, jobs::Errands{[at_bringing](Transaction& tx, jobs::Job& job) { return at_bringing->next(tx, job); }});
  house.platform.jobs.add_daily("atypical.remove_forgotten_files", kCleaningMinute,
                                [&house](Transaction&) -> Result<Done> {
                                  remove_forgotten_sources(house.platform.config.uploads());
                                  return Done{};
                                });
}

}  // namespace waarborg::atypical
