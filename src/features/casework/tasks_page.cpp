// My tasks: the first page after signing in (ux.md, requirement 5).
#include <optional>

#include "features/casework/contract/casework.h"
#include "features/casework/contract/matter_page.h"
#include "features/casework/queue_pages.h"
#include "features/casework/queue_words.h"
#include "features/casework/tasks_view.h"
#include "matters/event_text.h"
#include "matters/opening.h"

namespace waarborg::casework {
namespace {

constexpr int kLinesOfGroup = 15;
constexpr int kLinesOfPage = 50;

std::optional<matters::TaskGroup> group_from(std::string_view code) {
  for (const auto group : matters::kTaskGroups)
    if (matters::code_of(group) == code) return group;
  return std::nullopt;
}

/// The subject is unsealed for shown rows only, once for each matter.
class Subjects {
 public:
  Subjects(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer)
      : tx_(tx), house_(house), viewer_(viewer) {}
  const std::string& of(const std::string& matter_id) {
    const auto [place, is_new] = known_.try_emplace(matter_id);
    if (is_new)
      if (const auto opened = matters::open_for(tx_, house_, viewer_, matter_id); opened.ok())
        place->second = matters::subject_of(*opened);
    return place->second;
  }

 private:
  storage::Transaction& tx_;
  matters::House& house_;
  const identity::Viewer& viewer_;
  std::map<std::string, std::string> known_;
};

/// Where it can be done at once; nothing for a desk that is told of a matter it may not see.
std::string path_of_task(const web::Context& context, const matters::TaskRow& task) {
  if (!task.may_open) return {};
  if (task.kind == "answer_message") return path_of(task.matter_id, "/messages");
  if (task.kind == "give_view") return path_of(task.matter_id, "/consultation");
  if (task.kind == "footage") return path_of(task.matter_id, "/footage");
  const bool is_step = !task.step_id.empty() && (task.kind == "step" || task.kind == "second");
  return is_step ? step_path(context, task.matter_id, task.step_id, task.step_key) : path_of(task.matter_id);
}

TaskList list_of(storage::Transaction& tx, const web::Context& context, matters::House& house, matters::TaskGroup group,
                 const std::string& after, int limit) {
  const auto page = matters::list_tasks(tx, house, context.viewer(), group, after, limit);
  const auto names = kinds(context.t, house);
  Subjects subjects(tx, house, context.viewer());
  TaskList list{group, matters::count_tasks(tx, house, context.viewer(), group)};
  list.next = page.next;
  list.state = {"/tasks", {{"group", std::string(matters::code_of(group))}}, {}, after};
  for (const auto& task : page.rows)
    list.lines.push_back({path_of_task(context, task), matters::task_sentence(context.t, task), task.number,
                          kind_words(names, task.matter_kind), subjects.of(task.matter_id),
                          own_principal_words(context.t, context.viewer(), task.principal), task.due_on});
  return list;
}

http::Response show_group(web::Context& context, matters::House& house, matters::TaskGroup group) {
  const auto list = house.database().read([&](storage::Transaction& tx) -> Result<TaskList> {
    return list_of(tx, context, house, group, context.request.query.get("after"), kLinesOfPage);
  });
  if (!list.ok()) return web::error_page(context, list.errors());
  return web::render(context,
                     {.title = group_title(context.t, group), .crumbs = {{context.t("queue.my_tasks"), "/tasks"}}},
                     task_group_view(context.t, *list, house.today()));
}

/// Entries of the menu with something that waits for this person.
std::vector<Elsewhere> waiting_elsewhere(const web::Context& context) {
  std::vector<Elsewhere> out;
  for (const auto& item : context.table->nav()) {
    if (!item.count || item.path == context.request.path || !context.viewer().has_any(item.roles)) continue;
    if (const auto count = item.count(context); count > 0) out.push_back({context.t(item.text_key), item.path, count});
  }
  return out;
}

}  // namespace

http::Response show_tasks(web::Context& context, matters::House& house) {
  if (const auto group = group_from(context.request.query.get("group"))) return show_group(context, house, *group);
  const auto lists = house.database().read([&](storage::Transaction& tx) -> Result<std::vector<TaskList>> {
    std::vector<TaskList> out;
    for (const auto group : matters::kTaskGroups) out.push_back(list_of(tx, context, house, group, {}, kLinesOfGroup));
    return out;
  });
  if (!lists.ok()) return web::error_page(context, lists.errors());
  return web::render(context, {.title = context.t("queue.my_tasks")},
                     tasks_view(context.t, *lists, waiting_elsewhere(context), house.today()));
}

std::int64_t open_tasks(const web::Context& context) {
  const auto count = context.platform.database.read(
      [&](storage::Transaction& tx) -> Result<std::int64_t> { return matters::count_tasks(tx, context.viewer()); });
  return count.ok() ? *count : 0;
}

}  // namespace waarborg::casework
