#include "features/atypical/sources.h"

#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <map>
#include <sstream>

#include "base/text.h"
#include "features/atypical/seats.h"
#include "platform/http/sealed_upload.h"
#include "platform/jobs/errands.h"

namespace waarborg::atypical {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using identity::Viewer;
using storage::Transaction;

constexpr const char* kJob = "atypical.bring_in";
constexpr const char* kFolder = "look-ups-";
constexpr int kCleaningMinute = 4 * 60 + 10;
constexpr std::chrono::hours kForgotten{24 * 7};
/// How long the thread of jobs looks on at a time; the work goes on meanwhile.
constexpr std::chrono::milliseconds kPiece{2000};

/// The files of one wish: DATA/uploads/look-ups-ID, for the program's account alone.
struct Staged {
  fs::path folder;
  Staged(const matters::House& house, const std::string& id)
      : folder(house.platform.config.uploads() / (kFolder + id)) {}
  [[nodiscard]] fs::path mapping() const { return folder / "mapping.yaml"; }
  [[nodiscard]] fs::path errors() const { return folder / "errors.csv"; }
  [[nodiscard]] fs::path log_folder() const { return folder / "log"; }
  /// Empty when it is gone.
  [[nodiscard]] fs::path log() const {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(log_folder(), ignored)) return entry.path();
    return {};
  }
  [[nodiscard]] bool has_errors() const {
    std::error_code ignored;
    return fs::is_regular_file(errors(), ignored);
  }
  void remove() const {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  /// What was refused can still be fetched.
  void remove_log() const {
    std::error_code ignored;
    if (!has_errors()) return remove();
    fs::remove_all(log_folder(), ignored);
    fs::remove(mapping(), ignored);
  }
};

struct Task {
  std::string id;
  bool check = true;
  i18n::Language language = i18n::Language::nl;
};

std::string text_of(const Task& task) {
  return json::serialize(
      json::object{{"files", task.id}, {"check", task.check}, {"language", i18n::code_of(task.language)}});
}

/// REQUIRES: text_of made it.
Task task_from(const std::string& text) {
  const auto value = json::parse(text).as_object();
  const auto language = i18n::language_from(std::string(value.at("language").as_string()));
  return {std::string(value.at("files").as_string()), value.at("check").as_bool(),
          language.value_or(i18n::Language::nl)};
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
      job.result = text_of(told->second);
      told_.erase(told);
      return jobs::Errand{};
    }
    if (const auto found = at_work_.find(job.id); found != at_work_.end()) {
      job.done = found->second->done();
      job.total = found->second->total();
    }
    return jobs::Errand{[this, task, id = job.id, owner = job.owner] { return work(task, id, owner); }};
  }

 private:
  Result<Done> work(const Task& task, const std::string& id, const std::string& owner) {
    const Staged staged(house_, task.id);
    auto& at_work = at_work_[id];
    if (!at_work) {
      const auto log = staged.log();
      if (log.empty()) return conflict("sources.gone");
      const i18n::Translator t(house_.platform.texts, task.language, house_.platform.config.zone);
      at_work = monitor::BringingIn::begin(house_, t, {staged.mapping(), log, staged.errors(), task.check, owner});
    }
    const auto more = at_work->wait(kPiece);
    if (more.ok() && *more) return Done{};
    if (more.ok()) told_[id] = at_work->tell();
    at_work_.erase(id);
    if (!more.ok()) return more.errors();
    if (!told_[id].problems.empty()) staged.remove();
    if (!task.check) staged.remove_log();
    return Done{};
  }

  matters::House& house_;
  std::map<std::string, std::unique_ptr<monitor::BringingIn>> at_work_;  ///< by job
  std::map<std::string, monitor::Brought> told_;                         ///< by job
};

void remove_forgotten(const fs::path& uploads) {
  std::error_code ignored;
  const auto limit = fs::file_time_type::clock::now() - kForgotten;
  std::vector<fs::path> old;
  for (const auto& entry : fs::directory_iterator(uploads, ignored))
    if (entry.is_directory(ignored) && entry.path().filename().string().starts_with(kFolder) &&
        entry.last_write_time(ignored) < limit)
      old.push_back(entry.path());
  for (const auto& folder : old) fs::remove_all(folder, ignored);
}

Result<std::string> wished_mapping(const matters::House& house, const BringWish& wish) {
  if (wish.mapping.empty()) return invalid("error.required", "mapping");
  if (wish.mapping == "own") {
    if (trim(wish.mapping_text).empty()) return invalid("error.required", "mapping_text");
    return wish.mapping_text;
  }
  for (const auto& known : monitor::known_mappings(house)) {
    if (known.name != wish.mapping) continue;
    std::ifstream in(known.file, std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(in)), {});
  }
  return invalid("error.choice", "mapping");
}

