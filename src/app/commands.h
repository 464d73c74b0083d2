// What each command of `waarborg` does; main.cpp reads the command line. Every function answers the exit status:
// 0 done, 1 refused or failed (with the reason on standard error), 2 a wrong command line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace waarborg::app {

struct ServeOptions {
  std::filesystem::path data;
  int port = -1;  ///< over the configured one; 0: any free port
};
int serve(const ServeOptions& options);

struct DemoOptions {
  std::filesystem::path data;
  std::string jurisdiction = "nl";
  int port = -1;
  int matters = -1;        ///< how many invented reports and complaints; below 0: the usual number
  int enquiries = -1;      ///< how many invented enquiries in full; below 0: the usual number, 0: none
  bool look_ups = false;   ///< a year of invented look-ups too
  bool only_make = false;  ///< do not serve
};
/// Makes the demo force unless it is there, and serves it.
int demo(const DemoOptions& options);
/// Prints the sign-in code of a demo account (or of all) for this half minute.
int demo_code(const std::filesystem::path& data, const std::string& sign_in);

struct ImportOptions {
  std::filesystem::path data, mapping;
  std::filesystem::path errors;  ///< refused rows go here; empty: nowhere
  std::vector<std::filesystem::path> sources;
  bool dry_run = false;
};
/// Imports a register of complaints, in the language of the terminal. Killed and repeated it goes on.
int import_complaints(const ImportOptions& options);
/// Brings in training of employees from the one source; meant for a schedule.
int import_training(const ImportOptions& options);

struct MonitorImportOptions {
  std::filesystem::path data;
  std::string mapping;           ///< a file, or the name of one in content/log-mappings
  std::filesystem::path errors;  ///< refused rows go here; empty: nowhere
  std::vector<std::filesystem::path> sources;
  bool check = false;
};
/// Brings in query logs, in the language of the terminal. Killed and repeated it goes on.
int monitor_import(const MonitorImportOptions& options);
int monitor_days(const std::filesystem::path& data);
int monitor_verify(const std::filesystem::path& data);
int monitor_annex(const std::filesystem::path& data, int days);
/// `content`: a file of other rules, or empty.
int monitor_simulate(const std::filesystem::path& data, const std::filesystem::path& content, int days);
/// `before` as YYYY-MM-DD, or empty: what is kept no longer.
int monitor_delete(const std::filesystem::path& data, const std::string& before, const std::string& reason);

struct ScenarioOptions {
  int officers = 2000, seeds = 5, compared = 3, every = 1, threads = 1, days = 365, first_seed = 101;
  std::string from;              ///< the first day written, YYYY-MM-DD; empty: a year before today
  std::filesystem::path report;  ///< Markdown, and JSON beside it; empty: Markdown on standard output
  std::filesystem::path write;   ///< a folder for the logs of one world; empty: measure instead
  std::filesystem::path people;  ///< number;unit;function of people who are to be in it
  std::string misuse = "first";  ///< or "second", or "both": whose misuse is put in
  std::filesystem::path rules = "content/detection.yaml";  ///< what is measured
};
/// Measures the detection on invented forces with misuse in them, or writes one such force's logs.
int monitor_scenarios(const ScenarioOptions& options);

struct MonitorDaysOptions {
  std::filesystem::path data;
  std::string from, to;             ///< as YYYY-MM-DD; empty: all that is stored
  std::filesystem::path csv;        ///< of explain and export; empty: none
  std::vector<std::string> duties;  ///< of rhythm, as 06:30-16:30
  std::string zone;                 ///< of rhythm; empty: that of the installation
  std::filesystem::path parquet;    ///< of export, as `csv`: a folder
};
/// How much is explained, and what else could explain more.
int monitor_explain(const MonitorDaysOptions& options);
int monitor_mine(const MonitorDaysOptions& options);
int monitor_rhythm(const MonitorDaysOptions& options);
/// The tables that docs/detection recomputes a run from; `csv` is a folder here.
int monitor_export(const MonitorDaysOptions& options);
/// Of one source.
int monitor_spellings(const MonitorImportOptions& options);

struct MonitorRunOptions {
  std::filesystem::path data;
  std::string day;                             ///< YYYY-MM-DD; empty: the last stored day whose wait is over
  bool shadow = false;                         ///< what it finds is kept apart, and nobody acts upon it
  std::optional<std::size_t> cases, controls;  ///< by the budget when not given
};
/// Looks for atypical look-ups and keeps the cases.
int monitor_run(const MonitorRunOptions& options);
/// Lists the cases that wait.
int monitor_cases(const std::filesystem::path& data);

struct AdministratorOptions {
  std::filesystem::path data;
  std::string name, number, sign_in;
};
/// Makes the first administrator of an installation and prints how to sign in, once.
int make_administrator(const AdministratorOptions& options);

struct DeskOptions {
  std::filesystem::path data;
  std::string code;
  std::vector<std::string> members;  ///< sign-in names
};
/// Makes a desk with its first members.
int make_desk(const DeskOptions& options);

struct MigrateOptions {
  std::filesystem::path data;
  bool only_next = false;  ///< apply the first migration that is missing, and stop
};
int migrate(const MigrateOptions& options);
int backup(const std::filesystem::path& data, const std::filesystem::path& target);
int restore(const std::filesystem::path& data, const std::filesystem::path& source);
int audit_verify(const std::filesystem::path& data);
int doctor(const std::filesystem::path& data);
/// Prints every route: name, method, pattern, audience, roles (for the authorisation matrix).
int list_routes(const std::filesystem::path& data);
/// Prints the OpenAPI description of the API; needs no data.
int print_openapi();

}  // namespace waarborg::app
