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
    view.months = told_months(tx, house.platform.config.small_number_threshold);
    if (view.months.empty()) return view;
    const std::string asked(context.request.query.get("month"));
    const bool there = std::ranges::any_of(view.months, [&](const ToldMonth& one) { return one.whole.name == asked; });
    view.month = there ? asked : view.months.front().whole.name;
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
                     explained_view(*words, *view));
}

http::Response export_explained(web::Context& context, matters::House& house, std::string_view format) {
  const auto view = read(context, house);
  if (!view.ok()) return web::error_page(context, view.errors());
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::error_page(context, words.errors());
  return web::export_sheet(context, explained_sheet(*words, *view), format);
}

}  // namespace waarborg::atypical
