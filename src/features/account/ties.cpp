// Private interests that somebody declares on a page of their own (SEC-06).
#include "matters/ties.h"

#include "features/account/pages.h"

namespace waarborg::account {

using html::Html;
using html::words;
using i18n::Translator;
using html::operator""_html;

namespace {

Html end_button(const Translator& t, const std::string& csrf, const matters::Tie& tie) {
  if (tie.ended_on) return words(t.date(*tie.ended_on));
  Html out;
  out << html::form_start("/account/interests/" + tie.id + "/end", csrf)
      << "<button type=\"submit\" class=\"button\">"_html << t("conflict.tie_end")
      << "<span class=\"visually-hidden\">: "_html << tie.person << "</span></button>"_html << html::form_end();
  return out;
}

Html ties_list(const Translator& t, const std::string& csrf, const std::vector<matters::Tie>& ties) {
  Html out;
  if (ties.empty()) {
    out << "<p>"_html << t("conflict.ties_none") << "</p>"_html;
    return out;
  }
  std::vector<std::vector<Html>> rows;
  for (const auto& tie : ties) {
    Html nature;
    nature.lines(tie.nature);
    rows.push_back({words(tie.person), nature, words(t.date(tie.declared_on)), end_button(t, csrf, tie)});
  }
  out << html::table(t, t("conflict.ties"),
                     {{"", t("conflict.tie_person")},
                      {"", t("conflict.tie_nature")},
                      {"", t("conflict.tie_from")},
                      {"", t("conflict.tie_until")}},
                     rows);
  return out;
}

Html ties_view(const Translator& t, const std::string& csrf, const std::vector<matters::Tie>& ties,
               const html::FormState& state) {
  Html now;
  now << "<p>"_html << t("conflict.ties_now") << "</p>"_html;
  Html out;
  out << html::error_summary(t, state.errors,
                             {{"person", t("conflict.tie_person")}, {"nature", t("conflict.tie_nature")}})
      << "<p>"_html << t("conflict.ties_text") << "</p>"_html << now << ties_list(t, csrf, ties) << "<h2>"_html
      << t("conflict.tie_add") << "</h2>"_html << html::form_start("/account/interests", csrf)
      << html::text_field(t, state, "person", t("conflict.tie_person"),
                          {.hint = t("conflict.tie_person_hint"), .length_max = 200})
      << html::text_field(t, state, "nature", t("conflict.tie_nature"), {.rows = 3, .length_max = 2000}) << "<p>"_html
      << html::submit(t("conflict.tie_add")) << "</p>"_html << html::form_end();
  return out;
}

http::Response show(web::Context& context, const html::FormState& state) {
  const auto ties = context.platform.database.read([&](storage::Transaction& tx) -> Result<std::vector<matters::Tie>> {
    return matters::ties_of(tx, context.viewer());
  });
  if (!ties) return web::error_page(context, ties.errors());
  return web::render(context,
                     {.title = context.t("conflict.ties"),
                      .crumbs = {{context.t("common.my_account"), "/account"}},
                      .status = state.errors.empty() ? 200 : web::status_of(state.errors)},
                     ties_view(context.t, context.csrf(), *ties, state));
}

}  // namespace

http::Response show_ties(web::Context& context, matters::House&) { return show(context, {}); }

http::Response declare_tie(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  const auto done = house.database().write([&](storage::Transaction& tx) {
    return matters::declare_tie(tx, house, context.viewer(), form.get("person"), form.get("nature"));
  });
  if (!done) return show(context, web::state_of(context.request, done.errors()));
  return web::see_other_with_notice("/account/interests", "conflict.tie_added");
}

http::Response end_tie(web::Context& context, matters::House& house) {
  const auto done = house.database().write([&](storage::Transaction& tx) {
    return matters::end_tie(tx, house, context.viewer(), context.request.parameter("id"));
  });
  if (!done) return web::error_page(context, done.errors());
  return web::see_other_with_notice("/account/interests", "conflict.tie_ended");
}

}  // namespace waarborg::account
