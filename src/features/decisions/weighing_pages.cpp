#include "base/text.h"
#include "features/casework/contract/unsent.h"
#include "features/decisions/pages.h"
#include "features/decisions/weighing.h"
#include "matters/content.h"

namespace waarborg::decisions {

namespace {

using html::Html;
using html::operator""_html;
using i18n::Translator;

std::string theme_title(const Translator& t, const matters::House& house, const std::string& key) {
  const auto* theme = house.content.themes.find(key);
  return theme ? t(theme->title) : key;
}

Html earlier_view(const Translator& t, const Pages& pages, const std::vector<Standing>& earlier) {
  Html out = heading(t("decisions.earlier"));
  if (earlier.empty()) return out << "<p>"_html << t("decisions.no_earlier") << "</p>"_html;
  std::vector<std::vector<Html>> rows;
  for (const auto& standing : earlier) {
    const auto* measure = pages.terms->sanctions.measure(standing.decided.measure);
    rows.push_back({words(measure ? t(measure->title) : standing.decided.measure),
                    words(theme_title(t, pages.house, standing.decided.theme)),
                    words(t.date(*standing.decided.decided_on)),
                    words(standing.erased_from ? t.date(*standing.erased_from) : t("decisions.never_erased"))});
  }
  return out << html::table(t, t("decisions.earlier_caption"),
                            {{"", t("decisions.measure")},
                             {"", t("decisions.theme")},
                             {"", t("decisions.decided_on")},
                             {"", t("decisions.erased_from")}},
                            rows);
}

Html answers_view(const Translator& t, const Questions& questions, const Weighing& weighing, const std::string& by) {
  Html out = html::alert(html::Tone::good, t("decisions.weighed_on", {t.date(*weighing.done_on), by}));
  for (const auto& question : questions.all) {
    const auto found = weighing.answers.find(question.key);
    out << "<h3>"_html << t(question.title) << "</h3>"_html
        << casework::own_words(found == weighing.answers.end() ? std::string{} : found->second);
  }
  return out;
}

Html question_fields(const Translator& t, const Questions& questions, const html::FormState& form) {
  Html out;
  for (const auto& question : questions.all)
    out << html::text_field(t, form, "answer_" + question.key, t(question.title),
                            {.hint = t(question.help), .rows = 4, .length_max = kAnswerMax});
  return out;
}

Html form_view(const Translator& t, const Questions& questions, const std::string& path, const std::string& csrf,
               int version, const html::FormState& now, const html::FormState& form) {
  std::vector<std::pair<std::string, std::string>> labels;
  for (const auto& question : questions.all) labels.emplace_back("answer_" + question.key, t(question.title));
  Html out = html::error_summary(t, form.errors, labels);
  if (casework::somebody_was_first(form.errors)) out << casework::stands_now(t, now, form, labels);
  out << html::form_start(path, csrf) << html::hidden("version", std::to_string(version))
      << question_fields(t, questions, form) << "<div class=\"actions\">"_html
      << html::submit(t("decisions.weigh_finish"), html::ButtonKind::primary, "go", "finish")
      << html::submit(t("decisions.keep_draft"), html::ButtonKind::plain, "go", "draft") << "</div>"_html
      << html::form_end();
  return out;
}

html::FormState state_of(const Weighing& weighing) {
  html::FormState form;
  for (const auto& [key, value] : weighing.answers) form.values.emplace_back("answer_" + key, value);
  return form;
}

http::Response weighing_page(web::Context& context, const Pages& pages, const Errors& errors) {
  return casework::show(
      context, pages.house, [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<casework::Body> {
        TRY(check_room(pages.house, opened, "weighing"));
        const auto& t = context.t;
        const auto& questions = pages.terms->questions;
        const Weighing weighing = weighing_of(tx, opened);
        casework::Body body{"weighing", steps_view(tx, context, pages.house, opened, "weighing"),
                            errors.empty() ? 200 : web::status_of(errors)};
        body.html << "<p>"_html << t("decisions.weighing_intro") << "</p>"_html
                  << earlier_view(t, pages, earlier_of(tx, pages.kit(context), opened));
        casework::Names names(tx, pages.house, t);
        const auto turn = check_turn(tx, pages.house, opened, context.viewer(), "weigh");
        if (weighing.done)
          body.html << answers_view(t, questions, weighing, names.account(weighing.done_by));
        else if (turn.ok())
          body.html << form_view(t, questions, casework::path_of(opened.matter.id, "/weighing"), context.csrf(),
                                 weighing.version, state_of(weighing), form_state(context, errors, state_of(weighing)));
        else
          body.html << html::alert(html::Tone::info, t(turn.error().code));
        return body;
      });
}

http::Response show_weighing(web::Context& context, const Pages& pages) { return weighing_page(context, pages, {}); }

http::Response take_weighing(web::Context& context, const Pages& pages) {
  const auto& form = context.request.form;
  Words answers;
  for (const auto& question : pages.terms->questions.all)
    answers[question.key] = std::string(trim(form.get("answer_" + question.key)));
  const Finish finish = form.get("go") == "draft" ? Finish::no : Finish::yes;
  const auto done = casework::act(context, pages.house, [&](storage::Transaction& tx, matters::Opened& opened) {
    return save_weighing(tx, pages.kit(context), opened, number_in(form.get("version")), answers, finish);
  });
  return after(context, done, casework::path_of(context.request.parameter("id"), "/weighing"),
               [&](const Errors& errors) { return weighing_page(context, pages, errors); });
}

}  // namespace

void add_weighing_routes(web::RouteTable& table, const Pages& pages) {
  table.add({web::page("decisions.weighing", "/matters/{id}/weighing", {}, pages.with(show_weighing)),
             web::action("decisions.weigh", "/matters/{id}/weighing", {}, pages.with(take_weighing))});
}

}  // namespace waarborg::decisions
