// My tasks, as a pure function of values.
#pragma once

#include <string>
#include <vector>

#include "matters/tasks.h"
#include "platform/html/components.h"

namespace waarborg::casework {

struct TaskLine {
  std::string path;  ///< of the matter
  std::string what;  ///< what is awaited
  std::string number, kind;
  std::string subject;  ///< empty when it cannot be opened
  std::string whom;     ///< from whom: oneself or a desk
  Date due{};
};
struct TaskList {
  matters::TaskGroup group = matters::TaskGroup::late;
  std::int64_t count = 0;
  std::vector<TaskLine> lines{};
  html::ListState state{};  ///< of this group's own pages
  std::string next{};       ///< cursor of the next page, or empty
};
/// What waits on another page of the menu, which no task stands for.
struct Elsewhere {
  std::string title, path;
  std::int64_t count = 0;
};
/// What waits elsewhere, and the four groups with their counts, one below the other.
html::Html tasks_view(const i18n::Translator& t, const std::vector<TaskList>& lists,
                      const std::vector<Elsewhere>& elsewhere, Date today);
/// One group by itself, page by page.
html::Html task_group_view(const i18n::Translator& t, const TaskList& list, Date today);
std::string group_title(const i18n::Translator& t, matters::TaskGroup group);

}  // namespace waarborg::casework
