#include "features/complaints/monthly_pages.h"

#include <algorithm>

#include "features/complaints/monthly.h"
#include "matters/content.h"
#include "matters/sources.h"
#include "platform/directory/directory.h"
#include "platform/web/download.h"
#include "platform/web/pdf.h"
#include "platform/web/sheet_files.h"

namespace waarborg::complaints {

namespace {

using html::Html;
using html::operator""_html;
using html::words;
using i18n::Translator;
using identity::Role;
using matters::House;
using matters::Listed;
using web::Context;

constexpr std::string_view kPath = "/complaints/monthly";
constexpr int kMinuteOfDay = 5 * 60 + 10;

std::string title_of(const House& house, const Translator& t, const MonthlyReport& report) {
  return t(house.content.complaint_terms.monthly_report->title) + ", " + t.month(report.span.from);
}

const matters::Procedure* procedure_of(const House& house, const Listed& row) {
  const auto found = std::ranges::find(house.content.procedures, row.procedure_key, &matters::Procedure::key);
  return found == house.content.procedures.end() ? nullptr : &*found;
}

std::string stands(const House& house, const Translator& t, const MonthlyReport& report, const Listed& row) {
  if (row.closed_on && *row.closed_on < report.span.until) return t("monthly.closed_on", {t.date(*row.closed_on)});
  const auto* procedure = procedure_of(house, row);
  const auto* phase = procedure ? procedure->phase(row.phase) : nullptr;
  return phase ? t(phase->title) : t("monthly.running_now");
}

std::string outcome(const House& house, const Translator& t, const Listed& row) {
  const auto* procedure = procedure_of(house, row);
  const auto* found = procedure ? procedure->outcome(row.outcome) : nullptr;
  return found ? t(found->title) : std::string{};
}

web::Sheet sheet_of(const House& house, const Translator& t, const MonthlyReport& report,
                    const std::map<std::string, std::string>& units) {
  const auto& terms = house.content.complaint_terms;
  web::Sheet sheet{"complaints-" + report.month, {}, {}};
  for (const char* head : {"number", "received_on", "unit", "about", "came_from", "stands", "outcome"})
    sheet.header.push_back(t("monthly." + std::string(head)));
  for (const auto& row : report.rows) {
    const auto* category = terms.category(row.theme);
    const auto unit = units.find(row.unit_id);
    sheet.rows.push_back({row.number, t.date(row.received_on), unit == units.end() ? "" : unit->second,
                          category ? t(category->title) : t("monthly.about_other"),
                          row.marked ? t(terms.monthly_report->outside) : t("monthly.own"),
                          stands(house, t, report, row), outcome(house, t, row)});
  }
  return sheet;
}

Html report_body(const House& house, const Translator& t, const MonthlyReport& report, const web::Sheet& sheet) {
  const auto& terms = *house.content.complaint_terms.monthly_report;
  Html out;
  out << html::facts({{t("monthly.to"), words(t(terms.to))},
                      {t("monthly.source"), words(matters::source_words(t, terms.source))},
                      {t("monthly.received"), words(t.number(report.received()))},
                      {t("monthly.closed"), words(t.number(report.closed()))},
                      {t("monthly.running"), words(t.number(report.running()))},
                      {t("monthly.from_outside"), words(t.number(report.from_outside()))}});
  if (sheet.rows.empty()) return out << "<p>"_html << t("monthly.none") << "</p>"_html;
  std::vector<html::Column> columns;
  for (const auto& head : sheet.header) columns.push_back({"", head});
  std::vector<std::vector<Html>> rows;
  for (const auto& row : sheet.rows) {
    auto& line = rows.emplace_back();
    for (const auto& cell : row) line.push_back(words(cell));
  }
  return out << html::table(t, title_of(house, t, report), columns, rows);
}

struct Made {
  MonthlyReport report;
  web::Sheet sheet;
};

Result<Made> load(Context& context, House& house, const std::string& month) {
  // Reading it leaves a line in the audit log, therefore a write.
  return house.database().write([&](storage::Transaction& tx) -> Result<Made> {
    Made out{TRY(monthly_report(tx, house, context.viewer(), month)), {}};
    std::map<std::string, std::string> units;
    for (const auto& unit : directory::units(tx)) units.emplace(unit.id, unit.name);
    out.sheet = sheet_of(house, context.t, out.report, units);
    return out;
  });
}

http::Response list(Context& context, House& house) {
  const auto& t = context.t;
  if (!reports_monthly(house)) return web::error_page(context, {not_found()});
  const auto kept = house.database().read(
      [](storage::Transaction& tx) -> Result<std::vector<std::string>> { return kept_months(tx); });
  if (!kept.ok()) return web::error_page(context, kept.errors());
  std::vector<std::vector<Html>> rows;
  for (const auto& month : months_shown(house.today())) {
    const std::string path = std::string(kPath) + "/" + month;
    Html files;
    for (const char* format : {"pdf", "xlsx"})
      files << html::link_button(path + "." + format, std::string(format) == "pdf" ? "PDF" : "xlsx") << " "_html;
    const bool is_kept = std::ranges::find(*kept, month) != kept->end();
    rows.push_back({words(t.month(month_span(month, house.today())->from)),
                    words(t(is_kept ? "monthly.kept" : "monthly.not_kept")), files});
  }
  Html body;
  body << "<p>"_html << t("monthly.lead") << "</p>"_html
       << html::table(t, t(house.content.complaint_terms.monthly_report->title),
                      {{"", t("monthly.month")}, {"", t("monthly.state")}, {"", t("monthly.files")}}, rows);
  return web::render(context, {.title = t(house.content.complaint_terms.monthly_report->title)}, body);
}

Result<std::string> pdf_of(const Context& context, const House& house, const Made& made) {
  const auto& t = context.t;
  const auto& config = house.platform.config;
  const auto document = web::report_document(t, config, title_of(house, t, made.report),
                                             t.long_date(made.report.kept_on.value_or(house.today())),
                                             report_body(house, t, made.report, made.sheet));
  return as_text(TRY(web::to_pdf(document.str(), web::letter_stylesheet(config))));
}

http::Response file(Context& context, House& house) {
  const std::string& name = context.request.parameter("file");
  const auto dot = name.find('.');
  const std::string format = dot == std::string::npos ? std::string{} : name.substr(dot + 1);
  if (format != "pdf" && format != "xlsx") return web::error_page(context, {not_found()});
  const auto made = load(context, house, name.substr(0, dot));
  if (!made.ok()) return web::error_page(context, made.errors());
  auto content = format == "pdf" ? pdf_of(context, house, *made) : web::to_xlsx(made->sheet);
  if (!content.ok()) return web::error_page(context, content.errors());
  return web::download(std::move(*content), "complaints-" + name);
}

}  // namespace

void add_monthly_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> readers{Role::authority, Role::complaint_handler};
  table.add(web::page("complaints.monthly", std::string(kPath), readers,
                      [&house](Context& context) { return list(context, house); }));
  table.add(web::page("complaints.monthly_file", std::string(kPath) + "/{file}", readers,
                      [&house](Context& context) { return file(context, house); }));
  if (reports_monthly(house)) table.add_nav({"monthly.nav", std::string(kPath), readers, 61, {}});
}

void add_monthly_job(House& house) {
  house.platform.jobs.add_daily("complaints.monthly", kMinuteOfDay,
                                [&house](storage::Transaction& tx) { return keep_last_month(tx, house); });
}

}  // namespace waarborg::complaints
