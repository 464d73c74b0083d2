// Training from a file, from the command line.
#include <fmt/format.h>

#include <fstream>

#include "features/complaints/contract/commands.h"
#include "features/complaints/training_import.h"
#include "platform/csv/csv.h"

namespace waarborg::complaints {

namespace {

using Print = std::function<void(std::string_view)>;

void say_plan(const i18n::Translator& t, const TrainingPlan& plan, bool dry_run, const Print& print) {
  print(t(dry_run ? "training.dry_run_done" : "training.imported"));
  const auto line = [&](const char* key, std::int64_t count) {
    print(fmt::format("{:>10}  {}", t.number(count), t(key)));
  };
  line("training.new", plan.added());
  line("training.changed", static_cast<std::int64_t>(plan.changes.size()) - plan.added());
  line("training.unchanged", plan.unchanged);
  line("training.refused", static_cast<std::int64_t>(plan.refused.size()));
}

Result<Done> write_errors(const i18n::Translator& t, const TrainingPlan& plan, const std::filesystem::path& path) {
  std::ofstream out(path, std::ios::binary);
  for (const auto& row : refused_training_rows(t, plan)) out << csv::csv_line(row);
  out.close();
  if (out) return Done{};
  const std::string name = path.filename().string();
  return Error{ErrorKind::unavailable, "csv.file_unwritable", name, {name}};
}

Result<TrainingPlan> bring_in(matters::House& house, const ImportCommand& command) {
  const auto mapping = TRY(load_mapping(command.mapping));
  const auto& path = command.sources.front();
  auto bytes = TRY(csv::open_bytes(path, csv::compression_of(path)));
  auto file = TRY(read_training(*mapping, std::move(bytes), path.filename().string(), house.today()));
  return house.database().write([&](storage::Transaction& tx) -> Result<TrainingPlan> {
    auto plan = plan_training(tx, house, file);
    if (!command.dry_run) apply_training(tx, house, command.actor, plan);
    return plan;
  });
}

}  // namespace

int import_training(matters::House& house, const i18n::Translator& t, const ImportCommand& command,
                    const Print& print) {
  const auto plan = bring_in(house, command);
  Errors errors = plan.ok() ? Errors{} : plan.errors();
  if (plan.ok()) {
    say_plan(t, *plan, command.dry_run, print);
    const auto written = command.errors.empty() ? Result<Done>(Done{}) : write_errors(t, *plan, command.errors);
    if (!written.ok()) errors = written.errors();
  }
  for (const auto& error : errors) print(error.field.empty() ? t(error) : error.field + ": " + t(error));
  return errors.empty() ? 0 : 1;
}

}  // namespace waarborg::complaints
