// The audit log: search, export and verification, for auditor and privacy officer.
#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "features/administration/audit_log.h"

namespace waarborg::administration {

namespace {

constexpr int kPage = 50;
constexpr int kExportMax = 100'000;

LogFilter filter_of(const http::Fields& asked) {
  LogFilter filter{asked.get("chain"),
                   std::string(trim(asked.get("matter"))),
                   std::string(trim(asked.get("actor"))),
                   asked.get("action"),
                   asked.get("from"),
                   asked.get("until")};
  const std::string& after = asked.get("after");
  std::from_chars(after.data(), after.data() + after.size(), filter.before);
  if (filter.before < 0) filter.before = 0;
  return filter;
}

html::ListState list_state(const http::Fields& asked) {
  html::ListState state{.path = "/administration/audit"};
  for (const char* name : {"chain", "matter", "actor", "action", "from", "until"})
    state.filters.emplace_back(name, asked.get(name));
  state.after = asked.get("after");
  return state;
}

std::string action_text(const web::Context& context, const std::string& action) {
  const auto* known = context.platform.texts.find("audit." + action);
  return known == nullptr ? action : context.t(*known);
}

/// The reporter chain knows the day only.
std::string when(const web::Context& context, const audit::Line& line) {
  const Instant at = from_millis(line.at);
  if (line.chain != "reporter") return context.t.date_time(at);
  return context.t.date(Date{std::chrono::floor<std::chrono::days>(at)});
}

std::string who(const web::Context& context, const LogLine& line) {
  if (!line.actor_name.empty()) return line.actor_name;
  const std::string& actor = line.line.entry.actor;
  const auto* known = context.platform.texts.find("administration.actor_" + actor);
  return known == nullptr ? actor : context.t(*known);
}

std::vector<Html> row_of(const web::Context& context, const LogLine& line) {
  std::vector<Html> cells(6);
  cells[0] << when(context, line.line);
  cells[1] << who(context, line);
  cells[2] << action_text(context, line.line.entry.action);
  cells[3] << line.matter_number;
  cells[4] << line.about;
  cells[5] << line.line.entry.detail;
  return cells;
}

std::vector<html::Choice> action_choices(const web::Context& context) {
  std::vector<html::Choice> choices;
  for (const auto& action : known_actions(context.platform.texts))
    choices.push_back({action, action_text(context, action)});
  std::ranges::sort(choices, [&](const auto& a, const auto& b) { return context.t.compare(a.label, b.label) < 0; });
  return choices;
}

Html filter_form(const web::Context& context, const html::FormState& state) {
  const Translator& t = context.t;
  const html::FieldOptions plain{.optional = true, .filter = true};
  html::FieldOptions day = plain;
  day.type = "date";
  Html out;
  out << html::filter_form_start("/administration/audit")
      << html::select_field(t, state, "chain", t("administration.chain"),
                            {{"", t("administration.chain_staff")}, {"reporter", t("administration.chain_reporter")}},
                            plain)
      << html::text_field(t, state, "matter", t("administration.matter_number"), plain)
      << html::text_field(t, state, "actor", t("administration.account"), plain)
      << html::select_field(t, state, "action", t("administration.action"), action_choices(context), plain)
      << html::text_field(t, state, "from", t("administration.from_day"), day)
      << html::text_field(t, state, "until", t("administration.until_day"), day)
      << html::submit(t("common.filter"), html::ButtonKind::plain) << html::form_end();
  return out;
}

Html verify_form(const web::Context& context) {
  Html out;
  out << html::form_start("/administration/audit/verify", context.csrf())
      << html::submit(context.t("administration.verify"), html::ButtonKind::plain) << html::form_end();
  return out;
}

http::Response show_log(web::Context& context, House& house, const Html& above = {}) {
  const Translator& t = context.t;
  const LogFilter filter = filter_of(context.request.query);
  const auto page = house.database().write(
      [&](storage::Transaction& tx) { return read_log(tx, house, context.viewer(), filter, kPage, "audit.search"); });
  if (!page && page.error().kind == ErrorKind::unavailable) return web::error_page(context, page.errors());
  const html::FormState state{context.request.query.items(), page ? Errors{} : page.errors()};
  const html::ListState list = list_state(context.request.query);
  std::vector<std::vector<Html>> rows;
  if (page)
    for (const auto& line : page->lines) rows.push_back(row_of(context, line));
  Html body;
  body << above
       << html::error_summary(t, state.errors,
                              {{"matter", t("administration.matter_number")},
                               {"actor", t("administration.account")},
                               {"from", t("administration.from_day")},
                               {"until", t("administration.until_day")}})
       << paragraph(t("administration.audit_lead")) << filter_form(context, state)
       << html::table(t, t("administration.audit_caption"),
                      {{"", t("common.time")},
                       {"", t("administration.actor")},
                       {"", t("administration.action")},
                       {"", t("administration.matter_number")},
                       {"", t("administration.about")},
                       {"", t("common.details")}},
                      rows)
       << html::pager(t, list, page && page->next > 0 ? std::to_string(page->next) : "") << html::export_links(t, list);
  return web::render(context,
                     {.title = t("administration.audit"),
                      .actions = verify_form(context),
                      .status = page ? 200 : web::status_of(page.errors())},
                     body);
}

http::Response export_log(web::Context& context, House& house, std::string_view format) {
  const Translator& t = context.t;
  LogFilter filter = filter_of(context.request.query);
  filter.before = 0;
  const auto page = house.database().write([&](storage::Transaction& tx) {
    return read_log(tx, house, context.viewer(), filter, kExportMax, "audit.export");
  });
  if (!page) return web::error_page(context, page.errors());
  if (page->next > 0)
    return web::error_page(context,
                           {{ErrorKind::too_large, "administration.export_narrow", "", {t.number(kExportMax)}}});
  web::Sheet sheet{t("administration.audit"),
                   {t("common.number"), t("common.time"), t("administration.actor"), t("administration.action"),
                    t("administration.matter_number"), t("administration.about"), t("common.details")},
                   {}};
  for (const auto& line : page->lines)
    sheet.rows.push_back({std::to_string(line.line.seq),
                          line.line.chain == "reporter" ? when(context, line.line) : to_iso(from_millis(line.line.at)),
                          who(context, line), action_text(context, line.line.entry.action), line.matter_number,
                          line.about, line.line.entry.detail});
  return web::export_sheet(context, sheet, format);
}

http::Response verify_log(web::Context& context, House& house) {
  const Translator& t = context.t;
  const auto verdict = house.database().write([&](storage::Transaction& tx) -> Result<audit::Verdict> {
    auto found = audit::verify(tx, house.keys().signing.public_key);
    record(tx, house, context.viewer(), "audit.verify", "", found.problem.empty() ? "whole" : found.problem);
    return found;
  });
  if (!verdict) return web::error_page(context, verdict.errors());
  if (verdict->problem.empty())
    return show_log(context, house,
                    html::alert(html::Tone::good, t("administration.log_whole"),
                                paragraph(t("administration.log_whole_text",
                                            {t.number(verdict->lines), t.number(verdict->signatures)}))));
  return show_log(context, house,
                  html::alert(html::Tone::bad, t("administration.log_broken"),
                              paragraph(t("administration.log_broken_text",
                                          {t.number(verdict->first_bad), t("administration.chain_" + verdict->chain),
                                           t(verdict->problem)}))));
}

}  // namespace

void add_audit_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::auditor, Role::privacy_officer};
  table.add(web::page("administration.audit", "/administration/audit", roles,
                      [&house](web::Context& context) { return show_log(context, house); }));
  add_exports(table, "administration.audit", "/administration/audit", roles,
              [&house](web::Context& context, std::string_view format) { return export_log(context, house, format); });
  table.add(web::action("administration.audit_verify", "/administration/audit/verify", roles,
                        [&house](web::Context& context) { return verify_log(context, house); }));
  table.add_nav(
      {.text_key = "administration.audit", .path = "/administration/audit", .roles = roles, .order = 85, .count = {}});
}

}  // namespace waarborg::administration
