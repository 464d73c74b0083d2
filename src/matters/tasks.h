// Tasks: what awaits whom, by when. The first page after sign-in (ux.md 5) lists one's own and one's desks'.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::matters {

/// The principal behind a responsibility rule of a procedure: "desk:CODE", "role:ROLE" (somebody with the role over
/// the matter's unit), "participant:ROLE" (its holder). Whoever is excluded is passed over; when nobody is left, the
/// matter's desk.
std::string responsible_principal(storage::Transaction& tx, const House& house, const Opened& opened,
                                  const std::string& responsible);

/// The same, but somebody else than this account: for a second pair of eyes.
std::string other_principal(storage::Transaction& tx, const House& house, const Opened& opened,
                            const std::string& responsible, const std::string& account_id);

/// `step_id` may be empty. `kind` is a text key "task.KIND": step, second, answer_message, reminder, escalation ...
void add_task(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& step_id,
              const std::string& responsible, const std::string& kind, Date due_on);
/// For a principal that is known.
void add_task_for(storage::Transaction& tx, const House& house, const std::string& matter_id,
                  const std::string& step_id, const std::string& principal, const std::string& kind, Date due_on);
void close_tasks(storage::Transaction& tx, const House& house, const std::string& matter_id, const std::string& kind);
/// The same for one principal alone.
void close_tasks_of(storage::Transaction& tx, const House& house, const std::string& matter_id,
                    const std::string& principal, const std::string& kind);
[[nodiscard]] bool has_open_task(storage::Transaction& tx, const std::string& matter_id, const std::string& kind);

enum class TaskGroup { late, today, soon, later };
inline constexpr std::array<TaskGroup, 4> kTaskGroups{TaskGroup::late, TaskGroup::today, TaskGroup::soon,
                                                      TaskGroup::later};
std::string_view code_of(TaskGroup group);

struct TaskRow {
  std::string id;
  std::string matter_id;
  std::string number;
  std::string matter_kind;
  std::string theme;
  std::string kind;            ///< text key "task.KIND"
  std::string step_id;         ///< or empty
  std::string step_key;        ///< or empty
  i18n::LocalText step_title;  ///< of the matter's procedure version; empty without a step
  std::string principal;       ///< whose: own account or a desk
  Date due_on{};
  bool may_open = true;  ///< a desk that is told of a late matter need not be allowed to see it
};
struct TaskPage {
  std::vector<TaskRow> rows;
  std::string next;  ///< cursor, or empty
};
/// One group, earliest first. `soon` is the seven days after today.
TaskPage list_tasks(storage::Transaction& tx, House& house, const identity::Viewer& viewer, TaskGroup group,
                    const std::string& after, int limit);
std::int64_t count_tasks(storage::Transaction& tx, const House& house, const identity::Viewer& viewer, TaskGroup group);
/// All groups together.
std::int64_t count_tasks(storage::Transaction& tx, const identity::Viewer& viewer);

}  // namespace waarborg::matters
