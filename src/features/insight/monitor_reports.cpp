// The reports of the central monitor as files, by one click and by schedule.
#include <algorithm>

#include "features/insight/dashboard.h"
#include "features/insight/monitor_page.h"
#include "features/insight/monitor_view.h"
#include "features/insight/report_mail.h"
#include "features/insight/views.h"
#include "platform/jobs/errands.h"
#include "platform/web/download.h"
#include "platform/web/pdf.h"
#include "platform/web/sheet_files.h"
#include "queries/feature_insight.h"

namespace waarborg::insight {

namespace sql = queries::feature_insight;

namespace {

using web::Context;

constexpr const char* kJob = "insight.report";
constexpr int kMinuteOfDay = 5 * 60;

i18n::Translator translator_in(const matters::House& house, i18n::Language language) {
  return i18n::Translator(house.platform.texts, language, house.platform.config.zone);
}

/// Over the whole force, as somebody who sees no matter: every count is one of others, so the threshold goes for all.
/// Counted once, then told in each of the languages.
Result<std::vector<std::vector<Table>>> tables_in(const MonitorRoom& room, const std::vector<i18n::Language>& languages,
                                                  const Period& period) {
  matters::House& house = room.house;
  return house.database().read([&](storage::Transaction& tx) -> Result<std::vector<std::vector<Table>>> {
    auto units = directory::units(tx);
    const identity::Viewer nobody;
    const auto roots = roots_of(units, nobody, false);
    const UnitTree tree(std::move(units), roots, true);
    const auto counts = count_period(tx, house, nobody, period, tree);
    std::vector<std::vector<Table>> out;
    for (const auto language : languages) {
      const auto t = translator_in(house, language);
      const HouseLabels labels(t, house, room.measures.get());
      out.push_back(monitor_tables(counts, tree, labels, {}, house.platform.config.small_number_threshold));
    }
    return out;
  });
}

Result<Bytes> pdf_of(const matters::House& house, const i18n::Translator& t, const Period& period,
                     const std::vector<Table>& tables) {
  const auto& config = house.platform.config;
  const auto body = report_body(t, tables, config.small_number_threshold);
  const auto document = web::report_document(t, config, report_title(t, period), t.long_date(house.today()), body);
  return web::to_pdf(document.str(), web::letter_stylesheet(config));
}

Result<std::string> xlsx_of(const i18n::Translator& t, const std::vector<Table>& tables) {
  std::vector<web::Sheet> sheets;
  for (const auto& table : tables)
    sheets.push_back(sheet_of(t, monitor_title(t, table), monitor_rows(t, table), table));
  return web::to_xlsx(sheets);
}

/// Made by schedule before.
std::optional<std::string> kept_file(matters::House& house, const std::string& period, i18n::Language language,
                                     const std::string& format) {
  const auto found = house.database().read([&](storage::Transaction& tx) -> Result<std::optional<std::string>> {
    const auto row = tx.find(sql::report_find, {period, i18n::code_of(language)});
    if (!row) return std::optional<std::string>{};
    const auto bytes = row->blob(format);
    return std::optional(std::string(bytes.begin(), bytes.end()));
  });
  return found.ok() ? *found : std::nullopt;
}

/// The kept one, or one made now. Errors: not_found (no such period), "error.pdf_unavailable".
Result<std::string> report_file(const Context& context, const MonitorRoom& room, const std::string& code,
                                const std::string& format) {
  if (auto kept = kept_file(room.house, code, context.t.language(), format)) return std::move(*kept);
  const auto period = period_from(code, room.house.today());
  if (!period) return not_found();
  const auto tables = TRY(tables_in(room, {context.t.language()}, *period)).front();
  if (format == "xlsx") return xlsx_of(context.t, tables);
  return as_text(TRY(pdf_of(room.house, context.t, *period, tables)));
}

struct ReportFiles {
  i18n::Language language;
  Bytes pdf;
  std::string xlsx;
};

Result<Done> make_and_keep(const MonitorRoom& room, const Period& period) {
  matters::House& house = room.house;
  const std::vector<i18n::Language> languages(i18n::kLanguages.begin(), i18n::kLanguages.end());
  const auto tables = TRY(tables_in(room, languages, period));
  std::vector<ReportFiles> files;
  for (std::size_t at = 0; at < languages.size(); ++at) {
    const auto t = translator_in(house, languages[at]);
    files.push_back({languages[at], TRY(pdf_of(house, t, period, tables[at])), TRY(xlsx_of(t, tables[at]))});
  }
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    for (const auto& one : files)
      tx.execute(sql::report_keep,
                 {period.code(), i18n::code_of(one.language), house.today(), one.pdf, as_bytes(one.xlsx)});
    mail_readers(tx, house, period);
    return Done{};
  });
}

/// Last month, or the half-year that ended with it, when its report is not kept yet.
std::optional<Period> next_to_make(storage::Transaction& tx, Date today) {
  const auto kept = kept_reports(tx);
  const Date begun{today.year(), today.month(), std::chrono::day(1)};
  for (const auto& period : periods_until(today))
    if (period.span().until == begun && std::ranges::find(kept, period.code()) == kept.end()) return period;
  return std::nullopt;
}

}  // namespace

std::vector<std::string> kept_reports(storage::Transaction& tx) {
  std::vector<std::string> out;
  for (const auto& row : tx.query(sql::reports_kept)) out.push_back(row.text("period"));
  return out;
}

http::Response monitor_report(Context& context, const MonitorRoom& room) {
  matters::House& house = room.house;
  const auto may = house.database().read([&](storage::Transaction& tx) -> Result<bool> {
    return looks_over_force(tx, house, context.viewer().account_id);
  });
  const std::string& file = context.request.parameter("file");
  const auto dot = file.find('.');
  const std::string format = dot == std::string::npos ? std::string{} : file.substr(dot + 1);
  if ((format != "pdf" && format != "xlsx") || !may.ok() || !*may) return web::error_page(context, {not_found()});
  auto content = report_file(context, room, file.substr(0, dot), format);
  if (!content.ok()) return web::error_page(context, content.errors());
  if (const auto traced = trace_export(house, context.viewer(), "report " + file); !traced.ok())
    return web::error_page(context, traced.errors());
  return web::download(std::move(*content), file);
}

/// One report an errand, made while no transaction is open. Killed between making and keeping, it is made again.
void add_report_jobs(const MonitorRoom& room) {
  matters::House& house = room.house;
  const auto next = [room, &house](storage::Transaction& tx, jobs::Job& job) -> Result<jobs::Errand> {
    const auto period = next_to_make(tx, house.today());
    if (!period) return jobs::Errand{};
    job.cursor = period->code();
    ++job.done;
    return jobs::Errand{[room, period = *period] { return make_and_keep(room, period); }};
  };
  house.platform.jobs.add_kind(kJob, jobs::Errands{next});
  house.platform.jobs.add_daily(kJob, kMinuteOfDay, [&house](storage::Transaction& tx) -> Result<Done> {
    if (next_to_make(tx, house.today())) (void)jobs::Jobs::enqueue(tx, house.clock(), kJob, "{}", "system");
    return Done{};
  });
}

}  // namespace waarborg::insight
