// Logs and tables: what was brought in, and bringing in a file.
#include "features/atypical/rules_pages.h"
#include "features/atypical/seats.h"
#include "features/atypical/sources_view.h"
#include "features/atypical/whole_list.h"
#include "features/atypical/work_progress.h"
#include "platform/directory/directory.h"

namespace waarborg::atypical {
namespace {

using storage::Transaction;

constexpr int kOnPage = 25;

std::string actor_words(Transaction& tx, const matters::House& house, const i18n::Translator& t,
                        const std::string& actor) {
  if (actor == "system") return t("sources.by_command");
  if (actor.starts_with("token:")) return t("sources.by_token");
  return directory::account_name(tx, house.keys(), actor);
}

struct SourceLines {
  std::vector<SourcesView::Line> rows;
  std::string next;
};

html::ListState list_of(const http::Fields& asked) {
  html::ListState list{kSourcesPath, {}, asked.get("sort") == "began" ? "began" : "-began", asked.get("after")};
  if (!asked.get("table").empty()) list.filters.emplace_back("table", asked.get("table"));
  return list;
}

SourceLines lines_of(Transaction& tx, const web::Context& context, const matters::House& house,
                     const html::ListState& list, int limit) {
  SourceLines out;
  const Cursor from = cursor_from(list.after);
  const monitor::BroughtInQuery query{list.filters.empty() ? "" : list.filters.front().second, list.sort == "began",
                                      from.place, from.id, limit + 1};
  for (auto& row : monitor::brought_in(tx, query)) {
    if (out.rows.size() == static_cast<std::size_t>(limit)) {
      const auto& last = out.rows.back().row;
      out.next = cursor_text({place_in(query, last), last.id});
      break;
    }
    auto actor = actor_words(tx, house, context.t, row.actor);
    out.rows.push_back({std::move(row), std::move(actor)});
  }
  return out;
}

Result<SourcesView> read_all(web::Context& context, matters::House& house) {
  return house.database().write([&](Transaction& tx) -> Result<SourcesView> {
    TRY(enter(tx, house, context.viewer(), Act::sources));
    SourcesView view;
    view.analyst = is_analyst(context.viewer());
    view.list = list_of(context.request.query);
    auto page = lines_of(tx, context, house, view.list, kOnPage);
    view.lines = std::move(page.rows);
    view.next = page.next;
    return view;
  });
}

http::Response sources_page(web::Context& context, matters::House& house, const Errors& errors) {
  const auto& t = context.t;
  auto view = read_all(context, house);
  if (!view.ok()) return web::error_page(context, view.errors());
  auto stored = monitor::stored_log(house);
  if (!stored.ok()) return web::error_page(context, stored.errors());
  view->stored = std::move(*stored);
  view->mappings = monitor::known_mappings(house);
  if (!errors.empty()) view->state = web::state_of(context.request, errors);
  return web::render(context,
                     {.title = t("sources.title"),
                      .crumbs = {{t("atypical.list"), "/look-ups"}},
                      .status = errors.empty() ? 200 : web::status_of(errors)},
                     sources_view(t, *view, context.csrf()));
}

std::string page_of(const std::string& job) { return std::string(kBringingPath) + "?job=" + job; }

}  // namespace

http::Response show_sources(web::Context& context, matters::House& house) { return sources_page(context, house, {}); }

http::Response export_sources(web::Context& context, matters::House& house, std::string_view format) {
  const auto lines = house.database().write([&](Transaction& tx) -> Result<std::vector<SourcesView::Line>> {
    TRY(enter(tx, house, context.viewer(), Act::sources, "export"));
    auto list = list_of(context.request.query);
    return whole_list(context.t, [&](const std::string& after, int limit) {
      list.after = after;
      return lines_of(tx, context, house, list, limit);
    });
  });
  if (!lines.ok()) return web::error_page(context, lines.errors());
  return web::export_sheet(context, sources_sheet(context.t, *lines), format);
}

http::Response post_source(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  const auto job = check_source(house, context.viewer(), context.t.language(),
                                {form.get("mapping"), form.get("mapping_text")}, context.request.uploads);
  if (job.ok()) return http::see_other(page_of(*job));
  if (job.error().kind == ErrorKind::invalid) return sources_page(context, house, job.errors());
  return web::error_page(context, job.errors());
}

http::Response show_bringing(web::Context& context, matters::House& house) {
  const auto& t = context.t;
  const auto found = find_bringing(house, context.viewer(), context.request.query.get("job"));
  if (!found.ok()) return web::error_page(context, found.errors());
  auto response = web::render(context,
                              {.title = t(found->check ? "sources.check_title" : "sources.bring_in_title"),
                               .crumbs = {{t("atypical.list"), "/look-ups"}, {t("sources.title"), kSourcesPath}}},
                              bringing_view(t, *found, context.csrf()));
  if (!found->told && found->job.state != "failed") look_again_soon(response);
  return response;
}

http::Response post_bringing(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  if (form.get("drop") == "1") {
    const auto dropped = drop_source(house, context.viewer(), form.get("job"));
    if (!dropped.ok()) return web::error_page(context, dropped.errors());
    return web::see_other_with_notice(kSourcesPath, "sources.dropped");
  }
  const auto confirmed = bring_in_source(house, context.viewer(), form.get("job"));
  if (!confirmed.ok()) return web::error_page(context, confirmed.errors());
  const std::string page = page_of(confirmed->job_id);
  return confirmed->already ? web::see_other_with_notice(page, "sources.at_work") : http::see_other(page);
}

http::Response download_refused(web::Context& context, matters::House& house) {
  auto rows = refused_rows(house, context.viewer(), context.request.query.get("job"));
  if (!rows.ok()) return web::error_page(context, rows.errors());
  return std::move(*rows);
}

}  // namespace waarborg::atypical
