// The room in which the row is written, and the list of all rows with its exports.
#include "features/complaints/publication_pages.h"

#include <algorithm>

#include "features/casework/contract/matter_page.h"
#include "features/casework/contract/unsent.h"
#include "features/complaints/handling_step_pages.h"
#include "features/complaints/handling_steps.h"
#include "features/complaints/publication.h"
#include "matters/content.h"
#include "platform/directory/directory.h"

namespace waarborg::complaints {

namespace {

using casework::Body;
using html::Html;
using html::operator""_html;
using identity::Role;
using matters::House;
using matters::Opened;
using web::Context;

constexpr std::string_view kList = "/complaints/publication";
constexpr int kYearsShown = 2;
constexpr std::string_view kStep = "publish";

std::string room_path(const Context& context) {
  return casework::path_of(context.request.parameter("id"), "/" + std::string(kPublicationRoom));
}

/// What the house knows already: unit, what was alleged, what was judged and the day of it. Findings and conclusions
/// are written by a person, as they must not lead back to anybody.
html::FormState first_state(storage::Transaction& tx, const Context& context, const House& house,
                            const Opened& opened) {
  const auto& terms = house.content.complaint_terms;
  std::string conduct, judgement, judged_on;
  for (const auto& one : allegations(tx, opened)) {
    const auto* category = terms.category(one.category);
    const auto* finding = terms.finding(one.final_finding);
    if (one.withdrawn || !category || !finding) continue;
    conduct += (conduct.empty() ? "" : "; ") + context.t(category->title);
    judgement += (judgement.empty() ? "" : "; ") +
                 context.t("error.in_field", {context.t(category->title), context.t(finding->title)});
    if (one.final_on) judged_on = std::max(judged_on, to_iso(*one.final_on));
  }
  const auto unit = opened.matter.unit_id.empty() ? std::nullopt : directory::find_unit(tx, opened.matter.unit_id);
  return {{{"unit", unit ? unit->name : ""}, {"conduct", conduct}, {"judgement", judgement}, {"judged_on", judged_on}},
          {}};
}

html::FormState kept_state(const PublicationRow& row) {
  return {{{"judged_on", to_iso(row.judged_on)},
           {"unit", row.unit},
           {"job_title", row.job_title},
           {"conduct", row.conduct},
           {"findings", row.findings},
           {"judgement", row.judgement},
           {"conclusions", row.conclusions}},
          {}};
}

Html form(const Context& context, const html::FormState& state, int version) {
  const auto& t = context.t;
  const auto line = [&](const char* name) {
    return html::text_field(t, state, name, t("publication." + std::string(name)), {.length_max = kRowLineMax});
  };
  const auto text = [&](const char* name) {
    return html::text_field(t, state, name, t("publication." + std::string(name)),
                            {.rows = 3, .length_max = kRowTextMax});
  };
  Html out;
  out << html::form_start(room_path(context), context.csrf()) << html::hidden("version", std::to_string(version))
      << html::text_field(t, state, "judged_on", t("publication.judged_on"), {.type = "date"}) << line("unit")
      << line("job_title") << text("conduct") << text("findings") << text("judgement") << text("conclusions")
      << "<div class=\"actions\">"_html << html::submit(t("common.save")) << "</div>"_html << html::form_end();
  return out;
}

std::vector<std::pair<std::string, std::string>> labels(const i18n::Translator& t) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const char* name : {"judged_on", "unit", "job_title", "conduct", "findings", "judgement", "conclusions"})
    out.emplace_back(name, t("publication." + std::string(name)));
  return out;
}

std::vector<CombinedRow> rows_shown(const Context& context, const House& house) {
  const Date today = house.today();
  const auto rows =
      context.platform.database.read([&](storage::Transaction& tx) -> Result<std::vector<PublicationRow>> {
        return publication_rows(tx, add_days(today, -366 * kYearsShown), add_days(today, 1));
      });
  return rows.ok() ? combine(*rows) : std::vector<CombinedRow>{};
}

/// Earlier rows about the same conduct, whose words may be taken over: rows that say the same are published as one.
Html earlier_rows(const Context& context, const std::vector<CombinedRow>& rows, const std::string& conduct) {
  const auto& t = context.t;
  Html links;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].row.conduct == conduct)
      links << "<li><a href=\""_html << room_path(context) << "?like="_html << i << "\">"_html
            << t("publication.take_over", {t.date(rows[i].row.judged_on)}) << "</a>: "_html << rows[i].row.findings
            << "</li>"_html;
  if (links.empty()) return links;
  Html list;
  list << "<ul>"_html << links << "</ul>"_html;
  return casework::more(t("publication.like_earlier"), list);
}

html::FormState taken_over(const html::FormState& state, const PublicationRow& row) {
  return {{{"judged_on", state.value("judged_on")},
           {"unit", state.value("unit")},
           {"job_title", row.job_title},
           {"conduct", state.value("conduct")},
           {"findings", row.findings},
           {"judgement", row.judgement},
           {"conclusions", row.conclusions}},
          {}};
}

