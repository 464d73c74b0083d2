// `waarborg monitor import`.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <system_error>

#include "features/monitor/contract/commands.h"
#include "features/monitor/contract/sources.h"
#include "features/monitor/error_file.h"
#include "features/monitor/side_import.h"
#include "platform/csv/progress.h"

namespace waarborg::monitor {
namespace {

namespace fs = std::filesystem;

void say_errors(const i18n::Translator& t, const Errors& errors, const Print& print) {
  for (const auto& error : errors) print(t(error));
}

fs::path mapping_file(const matters::House& house, const std::string& given) {
  std::error_code error;
  if (fs::exists(given, error)) return given;
  const auto known = known_mapping(house, given);
  return known.ok() ? *known : fs::path(given);  // which is told to be missing
}

/// Folders become their files, by name.
Result<std::vector<fs::path>> all_sources(const std::vector<fs::path>& given) {
  std::vector<fs::path> sources;
  Errors errors;
  for (const auto& path : given) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      const bool there = path == kStandardInput || fs::is_regular_file(path, error);
      if (!there) errors.push_back(invalid("csv.file_missing", "", {path.filename().string()}));
      sources.push_back(path);
      continue;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path, error))
      if (entry.is_regular_file() && entry.path().filename().string().front() != '.') files.push_back(entry.path());
    if (files.empty()) errors.push_back(invalid("lookups.folder_empty", "", {path.filename().string()}));
    std::ranges::sort(files);
    sources.insert(sources.end(), files.begin(), files.end());
  }
  if (!errors.empty()) return errors;
  return sources;
}

class Importing {
 public:
  Importing(const i18n::Translator& t, const LogCommand& command, const Print& print)
      : t_(t), command_(command), print_(print), errors_(t, command.errors) {}

  Result<Done> run(matters::House& house) {
    auto mapping = TRY(load_mapping(mapping_file(house, command_.mapping)));
    const auto sources = TRY(all_sources(command_.sources));
    LogImportOptions options;
    options.mode = command_.check ? LogMode::check : LogMode::import;
    options.actor = command_.actor;
    if (auto* const side = std::get_if<SideMapping>(&mapping))
      return bring_in_all(*TRY(SideImport::open(house, std::move(*side), options)), sources);
    return bring_in_all(*TRY(LogImport::open(house, std::get<LogMapping>(std::move(mapping)), options)), sources);
  }

 private:
  template <class Import>
  Result<Done> bring_in_all(Import& import, const std::vector<fs::path>& sources) {
    Errors problems;
    for (const auto& source : sources) {
      const auto report = import.bring_in(source, watch_of(source));
      if (report.ok()) {
        say(*report);
        continue;
      }
      problems.insert(problems.end(), report.errors().begin(), report.errors().end());
      // What is wrong with one source does not hold up the next; a full disk does.
      if (report.error().kind != ErrorKind::invalid) return problems;
    }
    TRY(errors_.finish());
    if (!problems.empty()) return problems;
    print_(t_(command_.check ? "lookups.checked" : "lookups.imported"));
    return Done{};
  }

  LogWatch watch_of(const fs::path& source) {
    const std::string name = source.filename().string();
    LogWatch watch;
    watch.progress = [this, name, meter = csv::ProgressMeter()](const LogProgress& progress) mutable {
      if (const auto now = meter.tick(progress.rows, progress.bytes_done, progress.bytes_total))
        say(name, progress, *now);
    };
    watch.refused = [this, name](const RefusedRow& row) { errors_.write(name, row); };
    if (!command_.check) return watch;
    watch.understood = [this](const UnderstoodRow& row) { say(row); };
    watch.understood_side = [this](std::uint64_t line, const auto& parts) { say(line, parts); };
    return watch;
  }
  void say(const std::string& name, const LogProgress& progress, const csv::Progress& now) const {
    const auto left = now.seconds_left;
    print_(name + ": " +
           t_("lookups.progress",
              {t_.number(progress.rows), progress.bytes_total > 0 ? std::to_string(now.share) : "?",
               t_.number(now.per_second), left ? fmt::format("{}:{:02}", *left / 60, *left % 60) : "?"}));
  }
  // People and cases by number: whoever checks a mapping needs no names for it.
  void say(const UnderstoodRow& row) const {
    const auto number = [](std::uint32_t value) { return value == 0 ? std::string("-") : std::to_string(value); };
    const auto word = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
    print_(t_("lookups.understood",
              {std::to_string(row.line), to_iso(row.at), number(row.row.actor), number(row.row.subject),
               number(row.row.basis), word(row.system), number(row.row.reason), word(row.place), word(row.group)}));
  }
  void say(std::uint64_t line, const std::vector<std::pair<std::string, std::string>>& parts) const {
    std::string text;
    for (const auto& [part, value] : parts) text += (text.empty() ? "" : ", ") + part + " " + value;
    print_(t_("lookups.understood_side", {std::to_string(line), text}));
  }
  void say(const LogReport& report) const {
    print_(t_("lookups.report", {report.source, t_.number(report.read), t_.number(report.taken),
                                 t_.number(report.already_there), t_.number(report.refused)}));
    for (const auto& [reason, rows] : report.reasons) print_(fmt::format("  {:>10}  {}", t_.number(rows), t_(reason)));
    if (report.repeated > 0) print_(fmt::format("  {:>10}  {}", t_.number(report.repeated), t_("lookups.repeated")));
    if (report.first_day)
      print_("  " +
             t_("lookups.report_days", {t_.number(report.days), iso_of(*report.first_day), iso_of(*report.last_day)}));
  }
  static std::string iso_of(engine::DayNumber day) {
    return to_iso(Date{std::chrono::sys_days{std::chrono::days{day}}});
  }

  const i18n::Translator& t_;
  const LogCommand& command_;
  const Print& print_;
  ErrorFile errors_;
};

}  // namespace

int import_logs(matters::House& house, const i18n::Translator& t, const LogCommand& command, const Print& print) {
  const auto done = Importing(t, command, print).run(house);
  if (done.ok()) return 0;
  say_errors(t, done.errors(), print);
  return 1;
}

}  // namespace waarborg::monitor
