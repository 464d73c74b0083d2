#include "features/casework/queue_pages.h"
#include "features/casework/queue_people.h"
#include "features/casework/queue_rows.h"
#include "features/casework/queue_words.h"

namespace waarborg::casework {

http::Response show_queue(web::Context& context, matters::House& house) {
  Queue queue;
  queue.kinds = kinds(context.t, house);
  const auto query = queue_query(context.request.query, queue.kinds);
  queue.list = list_state(query);
  queue.open = query.open;
  const auto done = house.database().read([&](storage::Transaction& tx) -> Result<Done> {
    const auto page = matters::list_matters(tx, house, context.viewer(), query);
    queue.next = page.next;
    queue.lines = queue_lines(tx, context, house, page.rows, queue.kinds);
    if (query.open) queue.colleagues = colleagues(tx, context.t, house, context.viewer());
    return Done{};
  });
  if (!done.ok()) return web::error_page(context, done.errors());
  return web::render(context, {.title = context.t("queue.matters")}, queue_view(context.t, queue, house.today()));
}

}  // namespace waarborg::casework