Html written_or_new(const Context& context, const html::FormState& first, const casework::Typed& typed,
                    const KeptPublication& kept, const std::vector<CombinedRow>& earlier) {
  if (typed.any()) return form(context, typed.state, kept.version);
  if (kept.version > 0) return form(context, kept_state(kept.row), kept.version);
  const auto like = context.request.query.get("like");
  const auto at = like.empty() ? earlier.size() : static_cast<std::size_t>(number_in(like));
  Html out = earlier_rows(context, earlier, first.value("conduct"));
  return out << form(context, at < earlier.size() ? taken_over(first, earlier[at].row) : first, kept.version);
}

http::Response room(Context& context, House& house, const Errors& errors) {
  const auto earlier = rows_shown(context, house);
  const auto typed = casework::typed_into(context, errors);
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    if (opened.matter.kind != "complaint") return not_found();
    const auto& t = context.t;
    const auto kept = publication(tx, opened);
    Body body{std::string(kPublicationRoom), {}, errors.empty() ? 200 : web::status_of(errors)};
    body.notice = typed.notice;
    body.html << html::error_summary(t, errors, labels(t)) << "<p>"_html << t("publication.lead") << "</p>"_html;
    if (casework::somebody_was_first(errors))
      body.html << casework::stands_now(t, kept_state(kept.row), typed.state, labels(t));
    if (!all_judged(allegations(tx, opened)))
      body.html << html::alert(html::Tone::info, t("complaint.not_all_judged"));
    else
      body.html << written_or_new(context, first_state(tx, context, house, opened), typed, kept, earlier);
    return body;
  });
}

http::Response save(Context& context, House& house) {
  const auto& fields = context.request.form;
  const PublicationInput input{fields.get("judged_on"),  fields.get("unit"),     fields.get("job_title"),
                               fields.get("conduct"),    fields.get("findings"), fields.get("judgement"),
                               fields.get("conclusions")};
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    TRY(record_publication(tx, house, opened, context.viewer().account_id, number_in(fields.get("version")), input));
    const auto step = matters::open_step(tx, opened.matter.id, kStep);
    if (!step || !matters::may_do_step(tx, house, opened, context.viewer(), *step)) return Done{};
    return matters::complete_step(tx, house, opened, context.viewer(), step->id,
                                  {{"note", context.t("publication.written")}});
  });
  if (done.ok()) return web::see_other_with_notice(room_path(context), "complaint.saved");
  if (done.error().kind == ErrorKind::not_found) return casework::refused(context, done.errors());
  return room(context, house, done.errors());
}

std::vector<std::string> header(const i18n::Translator& t) {
  std::vector<std::string> out{t("publication.count"), t("publication.received_on")};
  for (const auto& [name, label] : labels(t)) out.push_back(label);
  return out;
}

/// Of several together the months stand for the days.
std::vector<std::string> cells(const i18n::Translator& t, const CombinedRow& one) {
  const auto& row = one.row;
  const auto day = [&](Date date) { return one.count == 1 ? t.date(date) : t.month(date); };
  return {t.number(one.count), one.count == 1 ? t.date(row.received_on) : t("publication.several"),
          day(row.judged_on),  row.unit,
          row.job_title,       row.conduct,
          row.findings,        row.judgement,
          row.conclusions};
}

http::Response list(Context& context, House& house) {
  const auto& t = context.t;
  std::vector<html::Column> columns;
  for (const auto& name : header(t)) columns.push_back({"", name});
  std::vector<std::vector<Html>> table;
  for (const auto& row : rows_shown(context, house)) {
    std::vector<Html> line;
    for (const auto& cell : cells(t, row)) line.emplace_back() << cell;
    table.push_back(std::move(line));
  }
  Html body;
  body << "<p>"_html << t("publication.list_lead") << "</p>"_html;
  if (table.empty()) {
    body << html::alert(html::Tone::info, t("publication.nothing_yet"));
  } else {
    html::ListState state;
    state.path = std::string(kList) + "/rows";
    body << html::table(t, t("publication.list_caption"), columns, table) << html::export_links(t, state);
  }
  return web::render(context, {.title = t("publication.list_title")}, body);
}

http::Response exported(Context& context, House& house) {
  const std::string& name = context.request.parameter("file");
  const auto point = name.find('.');
  if (name.substr(0, point) != "rows" || point == std::string::npos) return web::error_page(context, {not_found()});
  web::Sheet sheet{"complaints-publication", header(context.t), {}};
  for (const auto& row : rows_shown(context, house)) sheet.rows.push_back(cells(context.t, row));
  return web::export_sheet(context, sheet, name.substr(point + 1));
}

}  // namespace

void add_publication_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> readers{Role::complaint_handler, Role::authority, Role::analyst};
  const std::string path = "/matters/{id}/publication";
  table.add({
      web::page("complaints.publication_room", path, {},
                [&house](Context& context) { return room(context, house, {}); }),
      web::action("complaints.publication_save", path, {}, [&house](Context& context) { return save(context, house); }),
      web::page("complaints.publication", std::string(kList), readers,
                [&house](Context& context) { return list(context, house); }),
      web::page("complaints.publication_export", std::string(kList) + "/{file}", readers,
                [&house](Context& context) { return exported(context, house); }),
  });
  const bool publishes = std::ranges::any_of(house.content.procedures, [](const matters::Procedure& procedure) {
    const auto* step = procedure.step(kStep);
    return step && step->room == kPublicationRoom;
  });
  if (publishes) table.add_nav({"publication.list_title", std::string(kList), readers, 61, {}});
}

}  // namespace waarborg::complaints
