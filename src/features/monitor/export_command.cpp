// `waarborg monitor export`.
#include "features/monitor/contract/commands.h"
#include "features/monitor/export.h"
#include "platform/audit/audit.h"

namespace waarborg::monitor {
namespace {

/// Before anything is written: an export that stopped halfway leaves its trace too.
Result<Done> trace(matters::House& house, const ExportCommand& command) {
  const auto of = [](const std::optional<Date>& day) { return day ? to_iso(*day) : std::string("-"); };
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    audit::record(tx, house.clock(),
                  {.actor = "system",
                   .action = "lookups.export",
                   .detail = "from=" + of(command.days.from) + " to=" + of(command.days.to)});
    return Done{};
  });
}

Result<Done> run(matters::House& house, const i18n::Translator& t, const ExportCommand& command, const Print& print) {
  TRY(trace(house, command));
  for (const auto& [folder, form] :
       {std::pair(&command.parquet, TableForm::parquet), std::pair(&command.csv, TableForm::csv)}) {
    if (folder->empty()) continue;
    const auto told = TRY(export_tables(house, command.days, *folder, form, [&](const std::string& name, auto rows) {
      print("  " + t("tables.written", {name, t.number(rows)}));
    }));
    print(t("tables.done", {t.date(told.first_day), t.date(told.day), t.number(told.look_ups), folder->string()}));
  }
  print(t("tables.next"));
  return Done{};
}

}  // namespace

int export_look_ups(matters::House& house, const i18n::Translator& t, const ExportCommand& command,
                    const Print& print) {
  const auto done = run(house, t, command, print);
  if (done.ok()) return 0;
  for (const auto& error : done.errors()) {
    print(t(error));
    if (error.code == "parquet.no_library") print(t("tables.csv_instead"));
  }
  return 1;
}

}  // namespace waarborg::monitor
