#include "features/decisions/ends_pages.h"
#include "matters/kind_words.h"
#include "platform/web/download.h"
#include "platform/web/pdf.h"

namespace waarborg::decisions {

namespace {

using html::Html;
using html::operator""_html;
using i18n::Translator;
using storage::Transaction;
using web::Context;

template <class T>
Result<T> reading(const Pages& pages, const std::function<T(Transaction&)>& work) {
  return pages.house.database().read([&](Transaction& tx) -> Result<T> { return work(tx); });
}

html::ListState list_at(const Context& context, std::string path) {
  html::ListState state;
  state.path = std::move(path);
  state.after = context.request.query.get("after");
  return state;
}

/// The three lists stand beside one another.
Html links_between(const Context& context) {
  const auto& t = context.t;
  Html out;
  out << "<p class=\"actions\">"_html;
  for (const auto& [path, label] :
       {std::pair{"", "decisions.destruction"}, std::pair{"/lists", "decisions.lists_caption"},
        std::pair{"/erasures", "decisions.erasures"}, std::pair{"/erasures/confirmed", "decisions.erased"}})
    if (std::string(kRetentionPath) + path != context.request.path)
      out << html::link_button(std::string(kRetentionPath) + path, t(label));
  return out << "</p>"_html;
}

Html certificate_link(const Translator& t, const std::string& path) {
  return html::link_button(path, t("decisions.certificate"));
}

Html confirm_form(const Context& context, const std::string& path, std::string_view label) {
  Html out;
  return out << html::form_start(path, context.csrf()) << html::submit(label, html::ButtonKind::danger)
             << html::form_end();
}

std::vector<Html> erasure_row(const Context& context, const Pages& pages, const Erasure& one) {
  const auto& t = context.t;
  const std::string path = std::string(kRetentionPath) + "/erasures/" + one.case_id;
  return {words(one.number), words(measure_title(t, pages, one.measure)), words(t.date(one.pronounced_on)),
          words(t.date(one.confirmed_on.value_or(one.due_on))),
          one.confirmed_on ? certificate_link(t, path + "/certificate")
                           : confirm_form(context, path, t("decisions.erase"))};
}

Html erasures_view(const Context& context, const Pages& pages, const Portion<Erasure>& portion, bool confirmed) {
  const auto& t = context.t;
  Html out;
  out << "<p>"_html << t("decisions.erasures_intro") << "</p>"_html;
  if (portion.rows.empty())
    return out << "<p>"_html << t(confirmed ? "decisions.none_erased" : "decisions.no_erasures") << "</p>"_html;
  std::vector<std::vector<Html>> rows;
  for (const auto& one : portion.rows) rows.push_back(erasure_row(context, pages, one));
  const auto list = list_at(context, std::string(kRetentionPath) + (confirmed ? "/erasures/confirmed" : "/erasures"));
  return out << html::table(t, t(confirmed ? "decisions.erased" : "decisions.erasures"),
                            {{"", t("common.number")},
                             {"", t("decisions.measure")},
                             {"", t("decisions.decided_on")},
                             {"", t(confirmed ? "decisions.erased_on" : "decisions.erased_from")},
                             {"", t(confirmed ? "decisions.certificate" : "decisions.confirm")}},
                            rows)
             << html::pager(t, list, portion.next) << html::export_links(t, list);
}

Html propose_view(const Context& context, const Pages& pages, const Portion<matters::Retained>& portion,
                  const Errors& errors) {
  const auto& t = context.t;
  Html out;
  out << "<p>"_html << t("decisions.destruction_intro") << "</p>"_html;
  if (portion.rows.empty()) return out << "<p>"_html << t("decisions.nothing_to_destroy") << "</p>"_html;
  std::vector<html::Choice> choices;
  for (const auto& one : portion.rows)
    choices.push_back({one.id, one.number + ", " + matters::kind_title(t, pages.house, one.kind),
                       t("decisions.retained_until", {t.date(one.retain_until)})});
  const auto list = list_at(context, std::string(kRetentionPath));
  html::FormState form{errors.empty() ? http::Fields{}.items() : context.request.form.items(), errors};
  return out << html::form_start(std::string(kRetentionPath), context.csrf())
             << html::checkbox_group(t, form, "matters", t("decisions.to_destroy"), choices)
             << html::submit(t("decisions.propose")) << html::form_end() << html::pager(t, list, portion.next)
             << html::export_links(t, list);
}

Html lists_view(const Context& context, const Portion<Destruction>& portion) {
  const auto& t = context.t;
  Html out;
  if (portion.rows.empty()) return out << "<p>"_html << t("decisions.no_lists") << "</p>"_html;
  std::vector<std::vector<Html>> rows;
  for (const auto& list : portion.rows) {
    const std::string path = std::string(kRetentionPath) + "/lists/" + list.id;
    Html last;
    if (list.done)
      last << certificate_link(t, path + "/certificate");
    else if (list.proposed_by == context.viewer().account_id)
      last << t("decisions.another_confirms");
    else
      last << confirm_form(context, path, t("decisions.destroy"));
    rows.push_back({words(t.date(list.proposed_on)), words(numbers_of(list)), last});
  }
  const auto list = list_at(context, std::string(kRetentionPath) + "/lists");
  return out << html::table(t, t("decisions.lists_caption"),
                            {{"", t("decisions.proposed_on")}, {"", t("common.number")}, {"", t("decisions.confirm")}},
                            rows)
             << html::pager(t, list, portion.next) << html::export_links(t, list);
}

http::Response frame(Context& context, std::string_view title, const Errors& errors, const Html& view) {
  const auto& t = context.t;
  Html body = html::error_summary(t, errors, {{"matters", t("decisions.to_destroy")}});
  body << view << links_between(context);
  web::PageOptions options{std::string(title), {{t("common.start"), "/"}}};
  if (context.request.path != kRetentionPath)
    options.crumbs.push_back({t("decisions.retention"), std::string(kRetentionPath)});
  if (!errors.empty()) options.status = web::status_of(errors);
  return web::render(context, options, body);
}

http::Response propose_page(Context& context, const Pages& pages, const Errors& errors) {
  const auto portion = reading<Portion<matters::Retained>>(pages, [&](Transaction& tx) {
    return destructible(tx, pages.house, context.viewer(), context.request.query.get("after"), kEndsRows);
  });
  if (!portion.ok()) return web::error_page(context, portion.errors());
  return frame(context, context.t("decisions.retention"), errors, propose_view(context, pages, *portion, errors));
}

http::Response lists_page(Context& context, const Pages& pages, const Errors& errors) {
  const auto portion = reading<Portion<Destruction>>(pages, [&](Transaction& tx) {
    return destructions(tx, context.viewer(), context.request.query.get("after"), kEndsRows);
  });
  if (!portion.ok()) return web::error_page(context, portion.errors());
  return frame(context, context.t("decisions.lists_caption"), errors, lists_view(context, *portion));
}

http::Response erasures_page(Context& context, const Pages& pages, bool confirmed, const Errors& errors) {
  const auto portion = reading<Portion<Erasure>>(pages, [&](Transaction& tx) {
    return erasures(tx, context.viewer(), confirmed, context.request.query.get("after"), kEndsRows);
  });
  if (!portion.ok()) return web::error_page(context, portion.errors());
  return frame(context, context.t(confirmed ? "decisions.erased" : "decisions.erasures"), errors,
               erasures_view(context, pages, *portion, confirmed));
}

http::Response show_ends(Context& context, const Pages& pages) { return propose_page(context, pages, {}); }
http::Response show_lists(Context& context, const Pages& pages) { return lists_page(context, pages, {}); }
http::Response show_erasures(Context& context, const Pages& pages) { return erasures_page(context, pages, false, {}); }
http::Response show_erased(Context& context, const Pages& pages) { return erasures_page(context, pages, true, {}); }

using Again = http::Response (*)(Context&, const Pages&, const Errors&);

http::Response run(Context& context, const Pages& pages, const std::string& back, Again again,
                   const std::function<Result<Done>(Transaction&)>& work) {
  const auto done = pages.house.database().write([&](Transaction& tx) { return work(tx); });
  return after(context, done, std::string(kRetentionPath) + back,
               [&](const Errors& errors) { return again(context, pages, errors); });
}

http::Response take_proposal(Context& context, const Pages& pages) {
  return run(context, pages, "/lists", propose_page, [&](Transaction& tx) {
    return propose_destruction(tx, pages.house, context.viewer(), context.request.form.all("matters"));
  });
}

http::Response take_erasure(Context& context, const Pages& pages) {
  const Again again = [](Context& at, const Pages& of, const Errors& errors) {
    return erasures_page(at, of, false, errors);
  };
  return run(context, pages, "/erasures", again, [&](Transaction& tx) {
    return confirm_erasure(tx, pages.house, pages.terms->sanctions, context.viewer(),
                           context.request.parameter("case"));
  });
}

http::Response take_destruction(Context& context, const Pages& pages) {
  return run(context, pages, "/lists", lists_page, [&](Transaction& tx) {
    return confirm_destruction(tx, pages.house, context.viewer(), context.request.parameter("list"));
  });
}

http::Response certificate(Context& context, const Pages& pages, std::string_view title, Date day, const Html& body,
                           std::string name) {
  const auto& config = pages.house.platform.config;
  auto pdf = web::to_pdf(web::report_document(context.t, config, std::string(title), context.t.date(day), body).str(),
                         web::letter_stylesheet(config));
  if (!pdf.ok()) return web::error_page(context, pdf.errors());
  return web::download(as_text(*pdf), name + ".pdf");
}

http::Response erasure_certificate(Context& context, const Pages& pages) {
  const auto read = reading<std::optional<Erasure>>(
      pages, [&](Transaction& tx) { return find_erasure(tx, context.viewer(), context.request.parameter("case")); });
  if (!read.ok()) return web::error_page(context, read.errors());
  const auto& found = *read;
  if (!found || !found->confirmed_on) return web::error_page(context, {not_found()});
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
  const auto read = reading<std::optional<Destruction>>(pages, [&](Transaction& tx) {
    return find_destruction(tx, context.viewer(), context.request.parameter("list"));
  });
  if (!read.ok()) return web::error_page(context, read.errors());
  const auto& found = *read;
  if (!found || !found->done) return web::error_page(context, {not_found()});
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
  const std::string base(kRetentionPath);
  table.add({
      web::page("decisions.retention", base, who, pages.with(show_ends)),
      web::page("decisions.destructions", base + "/lists", who, pages.with(show_lists)),
      web::page("decisions.erasures", base + "/erasures", who, pages.with(show_erasures)),
      web::page("decisions.erased", base + "/erasures/confirmed", who, pages.with(show_erased)),
      web::action("decisions.destruction_propose", base, who, pages.with(take_proposal)),
      web::action("decisions.erase", base + "/erasures/{case}", who, pages.with(take_erasure)),
      web::page("decisions.erasure_certificate", base + "/erasures/{case}/certificate", who,
                pages.with(erasure_certificate)),
      web::action("decisions.destroy", base + "/lists/{list}", who, pages.with(take_destruction)),
      web::page("decisions.destruction_certificate", base + "/lists/{list}/certificate", who,
                pages.with(destruction_certificate)),
  });
  add_ends_exports(table, pages, who);
  // Erasures wait for a person, so their number stands in the menu.
  table.add_nav({"decisions.retention", base, who, 72, [pages](const Context& context) -> std::int64_t {
                   const auto waiting = reading<std::int64_t>(
                       pages, [&](Transaction& tx) { return waiting_erasures(tx, context.viewer(), kEndsRows); });
                   return waiting.ok() ? *waiting : 0;
                 }});
}

}  // namespace waarborg::decisions
