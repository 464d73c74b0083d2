// The search page. What is looked for is posted, so that it stands in no address, log or history.
#include "base/text.h"
#include "features/casework/queue_pages.h"
#include "features/casework/queue_rows.h"
#include "features/casework/queue_words.h"
#include "features/casework/search.h"

namespace waarborg::casework {

using html::Html;
using html::operator""_html;

namespace {

struct Results {
  std::vector<QueueLine> lines{};
  std::string next{};
  std::optional<Date> back_to{};
};

Html search_form(const web::Context& context, const html::FormState& state) {
  const auto& t = context.t;
  Html out;
  out << html::error_summary(t, state.errors, {{"q", t("queue.search_label")}})
      << "<form method=\"post\" action=\"/search\" role=\"search\" class=\"filters\">"_html
      << html::hidden("csrf", context.csrf())
      << html::text_field(t, state, "q", t("queue.search_label"),
                          {.hint = t("queue.search_hint"),
                           .type = "search",
                           .length_max = static_cast<int>(kSearchLengthMax),
                           .filter = true})
      << html::submit(t("common.search")) << html::form_end();
  return out;
}

Html table_of(const web::Context& context, const matters::House& house, const Results& results) {
  const auto& t = context.t;
  if (results.lines.empty()) {
    Html none;
    return none << "<p>"_html << t("queue.search_nothing") << "</p>"_html;
  }
  std::vector<std::vector<Html>> rows;
  for (const auto& line : results.lines) {
    Html number, kind, received;
    number << "<a href=\"/matters/"_html << line.id << "\">"_html << line.number << "</a>"_html;
    kind << line.kind;
    received << t.date(line.received);
    rows.push_back({number, text_cell(line.subject, t("queue.sealed")), kind, phase_badge(t, line), received,
                    due_cell(t, line, house.today())});
  }
  return html::table(t, t("queue.search_caption"),
                     {{"", t("common.number")},
                      {"", t("common.subject")},
                      {"", t("common.kind")},
                      {"", t("common.status")},
                      {"", t("queue.received")},
                      {"", t("queue.due")}},
                     rows);
}

Html further(const web::Context& context, const Results& results) {
  const auto& t = context.t;
  Html out;
  if (results.next.empty()) return out;
  out << "<p>"_html << t("queue.search_back_to", {t.date(*results.back_to)}) << "</p>"_html
      << html::form_start("/search", context.csrf()) << html::hidden("q", context.request.form.get("q"))
      << html::hidden("after", results.next) << html::submit(t("queue.search_further"), html::ButtonKind::plain)
      << html::form_end();
  return out;
}

http::Response render_search(web::Context& context, const html::FormState& state, const Html& below) {
  Html body;
  body << search_form(context, state) << below;
  return web::render(context,
                     {.title = context.t("queue.search_title"),
                      .crumbs = {{context.t("queue.matters"), "/matters"}},
                      .actions = {},
                      .status = state.errors.empty() ? 200 : web::status_of(state.errors)},
                     body);
}

}  // namespace

http::Response show_search(web::Context& context, matters::House&) { return render_search(context, {}, {}); }

http::Response search(web::Context& context, matters::House& house) {
  const http::Fields& form = context.request.form;
  const auto names = kinds(context.t, house);
  const auto results = house.database().write([&](storage::Transaction& tx) -> Result<Results> {
    const auto found = TRY(search_matters(tx, house, context.viewer(), form.get("q"), form.get("after")));
    return Results{queue_lines(tx, context, house, found.rows, names), found.next, found.back_to};
  });
  if (!results.ok()) return render_search(context, web::state_of(context.request, results.errors()), {});
  Html below;
  below << table_of(context, house, *results) << further(context, *results);
  return render_search(context, {form.items(), {}}, below);
}

}  // namespace waarborg::casework
