// waarborg monitor: query logs, from the command line.
#include <fmt/core.h>

#include <cstdio>
#include <optional>
#include <utility>

#include "app/commands.h"
#include "app/installation.h"
#include "app/terminal.h"
#include "features/atypical/contract/commands.h"
#include "features/monitor/contract/commands.h"

namespace waarborg::app {

namespace {

/// Opens the installation and does it; `work` answers the exit status.
template <class Work>
int with_installation(const char* command, const std::filesystem::path& data, Work&& work) {
  const SystemClock clock;
  const auto opened = Installation::open(data, Keys::must_exist, Schema::must_be_current, clock);
  if (!opened.ok()) {
    fmt::print(stderr, "waarborg monitor {}: cannot start\n{}", command, describe(opened.errors()));
    return 1;
  }
  const i18n::Translator t((*opened)->texts(), language_of_terminal(), (*opened)->config().zone);
  try {
    return work((*opened)->house(), t);
  } catch (const storage::Failure& failure) {
    fmt::print(stderr, "waarborg monitor {}: {}\n", command, failure.what());
    return 1;
  }
}

}  // namespace

int monitor_import(const MonitorImportOptions& options) {
  return with_installation("import", options.data, [&](matters::House& house, const i18n::Translator& t) {
    monitor::LogCommand command;
    command.mapping = options.mapping;
    command.sources = options.sources;
    command.errors = options.errors;
    command.check = options.check;
    return monitor::import_logs(house, t, command, print_line);
  });
}

int monitor_days(const std::filesystem::path& data) {
  return with_installation("days", data, [](matters::House& house, const i18n::Translator& t) {
    return monitor::list_log_days(house, t, print_line);
  });
}

int monitor_verify(const std::filesystem::path& data) {
  return with_installation("verify", data, [](matters::House& house, const i18n::Translator& t) {
    return monitor::verify_log_days(house, t, print_line);
  });
}

int monitor_delete(const std::filesystem::path& data, const std::string& before, const std::string& reason) {
  const auto date = date_from_iso(before);
  if (!date && !before.empty()) {
    fmt::print(stderr, "waarborg monitor delete: --before takes a date, as in 2026-01-31\n");
    return 2;
  }
  return with_installation("delete", data, [&](matters::House& house, const i18n::Translator& t) {
    return monitor::delete_log_days(house, t, {.before = date, .reason = reason, .named_by = atypical::named_in_cases},
                                    print_line);
  });
}

int monitor_annex(const std::filesystem::path& data, int days) {
  return with_installation("annex", data, [&](matters::House& house, const i18n::Translator& t) {
    return monitor::print_annex(house, t, days, print_line);
  });
}

int monitor_simulate(const std::filesystem::path& data, const std::filesystem::path& content, int days) {
  return with_installation("simulate", data, [&](matters::House& house, const i18n::Translator& t) {
    return monitor::simulate_detection(house, t, {content, days}, print_line);
  });
}

int monitor_run(const MonitorRunOptions& options) {
  atypical::RunCommand command;
  command.mode = options.shadow ? atypical::Mode::shadow : atypical::Mode::live;
  command.day = date_from_iso(options.day);
  command.cases = options.cases;
  command.controls = options.controls;
  if (!options.day.empty() && !command.day) {
    fmt::print(stderr, "waarborg monitor run: --day takes a date, as in 2026-01-31\n");
    return 2;
  }
  return with_installation("run", options.data, [&](matters::House& house, const i18n::Translator& t) {
    return atypical::run_detection(house, t, command, print_line);
  });
}

int monitor_cases(const std::filesystem::path& data) {
  return with_installation("cases", data, [](matters::House& house, const i18n::Translator& t) {
    return atypical::list_cases(house, t, print_line);
  });
}

namespace {

/// Nothing, when a date is none; that is said.
std::optional<monitor::DaysAsked> days_asked(const char* command, const MonitorDaysOptions& options) {
  monitor::DaysAsked asked;
  for (const auto& [text, day] : {std::pair(&options.from, &asked.from), std::pair(&options.to, &asked.to)}) {
    if (text->empty()) continue;
    *day = date_from_iso(*text);
    if (*day) continue;
    fmt::print(stderr, "waarborg monitor {}: --from and --to take a date, as in 2026-01-31\n", command);
    return std::nullopt;
  }
  return asked;
}

}  // namespace

int monitor_explain(const MonitorDaysOptions& options) {
  const auto asked = days_asked("explain", options);
  if (!asked) return 2;
  return with_installation("explain", options.data, [&](matters::House& house, const i18n::Translator& t) {
    return monitor::explain_look_ups(house, t, *asked, options.csv, print_line);
  });
}

int monitor_mine(const MonitorDaysOptions& options) {
  const auto asked = days_asked("mine", options);
  if (!asked) return 2;
  return with_installation("mine", options.data, [&](matters::House& house, const i18n::Translator& t) {
    return monitor::mine_look_ups(house, t, *asked, print_line);
  });
}

int monitor_rhythm(const MonitorDaysOptions& options) {
  const auto asked = days_asked("rhythm", options);
  if (!asked) return 2;
  return with_installation("rhythm", options.data, [&](matters::House& house, const i18n::Translator& t) {
    return monitor::tell_rhythm(house, t, *asked, options.duties, options.zone, print_line);
  });
}

int monitor_export(const MonitorDaysOptions& options) {
  const auto asked = days_asked("export", options);
  if (!asked) return 2;
  if (options.parquet.empty() && options.csv.empty()) {
    fmt::print(stderr, "waarborg monitor export: say where to: --parquet FOLDER or --csv FOLDER\n");
    return 2;
  }
  return with_installation("export", options.data, [&](matters::House& house, const i18n::Translator& t) {
    return monitor::export_look_ups(house, t, {*asked, options.parquet, options.csv}, print_line);
  });
}

int monitor_spellings(const MonitorImportOptions& options) {
  return with_installation("spellings", options.data, [&](matters::House& house, const i18n::Translator& t) {
    return monitor::group_reasons(house, t, options.mapping, options.sources.front(), print_line);
  });
}

}  // namespace waarborg::app
