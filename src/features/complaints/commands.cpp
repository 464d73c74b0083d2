#include "features/complaints/contract/commands.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

#include "features/complaints/import_report.h"
#include "features/complaints/import_run.h"

namespace waarborg::complaints {
namespace {

using Print = std::function<void(std::string_view)>;
using SteadyTime = std::chrono::steady_clock::time_point;
constexpr std::chrono::seconds kBetweenProgressLines{1};

void say_errors(const i18n::Translator& t, const Errors& errors, const Print& print) {
  for (const auto& error : errors) print(error.field.empty() ? t(error) : error.field + ": " + t(error));
}

std::string duration(const i18n::Translator& t, double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  return t("complaints_register.minutes_seconds", {std::to_string(whole / 60), fmt::format("{:02}", whole % 60)});
}

// "12,000 rows of this file, 38%, 21,400 rows/s, 0:31 left".
class ProgressLine {
 public:
  ProgressLine(const i18n::Translator& t, const Print& print) : t_(t), print_(print) {}
  void show(const ImportProgress& progress, std::int64_t rows_done) {
    const auto now = std::chrono::steady_clock::now();
    if (first_bytes_ == kNoBytes) first_bytes_ = progress.bytes_done;
    if (now - shown_ < kBetweenProgressLines) return;
    shown_ = now;
    const double passed = std::chrono::duration<double>(now - start_).count();
    const auto done = static_cast<double>(progress.bytes_done - std::min(first_bytes_, progress.bytes_done));
    const auto left = static_cast<double>(progress.bytes_total - progress.bytes_done);
    const auto share = progress.bytes_total == 0 ? 100 : progress.bytes_done * 100 / progress.bytes_total;
    print_(t_("complaints_register.progress",
              {t_.number(rows_done), std::to_string(share),
               t_.number(static_cast<std::int64_t>(static_cast<double>(rows_done) / std::max(passed, 0.001))),
               done > 0 ? duration(t_, passed * left / done) : "?"}));
  }

 private:
  static constexpr std::uint64_t kNoBytes = ~0ULL;
  const i18n::Translator& t_;
  const Print& print_;
  SteadyTime start_ = std::chrono::steady_clock::now();
  SteadyTime shown_ = start_;
  std::uint64_t first_bytes_ = kNoBytes;
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

// Whole or not at all: written beside its place, made durable, then moved there.
Result<Done> write_error_file(storage::Database& database, const i18n::Translator& t, const std::string& import_id,
                              const std::filesystem::path& path) {
  const auto beside = path.string() + ".part";
  const Error failed{ErrorKind::unavailable,
                     "complaints_register.file_unwritable",
                     path.filename().string(),
                     {path.filename().string()}};
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  if (file == nullptr) return failed;
  bool good = true;
  const auto written = database.read([&](storage::Transaction& tx) -> Result<Done> {
    write_error_lines(
        tx, import_id, [&](std::string_view reason) { return t(reason); },
        [&](std::string_view line) { good = good && std::fwrite(line.data(), 1, line.size(), file) == line.size(); });
    return Done{};
  });
  good = std::fflush(file) == 0 && ::fsync(::fileno(file)) == 0 && good;
  good = std::fclose(file) == 0 && good;
  std::error_code problem;
  if (good && written.ok()) std::filesystem::rename(beside, path, problem);
  if (!written.ok()) return written;
  if (!good || problem) return failed;
  return Done{};
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
