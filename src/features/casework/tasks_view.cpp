#include "features/casework/tasks_view.h"

namespace waarborg::casework {

using html::Html;
using i18n::Translator;
using html::operator""_html;

namespace {

std::vector<Html> row_of(const Translator& t, const TaskLine& line, Date today) {
  Html what;
  if (line.path.empty())
    what << line.what;
  else
    what << "<a href=\""_html << line.path << "\">"_html << line.what << "</a>"_html;
  Html matter;
  matter << line.number << " <span class=\"hint\">"_html << line.kind << "</span>"_html;
  Html subject;
  subject << line.subject;
  Html whom;
  whom << line.whom;
  return {what, matter, subject, whom, html::deadline(t, line.due, today)};
}

Html table_of(const Translator& t, const TaskList& list, Date today) {
  std::vector<std::vector<Html>> rows;
  for (const auto& line : list.lines) rows.push_back(row_of(t, line, today));
  return html::table(t, t("queue.caption_" + std::string(matters::code_of(list.group))),
                     {{"", t("queue.what")},
                      {"", t("queue.matter")},
                      {"", t("common.subject")},
                      {"", t("queue.whom")},
                      {"", t("queue.due")}},
                     rows);
}

Html cards_of(const Translator& t, const std::vector<TaskList>& lists) {
  std::vector<html::Card> cards;
  for (const auto& list : lists) {
    const std::string code(matters::code_of(list.group));
    cards.push_back({group_title(t, list.group), t.number(list.count), t("queue.note_" + code),
                     list.count > 0 ? "#" + code : std::string{}});
  }
  return html::cards(cards);
}

Html elsewhere_of(const Translator& t, const std::vector<Elsewhere>& elsewhere) {
  if (elsewhere.empty()) return {};
  std::vector<html::Card> cards;
  for (const auto& one : elsewhere) cards.push_back({one.title, t.number(one.count), {}, one.path});
  Html out;
  return out << "<section id=\"elsewhere\"><h2>"_html << t("queue.elsewhere") << "</h2>"_html << html::cards(cards)
             << "</section>"_html;
}

}  // namespace

std::string group_title(const Translator& t, matters::TaskGroup group) {
  return t("queue.group_" + std::string(matters::code_of(group)));
}

Html tasks_view(const Translator& t, const std::vector<TaskList>& lists, const std::vector<Elsewhere>& elsewhere,
                Date today) {
  Html out;
  out << cards_of(t, lists) << elsewhere_of(t, elsewhere);
  bool any = false;
  for (const auto& list : lists) {
    if (list.lines.empty()) continue;
    any = true;
    out << "<section id=\""_html << matters::code_of(list.group) << "\"><h2>"_html << group_title(t, list.group)
        << " <span class=\"count\">"_html << t.number(list.count) << "</span></h2>"_html << table_of(t, list, today);
    if (!list.next.empty())
      out << "<p><a class=\"button\" href=\""_html << list.state.url({}, {}) << "\">"_html
          << t.count("queue.show_all", list.count) << "</a></p>"_html;
    out << "</section>"_html;
  }
  if (any)
    out << html::export_links(t, {"/tasks"});
  else if (elsewhere.empty())
    out << html::alert(html::Tone::good, t("queue.no_tasks"));
  return out;
}

Html task_group_view(const Translator& t, const TaskList& list, Date today) {
  Html out;
  out << table_of(t, list, today) << html::pager(t, list.state, list.next) << html::export_links(t, list.state);
  return out;
}

}  // namespace waarborg::casework
