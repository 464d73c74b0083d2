// The queue as a file. Whoever takes a list out leaves a trace, as whoever opens a matter does.
#include "features/casework/queue_pages.h"
#include "features/casework/queue_rows.h"
#include "features/casework/queue_words.h"

namespace waarborg::casework {
namespace {

constexpr int kRowsAtOnce = 500;

Result<std::vector<QueueLine>> all_lines(storage::Transaction& tx, const web::Context& context, matters::House& house) {
  const auto names = kinds(context.t, house);
  auto query = queue_query(context.request.query, names);
  query.after.clear();
  query.limit = kRowsAtOnce;
  std::vector<QueueLine> lines;
  do {
    const auto page = matters::list_matters(tx, house, context.viewer(), query);
    auto some = queue_lines(tx, context, house, page.rows, names);
    lines.insert(lines.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    query.after = page.next;
    if (lines.size() > kExportRowsMax)
      return Error{ErrorKind::too_large, "queue.export_too_long", {}, {context.t.number(kExportRowsMax)}};
  } while (!query.after.empty());
  return lines;
}

std::vector<std::string> row_of(const i18n::Translator& t, const QueueLine& line) {
  return {line.number,
          line.subject,
          line.kind,
          line.state == "open" ? line.phase : t("queue.export_" + line.state),
          to_iso(line.received),
          line.due ? to_iso(*line.due) : "",
          line.closed ? to_iso(*line.closed) : "",
          line.handler};
}

}  // namespace

http::Response export_queue(web::Context& context, matters::House& house, std::string_view format) {
  const auto& t = context.t;
  const auto lines = house.database().write([&](storage::Transaction& tx) -> Result<std::vector<QueueLine>> {
    auto all = TRY(all_lines(tx, context, house));
    audit::record(tx, house.clock(),
                  {audit::Chain::staff, context.viewer().account_id, "matter.export", "", "",
                   "rows:" + std::to_string(all.size())});
    return all;
  });
  if (!lines.ok()) return web::error_page(context, lines.errors());
  web::Sheet sheet{t("queue.matters"),
                   {t("common.number"), t("common.subject"), t("common.kind"), t("common.status"), t("queue.received"),
                    t("queue.due"), t("queue.closed"), t("queue.handler")},
                   {}};
  for (const auto& line : *lines) sheet.rows.push_back(row_of(t, line));
  return web::export_sheet(context, sheet, format);
}

}  // namespace waarborg::casework
