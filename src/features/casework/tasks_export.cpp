// My tasks as a file: all groups, or the one that was asked for.
#include <optional>

#include "features/casework/queue_pages.h"
#include "features/casework/queue_words.h"
#include "features/casework/tasks_view.h"
#include "matters/event_text.h"
#include "platform/audit/audit.h"

namespace waarborg::casework {
namespace {

constexpr int kRowsAtOnce = 500;
constexpr std::size_t kRowsMax = 5000;

/// Subjects stay behind: a file of tasks says what waits and when, the matter says about what.
Result<Done> add_group(storage::Transaction& tx, const web::Context& context, matters::House& house,
                       matters::TaskGroup group, web::Sheet& sheet) {
  const auto names = kinds(context.t, house);
  std::string after;
  do {
    const auto page = matters::list_tasks(tx, house, context.viewer(), group, after, kRowsAtOnce);
    for (const auto& task : page.rows)
      sheet.rows.push_back({group_title(context.t, group), matters::task_sentence(context.t, task), task.number,
                            kind_words(names, task.matter_kind),
                            own_principal_words(context.t, context.viewer(), task.principal), to_iso(task.due_on)});
    if (sheet.rows.size() > kRowsMax)
      return Error{ErrorKind::too_large, "queue.export_too_long", {}, {context.t.number(kRowsMax)}};
    after = page.next;
  } while (!after.empty());
  return Done{};
}

}  // namespace

http::Response export_tasks(web::Context& context, matters::House& house, std::string_view format) {
  const auto& t = context.t;
  const std::string& asked = context.request.query.get("group");
  web::Sheet sheet{
      t("queue.my_tasks"),
      {t("queue.group"), t("queue.what"), t("queue.matter"), t("common.kind"), t("queue.whom"), t("queue.due")},
      {}};
  const auto done = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    sheet.rows.clear();
    for (const auto group : matters::kTaskGroups)
      if (asked.empty() || matters::code_of(group) == asked) TRY(add_group(tx, context, house, group, sheet));
    audit::record(tx, house.clock(),
                  {audit::Chain::staff, context.viewer().account_id, "task.export", "", "",
                   "rows:" + std::to_string(sheet.rows.size())});
    return Done{};
  });
  if (!done.ok()) return web::error_page(context, done.errors());
  return web::export_sheet(context, sheet, format);
}

}  // namespace waarborg::casework
