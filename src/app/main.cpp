// The command line of Waarborg. One file only: the command-line library is dear to compile.
#include <CLI/CLI.hpp>

#include "app/commands.h"

namespace {

using namespace waarborg::app;

struct Arguments {
  std::filesystem::path data = "data";
  std::filesystem::path folder;
  std::string name;
  AdministratorOptions administrator;
  DeskOptions desk;
  DemoOptions demo;
  ImportOptions import;
  MonitorImportOptions monitor;
  std::string reason;
  std::filesystem::path simulated;
  int simulated_days = 91;
  ScenarioOptions scenarios;
  MonitorRunOptions run;
  MonitorDaysOptions monitor_days;
  int port = -1;
  bool one = false;
};

void add_data(CLI::App& command, Arguments& arguments) {
  command.add_option("--data", arguments.data, "The data folder")->envname("WAARBORG_DATA")->capture_default_str();
}

void add_operations(CLI::App& app, Arguments& arguments, int& status) {
  CLI::App* command = app.add_subcommand("migrate", "Bring the database up to this program's version");
  add_data(*command, arguments);
  command->add_flag("--one", arguments.one, "Apply only the next migration that is missing");
  command->callback([&] { status = migrate({arguments.data, arguments.one}); });

  command = app.add_subcommand("backup", "Write database, files and configuration to an empty folder");
  add_data(*command, arguments);
  command->add_option("target", arguments.folder, "The folder to write to")->required();
  command->callback([&] { status = backup(arguments.data, arguments.folder); });

  command = app.add_subcommand("restore", "Fill an empty data folder from a backup");
  add_data(*command, arguments);
  command->add_option("source", arguments.folder, "The folder a backup was written to")->required();
  command->callback([&] { status = restore(arguments.data, arguments.folder); });

  command = app.add_subcommand("doctor", "Check that everything the program needs is there and whole");
  add_data(*command, arguments);
  command->callback([&] { status = doctor(arguments.data); });

  command = app.add_subcommand("routes", "List every route with its audience and roles");
  add_data(*command, arguments);
  command->callback([&] { status = list_routes(arguments.data); });

  command = app.add_subcommand("openapi", "Print the OpenAPI description of the API");
  command->callback([&] { status = print_openapi(); });

  CLI::App* audit = app.add_subcommand("audit", "The audit log");
  audit->require_subcommand(1);
  command = audit->add_subcommand("verify", "Prove that no line was changed or removed; names the first bad one");
  add_data(*command, arguments);
  command->callback([&] { status = audit_verify(arguments.data); });
}

void add_first_steps(CLI::App& app, Arguments& arguments, int& status) {
  CLI::App* command = app.add_subcommand("administrator", "Make the first administrator of an installation");
  add_data(*command, arguments);
  command->add_option("--name", arguments.administrator.name, "Name of the person")->required();
  command->add_option("--number", arguments.administrator.number, "Personnel number")->required();
  command->add_option("--sign-in", arguments.administrator.sign_in, "The name to sign in with")->required();
  command->callback([&] {
    arguments.administrator.data = arguments.data;
    status = make_administrator(arguments.administrator);
  });

  command = app.add_subcommand("desk", "Make a desk with its first members; they admit others in the browser");
  add_data(*command, arguments);
  command
      ->add_option("desk", arguments.desk.code,
                   "triage, complaints, authority, central, welfare, whistleblower, prosecution, query-monitor or "
                   "query-approval")
      ->required();
  command->add_option("members", arguments.desk.members, "Sign-in names")->required();
  command->callback([&] {
    arguments.desk.data = arguments.data;
    status = make_desk(arguments.desk);
  });
}

void add_serve(CLI::App& app, Arguments& arguments, int& status) {
  CLI::App* command = app.add_subcommand("serve", "Serve the pages and the API");
  add_data(*command, arguments);
  command->add_option("--port", arguments.port, "Over the configured port; 0 takes any free one");
  command->callback([&] { status = serve({arguments.data, arguments.port}); });
}

void add_demo(CLI::App& app, Arguments& arguments, int& status) {
  CLI::App* command = app.add_subcommand("demo", "Make a force of invented people, unless it is there, and serve it");
  command->add_option("--data", arguments.demo.data, "The data folder")->required();
  command->add_option("--jurisdiction", arguments.demo.jurisdiction, "nl or be")
      ->check(CLI::IsMember({"nl", "be"}))
      ->capture_default_str();
  command->add_option("--port", arguments.demo.port, "0 takes any free one");
  command->add_option("--matters", arguments.demo.matters, "How many invented reports and complaints");
  command->add_option("--enquiries", arguments.demo.enquiries,
                      "How many invented enquiries with all that belongs to them; 0 for none");
  command->add_flag("--look-ups", arguments.demo.look_ups, "Make a year of look-ups in police databases too");
  command->add_flag("--only-make", arguments.demo.only_make, "Make the force and stop");
  command->callback([&] { status = demo(arguments.demo); });

  command = app.add_subcommand("demo-code", "The sign-in code of a demo account, now");
  add_data(*command, arguments);
  command->add_option("name", arguments.name, "The sign-in name; all without one");
  command->callback([&] { status = demo_code(arguments.data, arguments.name); });
}

using Import = int (*)(const ImportOptions&);

void add_one_import(CLI::App* command, Arguments& arguments, int& status, Import import) {
  add_data(*command, arguments);
  command->add_option("--mapping", arguments.import.mapping, "Says what the files hold (content/mappings/README.md)")
      ->required()
      ->check(CLI::ExistingFile);
  command->add_flag("--dry-run", arguments.import.dry_run, "Check everything and write no record");
  command->add_option("--errors", arguments.import.errors, "Write the refused rows with the reason to this file");
  command->add_option("sources", arguments.import.sources, "The files: csv, also .gz or .zst")
      ->required()
      ->check(CLI::ExistingFile);
  command->callback([&arguments, &status, import] {
    arguments.import.data = arguments.data;
    status = import(arguments.import);
  });
}

void add_import(CLI::App& app, Arguments& arguments, int& status) {
  CLI::App* import = app.add_subcommand("import", "Bring records in from another system");
  import->require_subcommand(1);
  CLI::App* command = import->add_subcommand(
      "complaints", "A register of complaints; killed and repeated it goes on, repeated after that it makes no double");
  add_one_import(command, arguments, status, import_complaints);
  command =
      import->add_subcommand("training", "Training of employees, by personnel number; repeated it changes nothing");
  add_one_import(command, arguments, status, import_training);
}

void add_monitor_import(CLI::App& monitor, Arguments& arguments, int& status) {
  CLI::App* command = monitor.add_subcommand("import",
                                             "Bring in query logs and the tables beside them; killed and repeated it "
                                             "goes on, repeated after that it adds nothing twice");
  add_data(*command, arguments);
  command->add_option("--mapping", arguments.monitor.mapping, "A file, or a name (content/log-mappings/README.md)")
      ->required();
  command->add_flag("--check", arguments.monitor.check, "Read and count everything, show the first rows, keep nothing");
  command->add_option("--errors", arguments.monitor.errors, "Write the refused rows with the reason to this file");
  command->add_option("sources", arguments.monitor.sources, "Files or folders, also .gz or .zst; - is standard input")
      ->required();
  command->callback([&] {
    arguments.monitor.data = arguments.data;
    status = monitor_import(arguments.monitor);
  });
}

void add_monitor_run(CLI::App& monitor, Arguments& arguments, int& status) {
  CLI::App* command = monitor.add_subcommand("run", "Look for atypical look-ups, and keep the cases");
  add_data(*command, arguments);
  command->add_option("--day", arguments.run.day,
                      "The last day that is looked at; the last stored one whose wait is over when not given");
  constexpr std::size_t kMost = 1000;
  command->add_option("--cases", arguments.run.cases, "At most, rather than what the budget has room for")
      ->check(CLI::Range(std::size_t{0}, kMost));
  command->add_option("--controls", arguments.run.controls, "Likewise")->check(CLI::Range(std::size_t{0}, kMost));
  command->add_flag("--shadow", arguments.run.shadow, "Keep the cases apart: to look at, not to act upon");
  command->callback([&] {
    arguments.run.data = arguments.data;
    status = monitor_run(arguments.run);
  });
  command = monitor.add_subcommand("cases", "List the cases that wait");
  add_data(*command, arguments);
  command->callback([&] { status = monitor_cases(arguments.data); });
}

CLI::App* add_of_days(CLI::App& monitor, const char* name, const char* what, Arguments& arguments, int& status,
                      int (*run)(const MonitorDaysOptions&)) {
  CLI::App* command = monitor.add_subcommand(name, what);
  add_data(*command, arguments);
  command->add_option("--from", arguments.monitor_days.from, "The first day, as in 2026-01-31; else the first stored");
  command->add_option("--to", arguments.monitor_days.to, "The last day; else the last stored");
  command->callback([&arguments, &status, run] {
    arguments.monitor_days.data = arguments.data;
    status = run(arguments.monitor_days);
  });
  return command;
}

void add_monitor(CLI::App& app, Arguments& arguments, int& status) {
  CLI::App* monitor = app.add_subcommand("monitor", "Look-ups in police databases");
  monitor->require_subcommand(1);
  add_monitor_import(*monitor, arguments, status);
  add_monitor_run(*monitor, arguments, status);
  CLI::App* command = monitor->add_subcommand("days", "List the stored days");
  add_data(*command, arguments);
  command->callback([&] { status = monitor_days(arguments.data); });
  command = add_of_days(*monitor, "explain", "How much of the look-ups is explained, by rule, month and team",
                        arguments, status, monitor_explain);
  command->add_option("--csv", arguments.monitor_days.csv, "Write months and teams to this file");
  command = add_of_days(*monitor, "rhythm", "Days in a row, and look-ups that one duty cannot hold", arguments, status,
                        monitor_rhythm);
  command->add_option("--duty", arguments.monitor_days.duties, "A duty there is, as 06:30-16:30; as many as there are");
  command->add_option("--zone", arguments.monitor_days.zone, "On whose clock; else that of the installation");
  command = monitor->add_subcommand("spellings", "Spellings of reasons in a log that are probably one");
  add_data(*command, arguments);
  command->add_option("--mapping", arguments.monitor.mapping, "A file (content/log-mappings/README.md)")->required();
  command->add_option("source", arguments.monitor.sources, "A file, also .gz or .zst")->required()->expected(1);
  command->callback([&] {
    arguments.monitor.data = arguments.data;
    status = monitor_spellings(arguments.monitor);
  });
  add_of_days(*monitor, "mine", "Explanations that could be added, for somebody to approve", arguments, status,
              monitor_mine);
  command = add_of_days(*monitor, "export", "Write the tables of a run, to recompute it (docs/detection/README.md)",
                        arguments, status, monitor_export);
  command->add_option("--parquet", arguments.monitor_days.parquet, "Into this folder as Parquet, by DuckDB's library");
  command->add_option("--csv", arguments.monitor_days.csv, "Into this folder as csv");
  command = monitor->add_subcommand("verify", "Read everything that is stored, and name what is broken");
  add_data(*command, arguments);
  command->callback([&] { status = monitor_verify(arguments.data); });
  command = monitor->add_subcommand("simulate", "What other rules would have listed over the last quarter");
  add_data(*command, arguments);
  command->add_option("--content", arguments.simulated, "Other rules, in the form of content/detection.yaml");
  command->add_option("--days", arguments.simulated_days, "Days of lists")->check(CLI::Range(1, 366));
  command->callback([&] { status = monitor_simulate(arguments.data, arguments.simulated, arguments.simulated_days); });
  command = monitor->add_subcommand("annex", "Print an annex to the data protection impact assessment (Markdown)");
  add_data(*command, arguments);
  command->add_option("--days", arguments.simulated_days, "Days of lists whose spread is told")
      ->check(CLI::Range(1, 366));
  command->callback([&] { status = monitor_annex(arguments.data, arguments.simulated_days); });
  command = monitor->add_subcommand("delete", "Remove the days that are kept no longer, with a signed certificate");
  add_data(*command, arguments);
  command->add_option("--before", arguments.name,
                      "The first day that stays, as in 2026-01-31; by the term when not given");
  command->add_option("--reason", arguments.reason, "Why, for days whose term is not over");
  command->callback([&] { status = monitor_delete(arguments.data, arguments.name, arguments.reason); });
}

void add_scenarios(CLI::App& app, Arguments& arguments, int& status) {
  ScenarioOptions& options = arguments.scenarios;
  CLI::App* command = app.get_subcommand("monitor")->add_subcommand(
      "scenarios", "Measure what the detection finds of misuse put into invented forces, or write one's logs");
  command->add_option("--officers", options.officers, "Of each force")
      ->check(CLI::Range(40, 100'000))
      ->capture_default_str();
  command->add_option("--seeds", options.seeds, "How many forces")->check(CLI::Range(1, 1000))->capture_default_str();
  command->add_option("--first-seed", options.first_seed, "Of the first force")->capture_default_str();
  command->add_option("--compared", options.compared, "How many of them for simpler detections too")
      ->capture_default_str();
  command->add_option("--every", options.every, "Days between two lists")
      ->check(CLI::Range(1, 31))
      ->capture_default_str();
  command->add_option("--report", options.report, "Write the report here, and its figures as .json beside it");
  command->add_option("--write", options.write, "Write the logs of the first force to this folder instead");
  command->add_option("--days", options.days, "Of the logs written")
      ->check(CLI::Range(30, 1000))
      ->capture_default_str();
  command->add_option("--from", options.from, "First day of the logs written, as in 2026-01-31");
  command->add_option("--people", options.people, "People who are to be in it: number;unit;function")
      ->check(CLI::ExistingFile);
  command
      ->add_option("--misuse", options.misuse,
                   "Whose misuse is put in, of two authors; both are measured beside each other")
      ->check(CLI::IsMember({"first", "second", "both"}))
      ->capture_default_str();
  command->add_option("--threads", options.threads, "Forces at a time")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command->add_option("--content", options.rules, "The rules that are measured, in the form of content/detection.yaml")
      ->check(CLI::ExistingFile)
      ->capture_default_str();
  command->callback([&] { status = monitor_scenarios(options); });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Waarborg: integrity management for police forces", "waarborg"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "waarborg 0.1.0");
  Arguments arguments;
  int status = 0;
  add_serve(app, arguments, status);
  add_demo(app, arguments, status);
  add_first_steps(app, arguments, status);
  add_operations(app, arguments, status);
  add_import(app, arguments, status);
  add_monitor(app, arguments, status);
  add_scenarios(app, arguments, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : 2;
  }
  return status;
}
