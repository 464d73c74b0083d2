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
using i18n::Translator;
using storage::Transaction;

constexpr int kWatchDays = 90;

/// What each at the desks did, by act: cases, and times.
using Acts = std::map<std::string, std::map<std::string, std::pair<std::int64_t, std::int64_t>>>;

Result<Acts> read_acts(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                       const std::string& detail) {
  TRY(enter(tx, house, viewer, Act::watch, detail));
  Acts out;
  for (const auto& row : tx.query(sql::acts_since, {add_days(house.today(), -kWatchDays)}))
    out[directory::account_name(tx, house.keys(), row.text("account_id"))][row.text("act")] = {row.integer("cases"),
                                                                                               row.integer("times")};
  return out;
}

constexpr std::array kActs{"read", "search", "export", "ask", "open_ask", "open_decide", "decide"};

/// A row for each person: the name, and what they did by act.
std::vector<std::vector<std::string>> lines_of(const Translator& t, const Acts& acts) {
  std::vector<std::vector<std::string>> lines;
  for (const auto& [name, of] : acts) {
    auto& line = lines.emplace_back(std::vector{name});
    for (const char* act : kActs) {
      const auto found = of.find(act);
      const bool by_case = std::string_view(act) != "search" && std::string_view(act) != "export";
      line.push_back(t.number(found == of.end() ? 0 : by_case ? found->second.first : found->second.second));
    }
  }
  return lines;
}

Html watch_view(const Translator& t, const Acts& acts) {
  Html out;
  out << html::paragraph(t("atypical.watch_text", {t.number(kWatchDays)}));
  if (acts.empty()) return out << html::alert(html::Tone::info, t("atypical.watch_none"));
  std::vector<html::Column> columns{{"", t("common.name")}};
  for (const char* act : kActs) columns.push_back({"", t("atypical.act_" + std::string(act)), true});
  std::vector<std::vector<Html>> rows;
  for (const auto& line : lines_of(t, acts)) {
    auto& row = rows.emplace_back();
    for (const auto& text : line) row.push_back(html::words(text));
  }
  return out << html::table(t, t("atypical.watch"), columns, rows)
             << html::export_links(t, {"/look-ups/analysts", {}, "", ""});
}

Result<Outcomes> entered_outcomes(const web::Context& context, matters::House& house, const std::string& detail) {
  const std::uint32_t own = TRY(own_number(house, context.viewer()));
  return house.database().write([&](Transaction& tx) -> Result<Outcomes> {
    TRY(enter(tx, house, context.viewer(), Act::outcomes, detail));
    return read_outcomes(tx, own);
  });
}

}  // namespace

html::Html sections_for(const web::Context& context) {
  const auto& viewer = context.viewer();
  return sections(context.t, is_analyst(viewer), viewer.has(identity::Role::privacy_officer), is_approver(viewer));
}

http::Response show_outcomes(web::Context& context, matters::House& house) {
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::error_page(context, words.errors());
  const auto outcomes = entered_outcomes(context, house, "");
  if (!outcomes.ok()) return web::error_page(context, outcomes.errors());
  return web::render(context, {.title = context.t("atypical.outcomes"), .actions = sections_for(context)},
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
  const auto acts = house.database().write([&](Transaction& tx) { return read_acts(tx, house, context.viewer(), ""); });
  if (!acts.ok()) return web::error_page(context, acts.errors());
  return web::render(context, {.title = context.t("atypical.watch"), .actions = sections_for(context)},
                     watch_view(context.t, *acts));
}

http::Response export_watch(web::Context& context, matters::House& house, std::string_view format) {
  const auto& t = context.t;
  const auto acts =
      house.database().write([&](Transaction& tx) { return read_acts(tx, house, context.viewer(), "export"); });
  if (!acts.ok()) return web::error_page(context, acts.errors());
  web::Sheet sheet{t("atypical.watch"), {t("common.name")}, lines_of(t, *acts)};
  for (const char* act : kActs) sheet.header.push_back(t("atypical.act_" + std::string(act)));
  return web::export_sheet(context, sheet, format);
}

}  // namespace waarborg::atypical
