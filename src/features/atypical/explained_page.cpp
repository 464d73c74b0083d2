#include <algorithm>

#include "features/atypical/desk_pages.h"
#include "features/atypical/explained_view.h"
#include "features/atypical/seats.h"

namespace waarborg::atypical {
namespace {

using storage::Transaction;

Result<ExplainedView> read(web::Context& context, matters::House& house) {
  return house.database().write([&](Transaction& tx) -> Result<ExplainedView> {
    TRY(enter(tx, house, context.viewer(), Act::outcomes, "explained"));
    ExplainedView view;
    view.months = explained_months(tx);
    if (view.months.empty()) return view;
    const std::string asked(context.request.query.get("month"));
    const bool there = std::ranges::find(view.months, asked, &monitor::ExplainedCell::month) != view.months.end();
    view.month = there ? asked : view.months.front().month;
    view.teams = explained_teams(tx, view.month);
    view.rules = explained_rules(tx, view.month);
    return view;
  });
}

}  // namespace

http::Response show_explained(web::Context& context, matters::House& house) {
  const auto& t = context.t;
  const auto view = read(context, house);
  if (!view.ok()) return web::error_page(context, view.errors());
  const auto words = words_for(house, t);
  if (!words.ok()) return web::error_page(context, words.errors());
  return web::render(context,
                     {.title = t("explained.title"), .crumbs = {{t("atypical.outcomes"), "/look-ups/outcomes"}}},
                     explained_view(*words, *view, house.platform.config.small_number_threshold));
}

http::Response export_explained(web::Context& context, matters::House& house, std::string_view format) {
  const auto view = read(context, house);
  if (!view.ok()) return web::error_page(context, view.errors());
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::error_page(context, words.errors());
  return web::export_sheet(context, explained_sheet(*words, *view, house.platform.config.small_number_threshold),
                           format);
}

}  // namespace waarborg::atypical
