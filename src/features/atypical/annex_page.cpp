// The annex to the impact assessment: made by a job, read and taken along by analysts and privacy officers.
#include <sstream>

#include "features/atypical/rules_pages.h"
#include "features/atypical/seats.h"
#include "features/atypical/trial_view.h"
#include "platform/web/download.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using html::Html;
using html::operator""_html;
using storage::Transaction;

constexpr const char* kPath = "/look-ups/annex";
constexpr int kDays = 91;

struct KeptAnnex {
  std::string text;
  Instant made_at;
};
struct AnnexView {
  std::optional<KeptAnnex> kept;
  std::optional<TrialRow> asked;
  std::optional<jobs::Job> job;
};

Result<AnnexView> read(web::Context& context, matters::House& house) {
  return house.database().write([&](Transaction& tx) -> Result<AnnexView> {
    TRY(enter(tx, house, context.viewer(), Act::annex));
    AnnexView view;
    if (const auto row = tx.find(sql::annex_find, {i18n::code_of(context.t.language())}))
      view.kept = KeptAnnex{row->text("text"), row->instant("made_at")};
    if (const auto row = tx.find(sql::trial_of_annex)) view.asked = trial_from(*row);
    if (view.asked) view.job = jobs::Jobs::find(tx, view.asked->job_id);
    return view;
  });
}

std::vector<Html> cells_of(const std::string& line) {
  std::vector<Html> cells;
  std::istringstream in(line.substr(1));
  std::string cell;
  while (std::getline(in, cell, '|')) {
    const auto first = cell.find_first_not_of(' '), last = cell.find_last_not_of(' ');
    cells.push_back(html::words(first == std::string::npos ? "" : cell.substr(first, last - first + 1)));
  }
  return cells;
}

/// The Markdown that the annex is: headings, paragraphs, tables. Its title is that of the page.
Html page_of(const i18n::Translator& t, const std::string& text) {
  Html out;
  std::vector<std::vector<Html>> rows;
  std::string heading;
  int tables = 0;
  const auto end_table = [&] {
    if (rows.empty()) return;
    std::vector<html::Column> columns;
    std::istringstream names(heading);
    std::vector<std::vector<Html>> body(rows.begin(), rows.end());
    std::string name;
    for (std::string part; std::getline(names, part, '\x1f');) columns.push_back({"", part});
    out << html::table(t, t("trials.table", {t.number(++tables)}), columns, body);
    rows.clear();
  };
  std::istringstream in(text);
  bool in_table = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("|---")) continue;
    if (line.starts_with("|")) {
      if (in_table) {
        rows.push_back(cells_of(line));
        continue;
      }
      in_table = true;
      heading.clear();
      std::istringstream names(line.substr(1));
      for (std::string part; std::getline(names, part, '|');) {
        const auto first = part.find_first_not_of(' '), last = part.find_last_not_of(' ');
        if (first != std::string::npos) heading += part.substr(first, last - first + 1) + '\x1f';
      }
      continue;
    }
    end_table();
    in_table = false;
    if (line.starts_with("## ")) {
      out << html::heading(line.substr(3));
    } else if (!line.empty() && !line.starts_with("# ")) {
      out << html::paragraph(line);
    }
  }
  end_table();
  return out;
}

}  // namespace

http::Response show_annex(web::Context& context, matters::House& house) {
  const auto& t = context.t;
  const auto view = read(context, house);
  if (!view.ok()) return web::error_page(context, view.errors());
  const bool at_work = view->asked && !view->asked->finished && (!view->job || view->job->state != "failed");
  Html body;
  body << html::paragraph(t("trials.annex_text"));
  if (view->asked && !view->asked->finished) body << trial_progress(t, view->job, kPath);
  body << "<div class=\"actions\">"_html;
  if (!at_work)
    body << html::form_start(kPath, context.csrf()) << html::submit(t("trials.annex_make"), html::ButtonKind::plain)
         << html::form_end();
  if (view->kept) body << html::link_button("/look-ups/annex.md", t("trials.annex_download"));
  body << "</div>"_html;
  if (view->kept) body << page_of(t, view->kept->text);
  return web::render(context, {.title = t("trials.annex"), .crumbs = {{t("atypical.outcomes"), "/look-ups/outcomes"}}},
                     body);
}

http::Response post_annex(web::Context& context, matters::House& house) {
  const auto asked = house.database().write([&](Transaction& tx) -> Result<Done> {
    const auto before = tx.find(sql::trial_of_annex);
    const auto job = before ? jobs::Jobs::find(tx, before->text("job_id")) : std::nullopt;
    const bool at_work = before && before->integer("finished") == 0 && job && job->state != "failed";
    if (!at_work) (void)ask_for_trial(tx, house, {}, kDays, context.viewer().account_id);
    return enter(tx, house, context.viewer(), Act::annex, "make");
  });
  if (!asked.ok()) return web::error_page(context, asked.errors());
  return http::see_other(kPath);
}

http::Response download_annex(web::Context& context, matters::House& house) {
  auto view = read(context, house);
  if (!view.ok()) return web::error_page(context, view.errors());
  if (!view->kept) return web::error_page(context, {not_found()});
  return web::download(std::move(view->kept->text), context.t("trials.annex_file") + ".md");
}

}  // namespace waarborg::atypical
