#include "features/casework/bulk_undo.h"
#include "features/casework/queue_pages.h"
#include "features/casework/queue_people.h"
#include "features/casework/queue_rows.h"
#include "features/casework/queue_words.h"

namespace waarborg::casework {
namespace {

/// The queue as `asked` (the address, or what a form of the page carries along), with what is wrong in a form.
http::Response queue_page(web::Context& context, matters::House& house, const http::Fields& asked,
                          const html::FormState& filter_form) {
  Queue queue;
  queue.kinds = kinds(context.t, house);
  queue.csrf = context.csrf();
  queue.filter_form = filter_form;
  const auto query = queue_query(asked, queue.kinds);
  queue.list = list_state(query);
  queue.open = query.open;
  const auto done = house.database().read([&](storage::Transaction& tx) -> Result<Done> {
    const auto page = matters::list_matters(tx, house, context.viewer(), query);
    queue.next = page.next;
    queue.lines = queue_lines(tx, context, house, page.rows, queue.kinds);
    queue.saved = saved_filters(tx, context.t, context.viewer());
    queue.given = given(tx, house, context.viewer());
    if (query.open) queue.colleagues = colleagues(tx, context.t, house, context.viewer());
    return Done{};
  });
  if (!done.ok()) return web::error_page(context, done.errors());
  return web::render(context,
                     {.title = context.t("queue.matters"),
                      .crumbs = {},
                      .actions = {},
                      .status = filter_form.errors.empty() ? 200 : web::status_of(filter_form.errors)},
                     queue_view(context.t, queue, house.today()));
}

}  // namespace

http::Response show_queue(web::Context& context, matters::House& house) {
  return queue_page(context, house, context.request.query, {});
}

http::Response keep_filter(web::Context& context, matters::House& house) {
  const http::Fields& form = context.request.form;
  auto query = queue_query(form, kinds(context.t, house));
  query.after.clear();
  const auto state = list_state(query);
  const std::string path = state.url(state.sort, {});
  const auto done = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    return save_filter(tx, context.t, context.viewer(), form.get("name"), path);
  });
  if (!done.ok()) return queue_page(context, house, form, web::state_of(context.request, done.errors()));
  return web::see_other_with_notice(path, "queue.filter_saved");
}

http::Response remove_filter(web::Context& context, matters::House& house) {
  const auto done = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    delete_filter(tx, context.viewer(), context.request.parameter("id"));
    return Done{};
  });
  if (!done.ok()) return web::error_page(context, done.errors());
  return web::see_other_with_notice("/matters", "queue.filter_removed");
}

}  // namespace waarborg::casework
