#include "features/complaints/contract/commands.h"

#include <fmt/format.h>

#include "features/complaints/import_report.h"
#include "features/complaints/import_run.h"
#include "platform/csv/file_writer.h"
#include "platform/csv/progress.h"

namespace waarborg::complaints {
namespace {

using Print = std::function<void(std::string_view)>;

void say_errors(const i18n::Translator& t, const Errors& errors, const Print& print) {
  for (const auto& error : errors) print(error.field.empty() ? t(error) : error.field + ": " + t(error));
}

std::string duration(const i18n::Translator& t, std::int64_t whole) {
  return t("complaints_register.minutes_seconds", {std::to_string(whole / 60), fmt::format("{:02}", whole % 60)});
}

// "12,000 rows of this file, 38%, 21,400 rows/s, 0:31 left".
class ProgressLine {
 public:
  ProgressLine(const i18n::Translator& t, const Print& print) : t_(t), print_(print) {}
  void show(const ImportProgress& progress, std::int64_t rows_done) {
    const auto now = meter_.tick(rows_done, progress.bytes_done, progress.bytes_total);
    if (!now) return;
    print_(t_("complaints_register.progress",
              {t_.number(rows_done), std::to_string(now->share), t_.number(now->per_second),
               now->seconds_left ? duration(t_, *now->seconds_left) : "?"}));
  }

 private:
  const i18n::Translator& t_;
  const Print& print_;
  csv::ProgressMeter meter_;
};

Result<Done> work_through(storage::Database& database, const Clock& clock, ImportRun& run, ProgressLine& line) {
  std::int64_t rows = 0;
  std::uint64_t before = 0;
  while (true) {
    const bool more =
        TRY(database.write([&](storage::Transaction& tx) -> Result<bool> { return run.step(tx, clock); }));
    const std::uint64_t now = run.progress().rows;
    rows += static_cast<std::int64_t>(now >= before ? now - before : now);
    before = now;
    if (!more) return Done{};
    line.show(run.progress(), rows);
  }
}

void say_reasons(const i18n::Translator& t, const char* heading, const std::vector<ReasonReport>& reasons,
                 const Print& print) {
  if (reasons.empty()) return;
  print(t(heading));
  for (const auto& reason : reasons)
    print(fmt::format("  {:>10}  {}{}{}: {}{}", t.number(reason.rows), reason.source, reason.column.empty() ? "" : ".",
                      reason.column, t(reason.reason), reason.value.empty() ? "" : " (" + reason.value + ")"));
}

void say_report(const i18n::Translator& t, const ImportReport& report, const Print& print) {
  print(t(report.mode == "check" ? "complaints_register.checked" : "complaints_register.imported"));
  print(fmt::format("{:<16}{:>12}{:>12}{:>12}{:>12}{:>12}", t("complaints_register.source"),
                    t("complaints_register.rows_read"), t("complaints_register.rows_new"),
                    t("complaints_register.rows_changed"), t("complaints_register.rows_unchanged"),
                    t("complaints_register.rows_refused")));
  for (const auto& source : report.sources)
    print(fmt::format("{:<16}{:>12}{:>12}{:>12}{:>12}{:>12}", source.name, t.number(source.read),
                      t.number(source.added), t.number(source.changed), t.number(source.unchanged),
                      t.number(source.refused)));
  say_reasons(t, "complaints_register.refused_because", report.refusals, print);
  say_reasons(t, "complaints_register.noticed", report.remarks, print);
}

Result<Done> write_error_file(storage::Database& database, const i18n::Translator& t, const std::string& import_id,
                              const std::filesystem::path& path) {
  csv::FileWriter file(path);
  TRY(database.read([&](storage::Transaction& tx) -> Result<Done> {
    write_error_lines(
        tx, import_id, [&](std::string_view reason) { return t(reason); },
        [&](std::string_view line) { file.write(line); });
    return Done{};
  }));
  return file.finish();
}

Result<ImportReport> run_import(storage::Database& database, const Clock& clock, const i18n::Translator& t,
                                const ImportCommand& command, const Print& print) {
  ImportOptions options;
  options.mode = command.dry_run ? Mode::check : Mode::import;
  options.actor = command.actor;
  auto mapping = TRY(load_mapping(command.mapping));
  const auto run = TRY(ImportRun::prepare(std::move(mapping), command.sources, options));
  TRY(database.write([&](storage::Transaction& tx) -> Result<Done> { return run->begin(tx, clock); }));
  ProgressLine line(t, print);
  TRY(work_through(database, clock, *run, line));
  if (!command.errors.empty()) TRY(write_error_file(database, t, run->id(), command.errors));
  return database.read([&](storage::Transaction& tx) { return read_report(tx, run->id()); });
}

}  // namespace

int import_complaints(storage::Database& database, const Clock& clock, const i18n::Translator& t,
                      const ImportCommand& command, const Print& print) {
  const auto report = run_import(database, clock, t, command, print);
  if (!report.ok()) {
    say_errors(t, report.errors(), print);
    return 1;
  }
  say_report(t, *report, print);
  return 0;
}

}  // namespace waarborg::complaints