Result<Done> stage(const Staged& staged, const http::Upload& upload, const std::string& mapping) {
  const Error unavailable{ErrorKind::unavailable, "error.storage_unavailable"};
  std::error_code problem;
  fs::create_directories(staged.log_folder(), problem);
  fs::permissions(staged.folder, fs::perms::owner_all, problem);
  if (problem) return unavailable;
  std::ofstream out(staged.mapping(), std::ios::binary);
  out << mapping;
  out.close();
  if (!out) return unavailable;
  if (const auto table = monitor::table_of_mapping(staged.mapping()); !table.ok()) {
    Errors errors = table.errors();
    for (auto& error : errors) error.field = "mapping_text";
    return errors;
  }
  return http::unseal_upload(upload, staged.log_folder() / http::plain_file_name(upload.file_name));
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

bool can_be_confirmed(const matters::House& house, const Found& found) {
  return found.job.state == "done" && found.task.check && !Staged(house, found.task.id).log().empty();
}

}  // namespace

Result<std::string> check_source(matters::House& house, const Viewer& viewer, i18n::Language language,
                                 const BringWish& wish, const std::vector<http::Upload>& uploads) {
  if (!is_analyst(viewer)) return not_found();
  const auto mapping = wished_mapping(house, wish);
  Errors errors = mapping.ok() ? Errors{} : mapping.errors();
  if (uploads.size() != 1) errors.push_back(invalid("sources.one_file", "file"));
  if (!errors.empty()) return errors;
  const Task task{new_id(), true, language};
  const Staged staged(house, task.id);
  auto job = [&]() -> Result<std::string> {
    TRY(stage(staged, uploads.front(), *mapping));
    return house.database().write([&](Transaction& tx) -> Result<std::string> {
      TRY(enter(tx, house, viewer, Act::bring_in, "check files=" + task.id));
      return jobs::Jobs::enqueue(tx, house.clock(), kJob, text_of(task), viewer.account_id);
    });
  }();
  if (!job.ok()) staged.remove();
  return job;
}

Result<std::string> bring_in_source(matters::House& house, const Viewer& viewer, const std::string& job_id) {
  return house.database().write([&](Transaction& tx) -> Result<std::string> {
    if (!is_analyst(viewer)) return not_found();
    const auto found = TRY(find(tx, job_id));
    if (!can_be_confirmed(house, found)) return conflict("sources.gone");
    TRY(enter(tx, house, viewer, Act::bring_in, "files=" + found.task.id));
    return jobs::Jobs::enqueue(tx, house.clock(), kJob, text_of({found.task.id, false, found.task.language}),
                               viewer.account_id);
  });
}

Result<Done> drop_source(matters::House& house, const Viewer& viewer, const std::string& job_id) {
  return house.database().write([&](Transaction& tx) -> Result<Done> {
    if (!is_analyst(viewer)) return not_found();
    const auto found = TRY(find(tx, job_id));
    TRY(enter(tx, house, viewer, Act::bring_in, "drop files=" + found.task.id));
    if (can_be_confirmed(house, found)) Staged(house, found.task.id).remove();
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
    out.can_be_confirmed = can_be_confirmed(house, found);
    out.has_errors = Staged(house, found.task.id).has_errors();
    if (found.job.state == "done") out.told = brought_from(found.job.result);
    return out;
  });
}

Result<std::string> refused_rows(matters::House& house, const Viewer& viewer, const std::string& job_id) {
  const auto file = house.database().write([&](Transaction& tx) -> Result<fs::path> {
    if (!is_analyst(viewer)) return not_found();
    const auto found = TRY(find(tx, job_id));
    TRY(enter(tx, house, viewer, Act::bring_in, "refused rows of files=" + found.task.id));
    return Staged(house, found.task.id).errors();
  });
  if (!file.ok()) return file.errors();
  std::ifstream in(*file, std::ios::binary);
  if (!in) return not_found();
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void add_bringing_job(matters::House& house) {
  const auto at_bringing = std::make_shared<AtBringing>(house);
  house.platform.jobs.add_kind(
      kJob, jobs::Errands{[at_bringing](Transaction& tx, jobs::Job& job) { return at_bringing->next(tx, job); }});
  house.platform.jobs.add_daily("atypical.remove_forgotten_files", kCleaningMinute,
                                [&house](Transaction&) -> Result<Done> {
                                  remove_forgotten(house.platform.config.uploads());
                                  return Done{};
                                });
}

}  // namespace waarborg::atypical
