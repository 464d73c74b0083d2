// Names that were asked for: what waits, and what was decided.
#include "features/atypical/desk_pages.h"
#include "features/atypical/list_view.h"
#include "features/atypical/seats.h"
#include "features/atypical/whole_list.h"
#include "platform/directory/directory.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using html::Html;
using html::operator""_html;
using i18n::Translator;
using storage::Transaction;

constexpr const char* kPath = "/look-ups/openings";
constexpr int kOnPage = 50;

struct OpeningLine {
  OpeningRow row;
  std::string asked_by, decided_by;
};
struct OpeningLines {
  std::vector<OpeningLine> rows;
  std::string next;  ///< cursor of what was decided; empty: no more
};

OpeningLine line_from(Transaction& tx, const matters::House& house, const storage::Row& row) {
  OpeningLine line{opening_from(row), {}, {}};
  line.row.people = row.integer("people");
  line.asked_by = directory::account_name(tx, house.keys(), line.row.asked_by);
  if (!line.row.decided_by.empty()) line.decided_by = directory::account_name(tx, house.keys(), line.row.decided_by);
  return line;
}

/// Newest first.
OpeningLines decided(Transaction& tx, const matters::House& house, std::int64_t own, const std::string& after,
                     int limit) {
  const Cursor from = newest_from(after);
  OpeningLines out;
  for (const auto& row : tx.query(sql::openings_decided, {own, from.place, from.id, limit + 1})) {
    if (out.rows.size() == static_cast<std::size_t>(limit)) {
      out.next = newest_text(out.rows.back().row.asked_at, out.rows.back().row.id);
      break;
    }
    out.rows.push_back(line_from(tx, house, row));
  }
  return out;
}

std::vector<OpeningLine> waiting_lines(Transaction& tx, const matters::House& house, std::int64_t own) {
  std::vector<OpeningLine> out;
  for (const auto& row : tx.query(sql::openings_list, {own})) out.push_back(line_from(tx, house, row));
  return out;
}

std::string purpose_words(const Translator& t, const OpeningRow& row) {
  const std::string purpose = t("atypical.purpose_" + row.purpose);
  return row.people > 1 ? purpose + " (" + t("atypical.open_people", {t.number(row.people)}) + ")" : purpose;
}

std::string answer_words(const Translator& t, const OpeningLine& line) {
  if (line.row.state == "waiting") return t("atypical.open_waits");
  return t("atypical.open_" + line.row.state,
           {line.decided_by, t.date_time(line.row.decided_at.value_or(line.row.asked_at))});
}

Html table_of(const Translator& t, const std::vector<OpeningLine>& lines, bool waiting) {
  std::vector<std::vector<Html>> rows;
  for (const auto& line : lines) {
    Html number;
    number << "<a class=\"whole\" href=\"/look-ups/"_html << line.row.case_id << "\">"_html << line.row.number
           << "</a>"_html;
    std::vector<Html> row{number, html::words(purpose_words(t, line.row)), html::words(line.asked_by),
                          html::words(t.date_time(line.row.asked_at))};
    if (!waiting) row.push_back(html::words(answer_words(t, line)));
    rows.push_back(std::move(row));
  }
  std::vector<html::Column> columns{{"", t("common.number")},
                                    {"", t("atypical.purpose")},
                                    {"", t("atypical.asked_by")},
                                    {"", t("atypical.asked_at")}};
  if (!waiting) columns.push_back({"", t("atypical.answer")});
  return html::table(t, t(waiting ? "atypical.openings_waiting" : "atypical.openings_decided"), columns, rows);
}

Html openings_view(const Translator& t, const std::vector<OpeningLine>& waits, const OpeningLines& decided,
                   const html::ListState& list) {
  Html out;
  out << html::paragraph(t("atypical.openings_text"));
  if (waits.empty())
    out << html::alert(html::Tone::info, t("atypical.openings_none"));
  else
    out << html::heading(t("atypical.openings_waiting")) << table_of(t, waits, true);
  if (!decided.rows.empty())
    out << html::heading(t("atypical.openings_decided")) << table_of(t, decided.rows, false)
        << html::pager(t, list, decided.next);
  if (!waits.empty() || !decided.rows.empty()) out << html::export_links(t, list);
  return out;
}

}  // namespace

http::Response show_openings(web::Context& context, matters::House& house) {
  const auto& t = context.t;
  // From here a privacy officer without a seat at the desk finds the pages that are theirs all the same.
  if (!is_approver(context.viewer()))
    return web::render(context, {.title = t("atypical.openings"), .actions = sections_for(context)},
                       html::alert(html::Tone::info, t("atypical.openings_no_seat")));
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return web::error_page(context, own.errors());
  const html::ListState list{kPath, {}, "", context.request.query.get("after")};
  const auto body = house.database().write([&](Transaction& tx) -> Result<Html> {
    TRY(enter(tx, house, context.viewer(), Act::openings));
    return openings_view(t, waiting_lines(tx, house, *own), decided(tx, house, *own, list.after, kOnPage), list);
  });
  if (!body.ok()) return web::error_page(context, body.errors());
  return web::render(context, {.title = t("atypical.openings"), .actions = sections_for(context)}, *body);
}

http::Response export_openings(web::Context& context, matters::House& house, std::string_view format) {
  const auto& t = context.t;
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return web::error_page(context, own.errors());
  const auto lines = house.database().write([&](Transaction& tx) -> Result<std::vector<OpeningLine>> {
    TRY(enter(tx, house, context.viewer(), Act::openings, "export"));
    auto all = waiting_lines(tx, house, *own);
    auto rest =
        TRY(whole_list(t, [&](const std::string& after, int limit) { return decided(tx, house, *own, after, limit); }));
    all.insert(all.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    return all;
  });
  if (!lines.ok()) return web::error_page(context, lines.errors());
  web::Sheet sheet{
      t("atypical.openings"),
      {t("common.number"), t("atypical.purpose"), t("atypical.asked_by"), t("atypical.asked_at"), t("atypical.answer")},
      {}};
  for (const auto& line : *lines)
    sheet.rows.push_back({line.row.number, purpose_words(t, line.row), line.asked_by, t.date_time(line.row.asked_at),
                          answer_words(t, line)});
  return web::export_sheet(context, sheet, format);
}

std::int64_t count_openings(const web::Context& context, matters::House& house) {
  if (!context.viewer_or_null || !is_approver(context.viewer())) return 0;
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return 0;
  const auto count = house.database().read([&](Transaction& tx) -> Result<std::int64_t> {
    return tx.find(sql::openings_count, {static_cast<std::int64_t>(*own)})->integer("count");
  });
  return count.ok() ? *count : 0;
}

}  // namespace waarborg::atypical
