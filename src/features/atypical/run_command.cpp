// `waarborg monitor run` and `cases`.
#include <fmt/format.h>

#include "features/atypical/contract/commands.h"
#include "features/atypical/explained.h"
#include "features/atypical/list_view.h"
#include "features/atypical/store.h"
#include "platform/audit/audit.h"

namespace waarborg::atypical {
namespace {

constexpr int kListed = 200;

int fail(const i18n::Translator& t, const Errors& errors, const Print& print) {
  for (const auto& error : errors) print(t(error));
  return 1;
}

}  // namespace

int run_detection(matters::House& house, const i18n::Translator& t, const RunCommand& command, const Print& print) {
  auto options = next_options(house, command.mode);
  if (!options.ok()) return fail(t, options.errors(), print);
  options->day = command.day;
  options->cases = command.cases;
  options->controls = command.controls;
  Date day;
  options->may_run = [&](Date last) -> Result<Done> {
    day = last;
    if (command.mode == Mode::shadow) return Done{};
    return house.database().read([&](storage::Transaction& tx) { return may_run(tx, last); });
  };
  const auto refuse = [&](const Errors& errors) {
    if (errors.front().code != "atypical.run_already") return fail(t, errors, print);
    print(t("atypical.run_already_of", {t.date(day)}));
    return 1;
  };
  const auto began = std::chrono::steady_clock::now();  // the house's clock stands still while a demo is made
  // The detection names its stages: side_tables, look_ups, cases, evidence.
  const auto detected =
      monitor::detect(house, *options, [&](const std::string& stage) { print(t("atypical.stage_" + stage)); });
  if (!detected.ok()) return refuse(detected.errors());
  const auto took = std::chrono::steady_clock::now() - began;
  const auto taken = take(house, *detected, command.mode, std::chrono::duration_cast<std::chrono::milliseconds>(took));
  if (!taken.ok()) return refuse(taken.errors());
  if (const auto kept = keep_explained(house, detected->day); !kept.ok()) return fail(t, kept.errors(), print);
  print(t("atypical.run_done", {t.date(detected->first_day), t.date(detected->day), t.number(detected->look_ups),
                                t.number(detected->unexplained), t.number(detected->ranked)}));
  print(t("atypical.run_taken", {t.number(taken->cases), t.number(taken->events), t.number(taken->controls)}));
  if (taken->cases == 0 && detected->ranked > 0)
    print(t("atypical.run_no_room", {pace(t, detected->budget, detected->officers)}));
  if (command.mode == Mode::shadow) print(t("atypical.run_shadow"));
  return 0;
}

int list_cases(matters::House& house, const i18n::Translator& t, const Print& print) {
  const auto page = house.database().write([&](storage::Transaction& tx) -> Result<CasePage> {
    CaseQuery query;
    query.limit = kListed;
    audit::record(tx, house.clock(), {audit::Chain::staff, "system", "atypical.list", "", "", ""});
    return list(tx, query, 0);
  });
  if (!page.ok()) return fail(t, page.errors(), print);
  for (const auto& row : page->rows)
    print(fmt::format("{}  {:<8}  {:>8}  {:<10}  {}", row.number, row.kind,
                      t.decimal(static_cast<double>(row.points) / 100, 1), row.state, row.group));
  print(t("atypical.cases_waiting", {t.number(static_cast<std::int64_t>(page->rows.size()))}));
  return 0;
}

}  // namespace waarborg::atypical
