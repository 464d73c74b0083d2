#include <algorithm>

#include "features/decisions/ends.h"
#include "features/decisions/pages.h"
#include "matters/sent_letter.h"
#include "platform/web/pdf.h"

namespace waarborg::decisions {

namespace {

using html::Html;
using html::operator""_html;
using i18n::Translator;
using storage::Transaction;
using web::Context;

constexpr std::string_view kPath = "/retention";

struct Ends {
  std::vector<Erasure> erasures;
  std::vector<matters::Retained> destructible;
  std::vector<Destruction> lists;
};

Result<Ends> read_ends(const Context& context, const Pages& pages) {
  return pages.house.database().read([&](Transaction& tx) -> Result<Ends> {
    return Ends{erasures(tx, pages.house, context.viewer()), destructible(tx, pages.house, context.viewer()),
                destructions(tx, pages.house, context.viewer())};
  });
}

std::string measure_title(const Translator& t, const Pages& pages, const std::string& key) {
  const auto* measure = pages.terms->sanctions.measure(key);
  return measure ? t(measure->title) : key;
}

Html certificate_link(const Translator& t, const std::string& path) {
  return html::link_button(path, t("decisions.certificate"));
}

Html confirm_form(const Context& context, const std::string& path, std::string_view label) {
  Html out;
  return out << html::form_start(path, context.csrf()) << html::submit(label, html::ButtonKind::danger)
             << html::form_end();
}

Html erasures_view(const Context& context, const Pages& pages, const std::vector<Erasure>& all) {
  const auto& t = context.t;
  Html out = heading(t("decisions.erasures"));
  out << "<p>"_html << t("decisions.erasures_intro") << "</p>"_html;
  if (all.empty()) return out << "<p>"_html << t("decisions.no_erasures") << "</p>"_html;
  std::vector<std::vector<Html>> rows;
  for (const auto& one : all) {
    const std::string path = std::string(kPath) + "/erasures/" + one.case_id;
    rows.push_back({words(one.number), words(measure_title(t, pages, one.measure)), words(t.date(one.pronounced_on)),
                    words(t.date(one.due_on)),
                    one.confirmed_on ? certificate_link(t, path + "/certificate")
                                     : confirm_form(context, path, t("decisions.erase"))});
  }
  return out << html::table(t, t("decisions.erasures_caption"),
                            {{"", t("common.number")},
                             {"", t("decisions.measure")},
                             {"", t("decisions.decided_on")},
                             {"", t("decisions.erased_from")},
                             {"", t("decisions.confirm")}},
                            rows);
}

Html propose_view(const Context& context, const std::vector<matters::Retained>& all, const Errors& errors) {
  const auto& t = context.t;
  Html out = heading(t("decisions.destruction"));
  out << "<p>"_html << t("decisions.destruction_intro") << "</p>"_html;
  if (all.empty()) return out << "<p>"_html << t("decisions.nothing_to_destroy") << "</p>"_html;
  std::vector<html::Choice> choices;
  for (const auto& one : all)
    choices.push_back({one.id, one.number + ", " + t("matter.kind_" + one.kind),
                       t("decisions.retained_until", {t.date(one.retain_until)})});
  html::FormState form{{}, errors};
  return out << html::form_start(std::string(kPath), context.csrf())
             << html::checkbox_group(t, form, "matters", t("decisions.to_destroy"), choices)
             << html::submit(t("decisions.propose")) << html::form_end();
}

std::string numbers_of(const Destruction& list) {
  std::string out;
  for (const auto& line : list.lines) out += (out.empty() ? "" : ", ") + line.matter.number;
  return out;
}

Html lists_view(const Context& context, const std::vector<Destruction>& all) {
  if (all.empty()) return {};
  const auto& t = context.t;
  std::vector<std::vector<Html>> rows;
  for (const auto& list : all) {
    const std::string path = std::string(kPath) + "/lists/" + list.id;
    Html last;
    if (list.done)
      last << certificate_link(t, path + "/certificate");
    else if (list.proposed_by == context.viewer().account_id)
      last << t("decisions.another_confirms");
    else
      last << confirm_form(context, path, t("decisions.destroy"));
    rows.push_back({words(t.date(list.proposed_on)), words(numbers_of(list)), last});
  }
  return html::table(t, t("decisions.lists_caption"),
                     {{"", t("decisions.proposed_on")}, {"", t("common.number")}, {"", t("decisions.confirm")}}, rows);
}

http::Response ends_page(Context& context, const Pages& pages, const Errors& errors) {
  const auto ends = read_ends(context, pages);
  if (!ends.ok()) return web::error_page(context, ends.errors());
  Html body = html::error_summary(context.t, errors, {{"matters", context.t("decisions.to_destroy")}});
  body << erasures_view(context, pages, ends->erasures) << propose_view(context, ends->destructible, errors)
       << lists_view(context, ends->lists);
  web::PageOptions options{context.t("decisions.retention"), {{context.t("common.start"), "/"}}};
  if (!errors.empty()) options.status = web::status_of(errors);
  return web::render(context, options, body);
}

http::Response show_ends(Context& context, const Pages& pages) { return ends_page(context, pages, {}); }

http::Response run(Context& context, const Pages& pages, const std::function<Result<Done>(Transaction&)>& work) {
  const auto done = pages.house.database().write([&](Transaction& tx) { return work(tx); });
  return after(context, done, std::string(kPath),
               [&](const Errors& errors) { return ends_page(context, pages, errors); });
}

http::Response take_proposal(Context& context, const Pages& pages) {
  return run(context, pages, [&](Transaction& tx) {
    return propose_destruction(tx, pages.house, context.viewer(), context.request.form.all("matters"));
  });
}

http::Response take_erasure(Context& context, const Pages& pages) {
  return run(context, pages, [&](Transaction& tx) {
    return confirm_erasure(tx, pages.house, pages.terms->sanctions, context.viewer(),
                           context.request.parameter("case"));
  });
}

http::Response take_destruction(Context& context, const Pages& pages) {
  return run(context, pages, [&](Transaction& tx) {
    return confirm_destruction(tx, pages.house, context.viewer(), context.request.parameter("list"));
  });
}

http::Response certificate(Context& context, const Pages& pages, std::string_view title, Date day, const Html& body,
                           std::string name) {
  const auto& config = pages.house.platform.config;
  auto pdf = web::to_pdf(web::report_document(context.t, config, std::string(title), context.t.date(day), body).str(),
                         web::letter_stylesheet(config));
  if (!pdf.ok()) return web::error_page(context, pdf.errors());
  return matters::pdf_response(std::move(*pdf), name);
}

http::Response erasure_certificate(Context& context, const Pages& pages) {
  const auto ends = read_ends(context, pages);
  if (!ends.ok()) return web::error_page(context, ends.errors());
  const auto found = std::ranges::find(ends->erasures, context.request.parameter("case"), &Erasure::case_id);
  if (found == ends->erasures.end() || !found->confirmed_on) return web::error_page(context, {not_found()});
  const auto& t = context.t;
  Html body;
  body << "<p>"_html << t("decisions.erasure_text") << "</p>"_html
       << html::facts({{t("common.number"), words(found->number)},
                       {t("decisions.measure"), words(measure_title(t, pages, found->measure))},
                       {t("decisions.decided_on"), words(t.date(found->pronounced_on))},
                       {t("decisions.erased_on"), words(t.date(*found->confirmed_on))}});
  return certificate(context, pages, t("decisions.erasure_title"), *found->confirmed_on, body, found->number);
}

http::Response destruction_certificate(Context& context, const Pages& pages) {
  const auto ends = read_ends(context, pages);
  if (!ends.ok()) return web::error_page(context, ends.errors());
  const auto found = std::ranges::find(ends->lists, context.request.parameter("list"), &Destruction::id);
  if (found == ends->lists.end() || !found->done) return web::error_page(context, {not_found()});
  const auto& t = context.t;
  std::vector<std::vector<Html>> rows;
  for (const auto& line : found->lines)
    rows.push_back({words(line.matter.number), words(t.date(line.matter.retain_until)),
                    words(t.number(line.counts.messages)), words(t.number(line.counts.documents))});
  Html body;
  body << "<p>"_html << t("decisions.destruction_text", {t.number(static_cast<std::int64_t>(rows.size()))})
       << "</p>"_html
       << html::table(t, t("decisions.destroyed"),
                      {{"", t("common.number")},
                       {"", t("decisions.retention_ended")},
                       {"", t("decisions.messages"), true},
                       {"", t("decisions.documents"), true}},
                      rows);
  return certificate(context, pages, t("decisions.destruction_title"), *found->confirmed_on, body,
                     "destruction-" + to_iso(*found->confirmed_on));
}

}  // namespace

void add_ends_routes(web::RouteTable& table, const Pages& pages) {
  using identity::Role;
  const std::vector<Role> who{Role::authority, Role::privacy_officer};
  const std::string base(kPath);
  table.add({
      web::page("decisions.retention", base, who, pages.with(show_ends)),
      web::action("decisions.destruction_propose", base, who, pages.with(take_proposal)),
      web::action("decisions.erase", base + "/erasures/{case}", who, pages.with(take_erasure)),
      web::page("decisions.erasure_certificate", base + "/erasures/{case}/certificate", who,
                pages.with(erasure_certificate)),
      web::action("decisions.destroy", base + "/lists/{list}", who, pages.with(take_destruction)),
      web::page("decisions.destruction_certificate", base + "/lists/{list}/certificate", who,
                pages.with(destruction_certificate)),
  });
  table.add_nav({"decisions.retention", base, who, 72, {}});
}

}  // namespace waarborg::decisions
