#include "matters/tasks.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "matters/participants.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

struct Span {
  Date from;
  Date until;
};
Span span_of(TaskGroup group, Date today) {
  using namespace std::chrono;
  switch (group) {
    case TaskGroup::late: return {Date{year{1900}, January, day{1}}, add_days(today, -1)};
    case TaskGroup::today: return {today, today};
    case TaskGroup::soon: return {add_days(today, 1), add_days(today, 7)};
    case TaskGroup::later: return {add_days(today, 8), Date{year{9999}, December, day{31}}};
  }
  return {today, today};
}

}  // namespace

std::string_view code_of(TaskGroup group) {
  switch (group) {
    case TaskGroup::late: return "late";
    case TaskGroup::today: return "today";
    case TaskGroup::soon: return "soon";
    case TaskGroup::later: return "later";
  }
  return "later";
}

void add_task_for(storage::Transaction& tx, const House& house, const std::string& matter_id,
                  const std::string& step_id, const std::string& principal, const std::string& kind, Date due_on) {
  const auto step = step_id.empty() ? std::optional<std::string>{} : std::optional<std::string>{step_id};
  tx.execute(sql::task_add, {new_id(), matter_id, step, principal, kind, due_on, house.today()});
}

void add_task(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& step_id,
              const std::string& responsible, const std::string& kind, Date due_on) {
  const std::string principal = responsible_principal(tx, house, opened, responsible);
  bring_in(tx, house, opened, principal, responsible);
  add_task_for(tx, house, opened.matter.id, step_id, principal, kind, due_on);
}

void close_tasks(storage::Transaction& tx, const House& house, const std::string& matter_id, const std::string& kind) {
  tx.execute(sql::tasks_drop_kind, {matter_id, kind, house.today()});
}

void close_tasks_of(storage::Transaction& tx, const House& house, const std::string& matter_id,
                    const std::string& principal, const std::string& kind) {
  tx.execute(sql::tasks_drop_of, {matter_id, kind, principal, house.today()});
}

bool has_open_task(storage::Transaction& tx, const std::string& matter_id, const std::string& kind) {
  return tx.find(sql::task_open_kind, {matter_id, kind}).has_value();
}

TaskPage list_tasks(storage::Transaction& tx, House& house, const identity::Viewer& viewer, TaskGroup group,
                    const std::string& after, int limit) {
  Span span = span_of(group, house.today());
  std::string after_number, after_id;
  if (const auto parts = split(after, '~'); parts.size() == 3)
    if (const auto date = date_from_iso(parts[0])) {
      span.from = *date;
      after_number = parts[1];
      after_id = parts[2];
    }
  TaskPage page;
  for (const auto& principal : viewer.principals())
    for (const auto& row : tx.query(sql::tasks_of_principal, {principal, span.from, after_number, after_id, span.until,
                                                              viewer.person_token, limit + 1})) {
      TaskRow task{row.text("id"),
                   row.text("matter_id"),
                   row.text("number"),
                   row.text("matter_kind"),
                   row.text("theme"),
                   row.text("kind"),
                   row.maybe_text("step_id").value_or(""),
                   row.maybe_text("step").value_or(""),
                   {},
                   row.text("principal"),
                   row.date("due_on"),
                   may_see(tx, viewer, row.text("matter_id"))};
      const auto procedure =
          house.procedures.version(tx, row.text("procedure_key"), static_cast<int>(row.integer("procedure_version")));
      if (procedure.ok() && !task.step_key.empty())
        if (const Step* step = (*procedure)->step(task.step_key)) task.step_title = step->title;
      page.rows.push_back(std::move(task));
    }
  std::sort(page.rows.begin(), page.rows.end(), [](const TaskRow& a, const TaskRow& b) {
    return std::tie(a.due_on, a.number, a.id) < std::tie(b.due_on, b.number, b.id);
  });
  if (page.rows.size() > static_cast<std::size_t>(limit)) {
    page.rows.resize(static_cast<std::size_t>(limit));
    const auto& last = page.rows.back();
    page.next = to_iso(last.due_on) + "~" + last.number + "~" + last.id;
  }
  return page;
}

namespace {

std::int64_t count_between(storage::Transaction& tx, const identity::Viewer& viewer, const Span& span) {
  std::int64_t count = 0;
  for (const auto& principal : viewer.principals())
    count +=
        tx.query(sql::tasks_count, {principal, span.from, span.until, viewer.person_token}).front().integer("count");
  return count;
}

}  // namespace

std::int64_t count_tasks(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                         TaskGroup group) {
  return count_between(tx, viewer, span_of(group, house.today()));
}

std::int64_t count_tasks(storage::Transaction& tx, const identity::Viewer& viewer) {
  using namespace std::chrono;
  return count_between(tx, viewer, {Date{year{1900}, January, day{1}}, Date{year{9999}, December, day{31}}});
}

}  // namespace waarborg::matters
