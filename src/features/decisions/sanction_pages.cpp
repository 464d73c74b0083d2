#include <algorithm>

#include "base/text.h"
#include "features/casework/contract/unsent.h"
#include "features/decisions/pages.h"
#include "features/decisions/sanction_views.h"
#include "matters/content.h"
#include "matters/participants.h"
#include "matters/sent_letter.h"
#include "platform/directory/directory.h"
#include "platform/web/download.h"

namespace waarborg::decisions {

namespace {

using html::Html;
using html::operator""_html;
using matters::Opened;
using storage::Transaction;
using web::Context;

std::string base_of(const Context& context) { return casework::path_of(context.request.parameter("id"), "/sanction"); }

/// Acts whose turn it is in the procedure and in the case, for this viewer.
std::vector<std::string> acts_open(Transaction& tx, const Context& context, const Pages& pages, const Opened& opened,
                                   const Case& one) {
  std::vector<std::string> out;
  const Stage stage = stage_of(one);
  const auto fits = [&](std::string_view act) {
    if (act == "recommend" || act == "intention")
      return stage < Stage::decided && (act == "recommend" || one.recommended_on);
    if (act == "view") return stage == Stage::intended;
    if (act == "decide") return stage < Stage::served && one.recommended_on.has_value();
    if (act == "serve") return stage == Stage::decided;
    const bool objects = has_objection(*opened.procedure);
    if (act == "objection") return objects && stage == Stage::served;
    if (act == "appeal") return stage == (objects ? Stage::objected : Stage::served);
    return stage >= Stage::served && stage < Stage::executed;
  };
  for (const auto act : kActs)
    if (fits(act) && check_turn(tx, pages.house, opened, context.viewer(), act).ok()) out.emplace_back(act);
  return out;
}

http::Response show_sanction(Context& context, const Pages& pages) {
  return casework::show(context, pages.house, [&](Transaction& tx, const Opened& opened) -> Result<casework::Body> {
    TRY(check_room(pages.house, opened, "sanction"));
    const auto& t = context.t;
    casework::Body body{"sanction", steps_view(tx, context, pages.house, opened, "sanction")};
    const auto all = cases(tx, opened.matter.id);
    if (all.empty()) body.html << "<p>"_html << t("decisions.no_cases") << "</p>"_html;
    for (const auto& one : all)
      body.html << case_view(t, pages.terms->sanctions,
                             {one, words_of(tx, opened, one.id), acts_open(tx, context, pages, opened, one)},
                             pages.house.today());
    if (check_turn(tx, pages.house, opened, context.viewer(), "recommend").ok())
      body.html << "<p>"_html << html::link_button(base_of(context) + "/new", t("decisions.add_case")) << "</p>"_html;
    return body;
  });
}

http::Response new_case_page(Context& context, const Pages& pages, const Errors& errors) {
  return casework::show(context, pages.house, [&](Transaction& tx, const Opened& opened) -> Result<casework::Body> {
    TRY(check_room(pages.house, opened, "sanction"));
    NewCasePage page{opened.matter.id, context.csrf(), {}, {}, form_state(context, errors)};
    if (page.form.values.empty()) page.form.values.emplace_back("theme", opened.matter.theme);
    for (const auto& person : matters::people(tx, opened))
      if (person.capacity == "concerned") page.people.push_back(person.text);
    for (const auto& theme : pages.house.content.themes.all) page.themes.push_back({theme.key, context.t(theme.title)});
    return casework::Body{"sanction", new_case_view(context.t, pages.terms->sanctions, page),
                          errors.empty() ? 200 : web::status_of(errors), context.t("decisions.add_case")};
  });
}

http::Response show_new_case(Context& context, const Pages& pages) { return new_case_page(context, pages, {}); }

http::Response take_new_case(Context& context, const Pages& pages) {
  const auto& form = context.request.form;
  const NewCase input{form.get("person"), form.get("category"), form.get("role"), form.get("theme"),
                      form.all("circumstances")};
  const auto done = casework::act(context, pages.house, [&](Transaction& tx, Opened& opened) {
    return begin_case(tx, pages.kit(context), opened, input);
  });
  return after(context, done, base_of(context),
               [&](const Errors& errors) { return new_case_page(context, pages, errors); });
}

bool is_act(std::string_view act) { return std::ranges::find(kActs, act) != std::end(kActs); }

matters::LetterValues letter_values(const Context& context, const Pages& pages, const Opened& opened, const Case& one,
                                    const Words& words) {
  const auto t = matters::translator_for(pages.house, opened.matter);
  const auto due = calendar::due_date(pages.house.holidays, pages.terms->sanctions.view.nature, pages.house.today(),
                                      pages.terms->sanctions.view.period);
  auto values = matters::house_letter_values(pages.house, t, opened.matter, due);
  const auto* measure = pages.terms->sanctions.measure(one.recommended);
  if (measure) values.insert_or_assign("judgement", t(measure->title));
  if (const auto reason = words.find("recommend"); reason != words.end())
    values.insert_or_assign("reason", reason->second);
  (void)context;
  return values;
}

/// What a form begins with: what was recommended, or the letter of an intention.
html::FormState first_state(Transaction& tx, Context& context, const Pages& pages, const Opened& opened,
                            const ActPage& page) {
  (void)tx;
  html::FormState state;
  if (page.act == "intention") {
    const auto t = matters::translator_for(pages.house, opened.matter);
    if (const auto* letter = pages.house.content.letters.find("intention_concerned"))
      state.values.emplace_back(
          "text", matters::fill_letter(t(letter->body), letter_values(context, pages, opened, page.one, page.words)));
    return state;
  }
  if (page.measure == page.one.recommended)
    if (const auto advised = page.words.find("advised"); advised != page.words.end())
      for (const auto& [key, value] : measure_from_json(page.measure, advised->second).values)
        state.values.emplace_back("value_" + key, value);
  if (page.act == "serve" || page.act == "execute") state.values.emplace_back("day", to_iso(page.today));
  return state;
}

http::Response act_page(Context& context, const Pages& pages, const Errors& errors) {
  const std::string& act = context.request.parameter("act");
  if (!is_act(act)) return web::error_page(context, {not_found()});
  return casework::show(context, pages.house, [&](Transaction& tx, const Opened& opened) -> Result<casework::Body> {
    TRY(check_room(pages.house, opened, "sanction"));
    ActPage page{opened.matter.id,
                 context.csrf(),
                 act,
                 TRY(find_case(tx, opened, context.request.parameter("case"))),
                 {},
                 {},
                 {},
                 false,
                 pages.house.today()};
    page.words = words_of(tx, opened, page.one.id);
    page.measure = errors.empty() ? context.request.query.get("measure") : context.request.form.get("measure");
    page.form = form_state(context, errors, first_state(tx, context, pages, opened, page));
    if (page.measure.empty()) page.measure = page.form.value("measure");
    const auto& sanctions = pages.terms->sanctions;
    Html above;
    if (act == "decide" || act == "recommend") {
      const Spread spread = spread_for(tx, pages.kit(context), page.one);
      page.outside = act == "decide" && !page.measure.empty() && is_outside(spread, sanctions, page.measure);
      above << heading(context.t("decisions.like_cases")) << spread_view(context.t, sanctions, spread);
    }
    casework::Body body{"sanction", act_view(context.t, sanctions, page), errors.empty() ? 200 : web::status_of(errors),
                        context.t("decisions.act_" + act)};
    body.html << above;
    // Also when the act's turn has passed: then somebody was first too.
    if (errors.empty() || errors.front().kind != ErrorKind::conflict) return body;
    Html theirs = case_view(context.t, sanctions, {page.one, page.words, {}}, page.today);
    if (const auto written = page.words.find(act); written != page.words.end())
      theirs << casework::own_words(written->second);
    Html now = html::alert(html::Tone::warning, context.t("casework.stands_now"), theirs);
    body.html = now << body.html;
    return body;
  });
}

http::Response show_act(Context& context, const Pages& pages) { return act_page(context, pages, {}); }

ActInput input_from(const http::Fields& form, std::string_view act) {
  ActInput input;
  input.version = number_in(form.get("version"));
  input.text = std::string(trim(form.get("text")));
  input.outside = std::string(trim(form.get("outside")));
  input.authority = form.get("authority");
  input.day = form.get("day");
  input.choice = form.get("choice");
  if (act == "execute" && !input.choice.empty()) input.choice = "at_once";
  if (!takes_measure(act, input.choice)) return input;
  input.measure.measure = form.get("measure");
  input.measure.conditional = !form.get("conditional").empty();
  input.measure.probation_until = form.get("probation_until");
  for (const auto& [name, value] : form.items())
    if (starts_with(name, "value_")) input.measure.values[name.substr(6)] = value;
  return input;
}

Result<Done> run_act(Transaction& tx, const Kit& kit, Opened& opened, const std::string& id, const std::string& act,
                     const ActInput& input) {
  if (act == "recommend") return recommend(tx, kit, opened, id, input);
  if (act == "intention") return intend(tx, kit, opened, id, input);
  if (act == "view") return take_view(tx, kit, opened, id, input);
  if (act == "decide") return decide(tx, kit, opened, id, input);
  if (act == "serve") return serve(tx, kit, opened, id, input);
  if (act == "execute") return execute(tx, kit, opened, id, input);
  return challenge(tx, kit, opened, id, act, input);
}

http::Response take_act(Context& context, const Pages& pages) {
  const std::string& act = context.request.parameter("act");
  if (!is_act(act)) return web::error_page(context, {not_found()});
  const ActInput input = input_from(context.request.form, act);
  const auto done = casework::act(context, pages.house, [&](Transaction& tx, Opened& opened) {
    return run_act(tx, pages.kit(context), opened, context.request.parameter("case"), act, input);
  });
  return after(context, done, base_of(context), [&](const Errors& errors) { return act_page(context, pages, errors); });
}

struct LetterToPrint {
  matters::MatterMessage message;
  std::vector<std::string> recipient;
  std::string number;
};

/// The intention or the decision on paper, for service.
/// What the force's own letter of this kind is about; what the button says where it has none.
std::string subject_of(const matters::House& house, const i18n::Translator& t, std::string_view part,
                       const std::string& number) {
  const bool decided = part == "decide";
  const auto* own = house.content.letters.find(decided ? "decision_concerned" : "intention_concerned");
  if (!own) return t(decided ? "decisions.letter_decision" : "decisions.letter_intention");
  return matters::fill_letter(t(own->subject), {{"number", number}});
}

http::Response give_letter(Context& context, const Pages& pages) {
  const std::string& part = context.request.parameter("part");
  if (part != "intention" && part != "decide") return web::error_page(context, {not_found()});
  const auto opened = matters::look(pages.house, context.viewer(), context.request.parameter("id"));
  if (!opened.ok()) return casework::refused(context, opened.errors());
  const auto t = matters::translator_for(pages.house, opened->matter);
  const auto letter = pages.house.database().read([&](Transaction& tx) -> Result<LetterToPrint> {
    const Case one = TRY(find_case(tx, *opened, context.request.parameter("case")));
    Words words = words_of(tx, *opened, one.id);
    if (words[part].empty()) return not_found();
    LetterToPrint out{{}, {words["person"]}, opened->matter.number};
    out.message.at = pages.house.clock().now();
    out.message.subject = subject_of(pages.house, t, part, opened->matter.number);
    const auto* measure = pages.terms->sanctions.measure(one.measure);
    if (part == "decide" && measure) out.message.body = t(measure->title) + "\n\n";
    out.message.body += words[part];
    return out;
  });
  if (!letter.ok()) return web::error_page(context, letter.errors());
  auto pdf = matters::letter_pdf(pages.house, t, letter->number, letter->message, letter->recipient);
  if (!pdf.ok()) return web::error_page(context, pdf.errors());
  return web::download(as_text(*pdf), letter->number + ".pdf");
}

http::Response show_precedents(Context& context, const Pages& pages) {
  const auto& query = context.request.query;
  const auto& sanctions = pages.terms->sanctions;
  const auto& t = context.t;
  Spread spread;
  if (!query.get("theme").empty()) {
    const auto read = pages.house.database().read([&](Transaction& tx) -> Result<Spread> {
      return spread_of(likes(tx, context.viewer(), query.get("theme")), sanctions,
                       {query.get("role"), query.get("circumstance")},
                       pages.house.platform.config.small_number_threshold);
    });
    if (!read.ok()) return web::error_page(context, read.errors());
    spread = *read;
  }
  const html::FormState state{query.items(), {}};
  const auto choices = [&](const auto& terms) {
    std::vector<html::Choice> out{{"", t("decisions.all")}};
    for (const auto& term : terms) out.push_back({term.key, t(term.title)});
    return out;
  };
  Html body;
  body << "<p>"_html << t("decisions.like_cases_intro") << "</p>"_html << html::filter_form_start("/precedents")
       << html::select_field(t, state, "theme", t("decisions.theme"), choices(pages.house.content.themes.all),
                             {.filter = true})
       << html::select_field(t, state, "role", t("decisions.role"), choices(sanctions.roles), {.filter = true})
       << html::select_field(t, state, "circumstance", t("decisions.circumstance"), choices(sanctions.circumstances),
                             {.filter = true})
       << html::submit(t("common.filter")) << html::form_end() << spread_view(t, sanctions, spread);
  return web::render(context, {t("decisions.like_cases"), {{t("common.start"), "/"}}}, body);
}

}  // namespace

void add_sanction_routes(web::RouteTable& table, const Pages& pages) {
  using identity::Role;
  table.add({
      web::page("decisions.sanction", "/matters/{id}/sanction", {}, pages.with(show_sanction)),
      web::page("decisions.case_new", "/matters/{id}/sanction/new", {}, pages.with(show_new_case)),
      web::action("decisions.case_add", "/matters/{id}/sanction/new", {}, pages.with(take_new_case)),
      web::page("decisions.act", "/matters/{id}/sanction/{case}/{act}", {}, pages.with(show_act)),
      web::action("decisions.act_take", "/matters/{id}/sanction/{case}/{act}", {}, pages.with(take_act)),
      web::page("decisions.letter", "/matters/{id}/sanction/{case}/letters/{part}", {}, pages.with(give_letter)),
      web::page("decisions.precedents", "/precedents", {Role::authority, Role::handler, Role::analyst},
                pages.with(show_precedents)),
  });
}

}  // namespace waarborg::decisions
