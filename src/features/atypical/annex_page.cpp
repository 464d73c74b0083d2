// The annex to the impact assessment: made by a job, read and taken along by analysts and privacy officers.
#include "base/text.h"
#include "features/atypical/rules_pages.h"
#include "features/atypical/seats.h"
#include "features/atypical/trial_view.h"
#include "features/atypical/work_progress.h"
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
/// The annex that was asked for last.
struct AskedAnnex {
  std::optional<TrialRow> trial;
  std::optional<jobs::Job> job;

  [[nodiscard]] bool unfinished() const { return trial && !trial->finished; }
  /// What failed is asked for anew.
  [[nodiscard]] bool at_work() const { return unfinished() && job && job->state != "failed"; }
};
struct AnnexView {
  std::optional<KeptAnnex> kept;
  AskedAnnex asked;
};

AskedAnnex read_asked(Transaction& tx) {
  AskedAnnex asked;
  if (const auto row = tx.find(sql::trial_of_annex)) asked.trial = trial_from(*row);
  if (asked.trial) asked.job = jobs::Jobs::find(tx, asked.trial->job_id);
  return asked;
}

Result<AnnexView> read(web::Context& context, matters::House& house) {
  return house.database().write([&](Transaction& tx) -> Result<AnnexView> {
    TRY(enter(tx, house, context.viewer(), Act::annex));
    AnnexView view;
    if (const auto row = tx.find(sql::annex_find, {i18n::code_of(context.t.language())}))
      view.kept = KeptAnnex{row->text("text"), row->instant("made_at")};
    view.asked = read_asked(tx);
    return view;
  });
}

/// Of "| a | b |".
std::vector<std::string> cells_of(std::string_view line) {
  line = trim(line.substr(1));
  if (line.ends_with('|')) line.remove_suffix(1);
  auto cells = split(line, '|');
  for (auto& cell : cells) cell = trim(cell);
  return cells;
}

/// A table of the text, from the line that names its columns.
struct TextTable {
  std::vector<html::Column> columns;
  std::vector<std::vector<Html>> rows;

  void add(std::string_view line) {
    if (line.starts_with("|---")) return;
    const auto cells = cells_of(line);
    if (columns.empty()) {
      for (const auto& cell : cells) columns.push_back({"", cell});
      return;
    }
    auto& row = rows.emplace_back();
    for (const auto& cell : cells) row.push_back(html::words(cell));
  }
};

/// The Markdown that the annex is: headings, paragraphs, tables. Its title is that of the page.
Html page_of(const i18n::Translator& t, const std::string& text) {
  Html out;
  int tables = 0;
  TextTable table;
  const auto end_table = [&] {
    if (!table.rows.empty()) out << html::table(t, t("trials.table", {t.number(++tables)}), table.columns, table.rows);
    table = {};
  };
  for (const auto& line : split(text, '\n')) {
    if (line.starts_with("|")) {
      table.add(line);
      continue;
    }
    end_table();
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
  Html body;
  body << html::paragraph(t("trials.annex_text"));
  if (view->asked.unfinished()) body << work_progress(t, view->asked.job, "trials.busy_annex");
  body << "<div class=\"actions\">"_html;
  if (!view->asked.at_work())
    body << html::form_start(kPath, context.csrf()) << html::submit(t("trials.annex_make"), html::ButtonKind::plain)
         << html::form_end();
  if (view->kept) body << html::link_button("/look-ups/annex.md", t("trials.annex_download"));
  body << "</div>"_html;
  if (view->kept) body << page_of(t, view->kept->text);
  auto response = web::render(
      context, {.title = t("trials.annex"), .crumbs = {{t("atypical.outcomes"), "/look-ups/outcomes"}}}, body);
  if (view->asked.at_work()) look_again_soon(response);
  return response;
}

http::Response post_annex(web::Context& context, matters::House& house) {
  const auto asked = house.database().write([&](Transaction& tx) -> Result<Done> {
    TRY(enter(tx, house, context.viewer(), Act::annex, "make"));
    if (!read_asked(tx).at_work()) (void)ask_for_trial(tx, house, {}, kDays, context.viewer().account_id);
    return Done{};
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
