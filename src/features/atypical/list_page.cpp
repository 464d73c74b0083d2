#include "features/atypical/list_page.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "features/atypical/list_view.h"
#include "features/atypical/seats.h"
#include "features/atypical/whole_list.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using storage::Transaction;

template <std::size_t N>
std::string one_of(const std::array<const char*, N>& known, const std::string& asked, const char* otherwise) {
  return std::ranges::find(known, asked) == known.end() ? otherwise : asked;
}

CaseQuery query_from(const http::Fields& asked) {
  constexpr std::array kStates{"open", "asked", "answered", "closed", "all"};
  constexpr std::array kKinds{"case", "event", "control"};
  constexpr std::array kSorts{"points", "-points", "opened", "-opened"};
  CaseQuery out;
  out.state = one_of(kStates, asked.get("state"), "");
  out.kind = one_of(kKinds, asked.get("kind"), "");
  out.sort = one_of(kSorts, asked.get("sort"), "-points");
  out.group = asked.get("group");
  out.run = asked.get("run");
  out.after = asked.get("after");
  return out;
}

html::ListState state_of(const CaseQuery& query) {
  html::ListState state{"/look-ups", {}, query.sort, query.after};
  const auto keep = [&](const char* name, const std::string& value) {
    if (!value.empty()) state.filters.emplace_back(name, value);
  };
  keep("state", query.state);
  keep("kind", query.kind);
  keep("group", query.group);
  keep("run", query.run);
  return state;
}

std::vector<ListLine> lines_of(Transaction& tx, const matters::House& house, std::vector<CaseRow> rows) {
  std::vector<ListLine> out;
  for (auto& row : rows) {
    ListLine line{std::move(row), {}, {}};
    line.opened_on = calendar::local_date(line.row.opened_at, house.platform.config.zone);
    if (line.row.kind == "case") line.keys = keys_of(tx, line.row.id);
    out.push_back(std::move(line));
  }
  return out;
}

Result<ListView> read_list(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const CaseQuery& query, std::uint32_t own) {
  TRY(enter(tx, house, viewer, Act::list));
  ListView view;
  view.list = state_of(query);
  auto page = list(tx, query, own);
  view.next = page.next;
  view.lines = lines_of(tx, house, std::move(page.rows));
  view.groups = groups(tx, own);
  view.waiting = waiting(tx, own);
  view.latest = latest_run(tx);
  if (view.latest) leave_out_own(tx, own, *view.latest);
  if (!query.run.empty()) view.one_run = find_run(tx, query.run);
  return view;
}

/// The id behind a number, if it is one that this person meets.
Result<std::string> searched(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                             const std::string& number, std::uint32_t own) {
  TRY(enter(tx, house, viewer, Act::search));
  const auto row = tx.find(sql::case_by_number, {number});
  if (!row || (own != 0 && tx.find(sql::case_has_officer, {row->text("id"), own}))) return std::string();
  return row->text("id");
}

std::string upper(std::string_view text) {
  std::string out(trim(text));
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

}  // namespace

http::Response show_list(web::Context& context, matters::House& house) {
  const auto& viewer = context.viewer();
  const auto own = own_number(house, viewer);
  if (!own.ok()) return web::error_page(context, own.errors());
  const std::string number = upper(context.request.query.get("number"));
  if (!number.empty()) {
    const auto id = house.database().write([&](Transaction& tx) { return searched(tx, house, viewer, number, *own); });
    if (!id.ok()) return web::error_page(context, id.errors());
    if (!id->empty()) return http::see_other("/look-ups/" + *id);
  }
  const auto query = query_from(context.request.query);
  auto view = house.database().write([&](Transaction& tx) { return read_list(tx, house, viewer, query, *own); });
  if (!view.ok()) return web::error_page(context, view.errors());
  view->not_found = !number.empty();
  const auto wording = words_for(house, context.t);
  if (!wording.ok()) return web::error_page(context, wording.errors());
  return web::render(context,
                     {.title = context.t("atypical.list"),
                      .actions = sections(context.t, true, viewer.has(identity::Role::privacy_officer), false)},
                     list_view(*wording, *view, house.today()));
}

http::Response export_list(web::Context& context, matters::House& house, std::string_view format) {
  const auto& viewer = context.viewer();
  const auto own = own_number(house, viewer);
  if (!own.ok()) return web::error_page(context, own.errors());
  const auto lines = house.database().write([&](Transaction& tx) -> Result<std::vector<ListLine>> {
    auto query = query_from(context.request.query);
    auto all = TRY(whole_list(context.t, [&](const std::string& after, int limit) {
      query.after = after;
      query.limit = limit;
      return list(tx, query, *own);
    }));
    TRY(enter(tx, house, viewer, Act::export_list, "rows=" + std::to_string(all.size())));
    return lines_of(tx, house, std::move(all));
  });
  if (!lines.ok()) return web::error_page(context, lines.errors());
  const auto wording = words_for(house, context.t);
  if (!wording.ok()) return web::error_page(context, wording.errors());
  return web::export_sheet(context, list_sheet(*wording, *lines), format);
}

std::int64_t count_waiting(const web::Context& context, matters::House& house) {
  if (!context.viewer_or_null || !is_analyst(context.viewer())) return 0;
  // Without their own, or the difference would tell them.
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return 0;
  const auto count = house.database().read([&](Transaction& tx) -> Result<std::int64_t> { return waiting(tx, *own); });
  return count.ok() ? *count : 0;
}

}  // namespace waarborg::atypical
