#include "features/casework/queue_view.h"

namespace waarborg::casework {

using html::Html;
using i18n::Translator;
using html::operator""_html;

Html phase_badge(const Translator& t, const QueueLine& line) {
  if (line.state == "paused") return html::badge(html::Tone::warning, t("queue.on_hold"));
  if (line.state == "closed") return html::badge(html::Tone::good, t("queue.closed"));
  if (line.state == "merged") return html::badge(html::Tone::neutral, t("queue.merged"));
  return html::badge(html::Tone::info, line.phase.empty() ? t("queue.state_open") : line.phase);
}

Html due_cell(const Translator& t, const QueueLine& line, Date today) {
  Html out;
  if (line.due)
    out << html::deadline(t, *line.due, today);
  else if (line.closed)
    out << t("queue.closed_on", {t.date(*line.closed)});
  else
    out << "<span class=\"hint\">"_html << t("queue.no_term") << "</span>"_html;
  return out;
}

Html text_cell(const std::string& text, const std::string& otherwise) {
  Html out;
  if (text.empty())
    out << "<span class=\"hint\">"_html << otherwise << "</span>"_html;
  else
    out << text;
  return out;
}

namespace {

/// What was just given, with the way back.
Html undo(const Translator& t, const Queue& queue) {
  if (!queue.given) return {};
  Html form;
  form << html::form_start("/matters/assign/undo", queue.csrf) << html::submit(t("queue.undo"), html::ButtonKind::plain)
       << html::form_end();
  const auto count = static_cast<std::int64_t>(queue.given->matters.size());
  return html::alert(html::Tone::good, t.count("queue.given", count, {queue.given->name}), form);
}

Html saved_filter(const Translator& t, const Queue& queue, const SavedFilter& filter) {
  Html out;
  out << "<li><a href=\""_html << filter.path << "\""_html;
  if (filter.path == queue.list.url(queue.list.sort, {})) out << " aria-current=\"true\""_html;
  out << ">"_html << filter.name << "</a>"_html
      << html::form_start("/matters/filters/" + filter.id + "/remove", queue.csrf)
      << "<button class=\"link\" type=\"submit\" aria-label=\""_html << t("queue.filter_remove", {filter.name})
      << "\">"_html << t("common.remove") << "</button>"_html << html::form_end() << "</li>"_html;
  return out;
}

/// The filters one keeps, and keeping the one at hand.
Html saved_filters_of(const Translator& t, const Queue& queue) {
  Html out;
  if (!queue.saved.empty()) {
    out << "<nav class=\"saved\" aria-label=\""_html << t("queue.filters_saved") << "\"><span>"_html
        << t("queue.filters_saved") << "</span><ul>"_html;
    for (const auto& filter : queue.saved) out << saved_filter(t, queue, filter);
    out << "</ul></nav>"_html;
  }
  out << html::error_summary(t, queue.filter_form.errors, {{"name", t("queue.filter_name")}}) << "<details"_html
      << (queue.filter_form.errors.empty() ? ""_html : " open"_html) << "><summary>"_html << t("queue.filter_save")
      << "</summary>"_html << html::form_start("/matters/filters", queue.csrf);
  for (const auto& [name, value] : queue.list.filters) out << html::hidden(name, value);
  out << html::hidden("sort", queue.list.sort)
      << html::text_field(t, queue.filter_form, "name", t("queue.filter_name"),
                          {.hint = t("queue.filter_name_hint"), .length_max = kFilterNameMax})
      << html::submit(t("common.save"), html::ButtonKind::plain) << html::form_end() << "</details>"_html;
  return out;
}

Html filters(const Translator& t, const Queue& queue) {
  html::FormState state{queue.list.filters, {}};
  Html out;
  out << html::filter_form_start(queue.list.path)
      << html::select_field(t, state, "kind", t("common.kind"), queue.kinds, {.filter = true})
      << html::select_field(t, state, "state", t("common.status"),
                            {{"", t("queue.state_open")}, {"closed", t("queue.state_closed")}}, {.filter = true});
  if (!queue.list.sort.empty()) out << html::hidden("sort", queue.list.sort);
  out << html::submit(t("common.filter"), html::ButtonKind::plain) << html::form_end();
  return out;
}

std::vector<Html> row_of(const Translator& t, const QueueLine& line, Date today, bool open) {
  Html number;
  if (open) number << html::row_choice(t, "m", line.id, line.number);
  number << "<a href=\"/matters/"_html << line.id << "\">"_html << line.number << "</a>"_html;
  Html kind;
  kind << line.kind;
  Html received;
  received << t.date(line.received);
  return {number,
          text_cell(line.subject, t("queue.sealed")),
          kind,
          phase_badge(t, line),
          received,
          due_cell(t, line, today),
          text_cell(line.handler, t("queue.nobody"))};
}

Html table_of(const Translator& t, const Queue& queue, Date today) {
  std::vector<std::vector<Html>> rows;
  for (const auto& line : queue.lines) rows.push_back(row_of(t, line, today, queue.open));
  return html::table(t, t(queue.open ? "queue.caption_open" : "queue.caption_closed"),
                     {{"", t("common.number")},
                      {"", t("common.subject")},
                      {"", t("common.kind")},
                      {"", t("common.status")},
                      {"received", t("queue.received")},
                      {"due", t("queue.due")},
                      {"", t("queue.handler")}},
                     rows, &queue.list);
}

/// GET: nothing happens before the page that says what will.
Html bulk_form(const Translator& t, const Queue& queue, const Html& table) {
  Html out;
  out << "<form method=\"get\" action=\"/matters/assign\">"_html
      << html::hidden("back", queue.list.url(queue.list.sort, queue.list.after)) << table
      << "<fieldset class=\"field\"><legend>"_html << t("queue.with_chosen") << "</legend><p class=\"actions\">"_html
      << html::submit(t("queue.assign_to_me"), html::ButtonKind::plain, "to", "me") << "</p>"_html;
  std::vector<html::Choice> colleagues{{"", t("queue.colleague_none")}};
  colleagues.insert(colleagues.end(), queue.colleagues.begin(), queue.colleagues.end());
  if (colleagues.size() > 1)
    out << "<div class=\"actions\">"_html
        << html::select_field(t, {}, "colleague", t("queue.colleague"), colleagues, {.filter = true})
        << html::submit(t("queue.assign_to_colleague"), html::ButtonKind::plain, "to", "colleague") << "</div>"_html;
  out << "</fieldset></form>"_html;
  return out;
}

}  // namespace

Html queue_view(const Translator& t, const Queue& queue, Date today) {
  Html out;
  out << undo(t, queue) << filters(t, queue) << saved_filters_of(t, queue);
  const Html table = table_of(t, queue, today);
  out << (queue.open && !queue.lines.empty() ? bulk_form(t, queue, table) : table)
      << html::pager(t, queue.list, queue.next) << html::export_links(t, queue.list) << "<p class=\"hint\">"_html
      << t("queue.export_limit") << "</p>"_html;
  return out;
}

}  // namespace waarborg::casework
