#include "features/atypical/desk_pages.h"

#include <map>

#include "features/atypical/list_view.h"
#include "features/atypical/outcomes.h"
#include "features/atypical/seats.h"
#include "platform/directory/directory.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using html::Html;
using html::operator""_html;
using i18n::Translator;
using storage::Transaction;

constexpr int kOpeningsShown = 100;
constexpr int kWatchDays = 90;

Html cell(std::string_view text) { return html::words(text); }

struct OpeningLine {
  OpeningRow row;
  std::string asked_by, decided_by;
};

Result<std::vector<OpeningLine>> read_openings(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                                               std::uint32_t own) {
  TRY(enter(tx, house, viewer, Act::openings));
  std::vector<OpeningLine> out;
  const auto take = [&](const storage::Rows& rows) {
    for (const auto& row : rows) {
      OpeningLine line;
      line.row = opening_from(row);
      line.row.people = row.integer("people");
      line.asked_by = directory::account_name(tx, house.keys(), line.row.asked_by);
      if (!line.row.decided_by.empty())
        line.decided_by = directory::account_name(tx, house.keys(), line.row.decided_by);
      out.push_back(std::move(line));
    }
  };
  take(tx.query(sql::openings_list, {static_cast<std::int64_t>(own)}));
  take(tx.query(sql::openings_decided, {static_cast<std::int64_t>(own), kOpeningsShown}));
  return out;
}

Html openings_table(const Translator& t, const std::vector<OpeningLine>& lines, bool waiting) {
  std::vector<std::vector<Html>> rows;
  for (const auto& line : lines) {
    if ((line.row.state == "waiting") != waiting) continue;
    Html number;
    number << "<a href=\"/look-ups/"_html << line.row.case_id << "\">"_html << line.row.number << "</a>"_html;
    std::string purpose = t("atypical.purpose_" + line.row.purpose);
    if (line.row.people > 1) purpose += " (" + t("atypical.open_people", {t.number(line.row.people)}) + ")";
    std::vector<Html> row{number, cell(purpose), cell(line.asked_by), cell(t.date_time(line.row.asked_at))};
    if (!waiting)
      row.push_back(cell(t("atypical.open_" + line.row.state,
                           {line.decided_by, t.date_time(line.row.decided_at.value_or(line.row.asked_at))})));
    rows.push_back(std::move(row));
  }
  if (rows.empty()) return {};
  std::vector<html::Column> columns{{"", t("common.number")},
                                    {"", t("atypical.purpose")},
                                    {"", t("atypical.asked_by")},
                                    {"", t("atypical.asked_at")}};
  if (!waiting) columns.push_back({"", t("atypical.answer")});
  return html::table(t, t(waiting ? "atypical.openings_waiting" : "atypical.openings_decided"), columns, rows);
}

/// What each at the desks did, by act: cases, and times.
using Acts = std::map<std::string, std::map<std::string, std::pair<std::int64_t, std::int64_t>>>;

Result<Acts> read_acts(Transaction& tx, matters::House& house, const identity::Viewer& viewer) {
  TRY(enter(tx, house, viewer, Act::watch));
  Acts out;
  for (const auto& row : tx.query(sql::acts_since, {add_days(house.today(), -kWatchDays)}))
    out[directory::account_name(tx, house.keys(), row.text("account_id"))][row.text("act")] = {row.integer("cases"),
                                                                                               row.integer("times")};
  return out;
}

Html watch_view(const Translator& t, const Acts& acts) {
  Html out;
  out << "<p>"_html << t("atypical.watch_text", {t.number(kWatchDays)}) << "</p>"_html;
  if (acts.empty()) return out << html::alert(html::Tone::info, t("atypical.watch_none"));
  constexpr std::array kActs{"read", "search", "export", "ask", "open_ask", "open_decide", "decide"};
  std::vector<html::Column> columns{{"", t("common.name")}};
  for (const char* act : kActs) columns.push_back({"", t("atypical.act_" + std::string(act)), true});
  std::vector<std::vector<Html>> rows;
  for (const auto& [name, of] : acts) {
    auto& row = rows.emplace_back();
    row.push_back(cell(name));
    for (const char* act : kActs) {
      const auto found = of.find(act);
      const bool by_case = std::string_view(act) != "search" && std::string_view(act) != "export";
      row.push_back(cell(t.number(found == of.end() ? 0 : by_case ? found->second.first : found->second.second)));
    }
  }
  return out << html::table(t, t("atypical.watch"), columns, rows);
}

html::Html ways(const web::Context& context) {
  const auto& viewer = context.viewer();
  return sections(context.t, is_analyst(viewer), viewer.has(identity::Role::privacy_officer), is_approver(viewer));
}

Result<Outcomes> entered_outcomes(const web::Context& context, matters::House& house, const std::string& detail) {
  const std::uint32_t own = TRY(own_number(house, context.viewer()));
  return house.database().write([&](Transaction& tx) -> Result<Outcomes> {
    TRY(enter(tx, house, context.viewer(), Act::outcomes, detail));
    return read_outcomes(tx, own);
  });
}

}  // namespace

http::Response show_openings(web::Context& context, matters::House& house) {
  // From here a privacy officer without a seat at the desk finds the pages that are theirs all the same.
  if (!is_approver(context.viewer()))
    return web::render(context, {.title = context.t("atypical.openings"), .actions = ways(context)},
                       html::alert(html::Tone::info, context.t("atypical.openings_no_seat")));
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return web::error_page(context, own.errors());
  const auto lines =
      house.database().write([&](Transaction& tx) { return read_openings(tx, house, context.viewer(), *own); });
  if (!lines.ok()) return web::error_page(context, lines.errors());
  const auto& t = context.t;
  Html body;
  body << "<p>"_html << t("atypical.openings_text") << "</p>"_html;
  const Html waiting = openings_table(t, *lines, true), decided = openings_table(t, *lines, false);
  if (waiting.empty())
    body << html::alert(html::Tone::info, t("atypical.openings_none"));
  else
    body << "<h2>"_html << t("atypical.openings_waiting") << "</h2>"_html << waiting;
  if (!decided.empty()) body << "<h2>"_html << t("atypical.openings_decided") << "</h2>"_html << decided;
  return web::render(context, {.title = t("atypical.openings"), .actions = ways(context)}, body);
}

http::Response show_outcomes(web::Context& context, matters::House& house) {
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::error_page(context, words.errors());
  const auto outcomes = entered_outcomes(context, house, "");
  if (!outcomes.ok()) return web::error_page(context, outcomes.errors());
  return web::render(context, {.title = context.t("atypical.outcomes"), .actions = ways(context)},
                     outcomes_view(*words, *outcomes, house.platform.config.small_number_threshold));
}

http::Response export_outcomes(web::Context& context, matters::House& house, std::string_view format) {
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::error_page(context, words.errors());
  const auto outcomes = entered_outcomes(context, house, "export");
  if (!outcomes.ok()) return web::error_page(context, outcomes.errors());
  return web::export_sheet(context, outcomes_sheet(*words, *outcomes, house.platform.config.small_number_threshold),
                           format);
}

http::Response show_watch(web::Context& context, matters::House& house) {
  const auto acts = house.database().write([&](Transaction& tx) { return read_acts(tx, house, context.viewer()); });
  if (!acts.ok()) return web::error_page(context, acts.errors());
  return web::render(context, {.title = context.t("atypical.watch"), .actions = ways(context)},
                     watch_view(context.t, *acts));
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
