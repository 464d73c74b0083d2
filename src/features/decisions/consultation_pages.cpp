#include <algorithm>

#include "base/text.h"
#include "features/decisions/consultation.h"
#include "features/decisions/pages.h"

namespace waarborg::decisions {

namespace {

using html::Html;
using html::operator""_html;
using i18n::Translator;
using matters::Opened;
using storage::Transaction;
using web::Context;

std::string base_of(const Context& context) {
  return casework::path_of(context.request.parameter("id"), "/consultation");
}

std::string measure_title(const Translator& t, const Pages& pages, const std::string& key) {
  const auto* measure = pages.terms->sanctions.measure(key);
  return measure ? t(measure->title) : t("decisions.no_measure_named");
}

Html views_view(const Translator& t, const Pages& pages, const Consultation& one, casework::Names& names) {
  std::vector<std::vector<Html>> rows;
  for (const auto& view : one.views) {
    Html said;
    if (!view.given_on)
      said << t("decisions.view_awaited");
    else if (view.text.empty())
      said << t("decisions.view_covered", {t.date(*view.given_on)});
    else
      said << measure_title(t, pages, view.measure) << casework::own_words(view.text);
    rows.push_back({words(names.account(view.account_id)), words(t("participant.role_" + view.part)), said});
  }
  if (rows.empty()) return {};
  return html::table(t, t("decisions.views"),
                     {{"", t("decisions.adviser")}, {"", t("decisions.part")}, {"", t("decisions.view_column")}}, rows);
}

std::vector<html::Choice> measures(const Translator& t, const Pages& pages) {
  std::vector<html::Choice> out{{"", t("decisions.no_measure_named")}};
  for (const auto& measure : pages.terms->sanctions.measures) out.push_back({measure.key, t(measure.title)});
  return out;
}

/// Whoever decides, enquires, advises or prevents, without those invited already.
std::vector<html::Choice> candidates(Transaction& tx, const Pages& pages, const Consultation& one,
                                     casework::Names& names) {
  using identity::Role;
  return people_to_ask(tx, pages, names,
                       {Role::authority, Role::prevention, Role::handler, Role::confidential_adviser, Role::team_chief},
                       [&](const std::string& account_id) { return one.of(account_id) != nullptr; });
}

std::string one_path(const Opened& opened, const Consultation& one, std::string_view rest) {
  return casework::path_of(opened.matter.id, "/consultation/" + one.id + std::string(rest));
}

/// Which of the forms on this page came back with errors.
html::FormState state_for(Context& context, const Errors& errors, std::string_view act) {
  if (!errors.empty() && context.request.path.ends_with(act)) return web::state_of(context.request, errors);
  return {};
}

Html own_view_form(Context& context, const Pages& pages, const Opened& opened, const Consultation& one,
                   const Errors& errors) {
  const GivenView* own = one.of(context.viewer().account_id);
  if (!own || own->given_on || !one.open) return {};
  const auto& t = context.t;
  const auto form = state_for(context, errors, "/view");
  Html out = heading(t("decisions.give_view"));
  return out << html::form_start(one_path(opened, one, "/view"), context.csrf())
             << html::select_field(t, form, "measure", t("decisions.measure"), measures(t, pages), {.optional = true})
             << html::text_field(t, form, "text", t("decisions.own_view"),
                                 {.hint = t("decisions.own_view_hint"), .rows = 8, .length_max = kWordsMax})
             << html::submit(t("decisions.give_view")) << html::form_end();
}

Html chair_forms(Transaction& tx, Context& context, const Pages& pages, const Opened& opened, const Consultation& one,
                 casework::Names& names, const Errors& errors) {
  const auto& t = context.t;
  const auto asked = state_for(context, errors, "/invite");
  const auto closing = state_for(context, errors, "/close");
  std::vector<html::Choice> parts;
  for (const auto part : kParts) parts.push_back({std::string(part), t("participant.role_" + std::string(part))});
  Html out = heading(t("decisions.invite"));
  out << html::form_start(one_path(opened, one, "/invite"), context.csrf())
      << html::select_field(t, asked, "account", t("decisions.adviser"), candidates(tx, pages, one, names))
      << html::radio_group(t, asked, "part", t("decisions.part"), parts) << html::submit(t("decisions.invite"))
      << html::form_end() << heading(t("decisions.close_consultation"))
      << html::form_start(one_path(opened, one, "/close"), context.csrf())
      << html::hidden("version", std::to_string(one.version))
      << html::text_field(t, closing, "minutes", t("decisions.minutes"),
                          {.hint = t("decisions.minutes_hint"), .rows = 8, .length_max = kWordsMax})
      << html::submit(t("decisions.close_consultation")) << html::form_end();
  return out;
}

Html one_view(Transaction& tx, Context& context, const Pages& pages, const Opened& opened, const Consultation& one,
              bool chairs, const Errors& errors) {
  const auto& t = context.t;
  casework::Names names(tx, pages.house, t);
  Html out = heading(t("decisions.consultation_of", {t.date(one.opened_on), names.account(one.opened_by)}));
  out << casework::own_words(one.question) << views_view(t, pages, one, names);
  if (!one.open)
    return out << html::alert(html::Tone::good, t("decisions.consultation_closed_on", {t.date(*one.closed_on)}))
               << casework::own_words(one.minutes);
  out << own_view_form(context, pages, opened, one, errors);
  if (chairs) out << chair_forms(tx, context, pages, opened, one, names, errors);
  return out;
}

Html question_form(Context& context, const Errors& errors) {
  const auto& t = context.t;
  const auto form = state_for(context, errors, "/consultation");
  Html out = heading(t("decisions.open_consultation"));
  return out << html::form_start(base_of(context), context.csrf())
             << html::text_field(t, form, "question", t("decisions.question"),
                                 {.hint = t("decisions.question_hint"), .rows = 5, .length_max = kWordsMax})
             << html::submit(t("decisions.open_consultation")) << html::form_end();
}

http::Response consultation_page(Context& context, const Pages& pages, const Errors& errors) {
  return casework::show(context, pages.house, [&](Transaction& tx, const Opened& opened) -> Result<casework::Body> {
    TRY(check_room(pages.house, opened, "consultation"));
    const auto& t = context.t;
    casework::Body body{"consultation", steps_view(tx, context, pages.house, opened, "consultation"),
                        errors.empty() ? 200 : web::status_of(errors)};
    body.html << html::error_summary(t, errors,
                                     {{"question", t("decisions.question")},
                                      {"account", t("decisions.adviser")},
                                      {"part", t("decisions.part")},
                                      {"text", t("decisions.own_view")},
                                      {"minutes", t("decisions.minutes")}})
              << "<p>"_html << t("decisions.consultation_intro") << "</p>"_html;
    if (needs_expert(tx, opened)) body.html << html::alert(html::Tone::warning, t("decisions.expert_needed"));
    const bool chairs = check_turn(tx, pages.house, opened, context.viewer(), "consult").ok();
    const auto all = consultations(tx, opened, context.viewer().account_id);
    for (const auto& one : all) body.html << one_view(tx, context, pages, opened, one, chairs, errors);
    if (chairs && (all.empty() || !all.back().open)) body.html << question_form(context, errors);
    return body;
  });
}

http::Response show_consultation(Context& context, const Pages& pages) { return consultation_page(context, pages, {}); }

using Work = Result<Done> (*)(Transaction&, const Kit&, Opened&, const std::string&, const http::Fields&);

http::Response run(Context& context, const Pages& pages, Work work) {
  const std::string id = context.request.parameter("one");
  const auto done = casework::act(context, pages.house, [&](Transaction& tx, Opened& opened) {
    return work(tx, pages.kit(context), opened, id, context.request.form);
  });
  return after(context, done, base_of(context),
               [&](const Errors& errors) { return consultation_page(context, pages, errors); });
}

http::Response take_question(Context& context, const Pages& pages) {
  const std::string question(trim(context.request.form.get("question")));
  const auto done = casework::act(context, pages.house, [&](Transaction& tx, Opened& opened) {
    return open_consultation(tx, pages.kit(context), opened, question);
  });
  return after(context, done, base_of(context),
               [&](const Errors& errors) { return consultation_page(context, pages, errors); });
}

http::Response take_invitation(Context& context, const Pages& pages) {
  return run(context, pages,
             [](Transaction& tx, const Kit& kit, Opened& opened, const std::string& id, const http::Fields& form) {
               return invite(tx, kit, opened, id, form.get("account"), form.get("part"));
             });
}

http::Response take_own_view(Context& context, const Pages& pages) {
  return run(context, pages,
             [](Transaction& tx, const Kit& kit, Opened& opened, const std::string& id, const http::Fields& form) {
               return give_view(tx, kit, opened, id, form.get("measure"), std::string(trim(form.get("text"))));
             });
}

http::Response take_closing(Context& context, const Pages& pages) {
  return run(context, pages,
             [](Transaction& tx, const Kit& kit, Opened& opened, const std::string& id, const http::Fields& form) {
               return close_consultation(tx, kit, opened, id, number_in(form.get("version")),
                                         std::string(trim(form.get("minutes"))));
             });
}

}  // namespace

void add_consultation_routes(web::RouteTable& table, const Pages& pages) {
  const std::string base = "/matters/{id}/consultation";
  table.add({
      web::page("decisions.consultation", base, {}, pages.with(show_consultation)),
      web::action("decisions.consult", base, {}, pages.with(take_question)),
      web::action("decisions.invite", base + "/{one}/invite", {}, pages.with(take_invitation)),
      web::action("decisions.give_view", base + "/{one}/view", {}, pages.with(take_own_view)),
      web::action("decisions.consult_close", base + "/{one}/close", {}, pages.with(take_closing)),
  });
}

}  // namespace waarborg::decisions
