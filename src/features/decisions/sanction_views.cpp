#include "features/decisions/sanction_views.h"

#include <algorithm>

#include "features/casework/contract/matter_page.h"
#include "features/decisions/pages.h"
#include "matters/sources.h"

namespace waarborg::decisions {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

std::string base_of(const std::string& matter_id) { return "/matters/" + matter_id + "/sanction"; }

std::string title_of(const Translator& t, const Sanctions& sanctions, const std::string& key) {
  const Measure* measure = sanctions.measure(key);
  return measure ? t(measure->title) : key;
}

std::string word(const Words& words, std::string_view part) {
  const auto found = words.find(part);
  return found == words.end() ? std::string{} : found->second;
}

/// What was written, folded away under its fact.
Html with_words(std::string_view line, const Translator& t, const Words& words, std::string_view part) {
  Html out = html::words(line);
  if (const std::string text = word(words, part); !text.empty())
    out << casework::more(t("decisions.words"), casework::own_words(text));
  return out;
}

std::string value_words(const Translator& t, const Measure& measure, const MeasureInput& input) {
  std::string out;
  for (const auto& limit : measure.limits)
    if (const auto found = input.values.find(limit.key); found != input.values.end())
      out += (out.empty() ? " (" : "; ") + t("error.in_field", {t(limit.title), found->second});
  return out.empty() ? out : out + ")";
}

std::string measure_words(const Translator& t, const Sanctions& sanctions, const std::string& key,
                          const std::string& json) {
  const Measure* measure = sanctions.measure(key);
  return measure ? t(measure->title) + value_words(t, *measure, measure_from_json(key, json)) : key;
}

void add_challenge(std::vector<std::pair<std::string, Html>>& items, const Translator& t, const std::string& title,
                   const Challenge& open, const Words& words, std::string_view part, Date today) {
  if (!open.due_on && !open.lodged_on && !open.is_settled()) return;
  Html line;
  if (open.is_settled())
    line << t("decisions.challenge_" + open.outcome) << ", "_html << t.date(*open.decided_on);
  else if (open.lodged_on)
    line << t("decisions.lodged_on", {t.date(*open.lodged_on)});
  else
    line << t("decisions.open_until") << "<br>"_html << html::deadline(t, *open.due_on, today);
  if (const std::string text = word(words, part); !text.empty())
    line << casework::more(t("decisions.words"), casework::own_words(text));
  items.emplace_back(title, std::move(line));
}

std::string terms_of(const Translator& t, const Sanctions& sanctions, const Case& one) {
  std::string out;
  for (const auto& key : one.circumstances)
    if (const auto* term = sanctions.circumstance(key)) out += (out.empty() ? "" : ", ") + t(term->title);
  return out.empty() ? t("decisions.none") : out;
}

std::string key_title(const Translator& t, const auto* found, const std::string& key) {
  return found ? t(found->title) : key;
}

std::vector<std::pair<std::string, Html>> facts_of(const Translator& t, const Sanctions& sanctions,
                                                   const CaseView& view, Date today) {
  const Case& one = view.one;
  std::vector<std::pair<std::string, Html>> items{
      {t("decisions.category"), words(key_title(t, sanctions.category(one.category), one.category))},
      {t("decisions.role"), words(key_title(t, sanctions.role(one.role), one.role))},
      {t("decisions.circumstances"), words(terms_of(t, sanctions, one))}};
  if (one.recommended_on)
    items.emplace_back(t("decisions.recommended"),
                       with_words(measure_words(t, sanctions, one.recommended, word(view.words, "advised")) + ", " +
                                      t.date(*one.recommended_on),
                                  t, view.words, "recommend"));
  if (one.intended_on)
    items.emplace_back(t("decisions.act_intention"), with_words(t.date(*one.intended_on), t, view.words, "intention"));
  if (one.intended_on && !one.view_on && !one.decided_on)
    items.emplace_back(t("decisions.act_view"), html::deadline(t, *one.view_due_on, today));
  if (one.view_on)
    items.emplace_back(
        t("decisions.act_view"),
        with_words(t("decisions.view_" + one.view_kind) + ", " + t.date(*one.view_on), t, view.words, "view"));
  if (one.decided_on) {
    items.emplace_back(t("decisions.decided"),
                       with_words(title_of(t, sanctions, one.first_measure) + ", " + t.date(*one.decided_on), t,
                                  view.words, "decide"));
    items.emplace_back(t("decisions.final"),
                       words(measure_words(t, sanctions, one.measure, word(view.words, "values"))));
  }
  if (one.outside) items.emplace_back(t("decisions.outside"), casework::own_words(word(view.words, "outside")));
  if (one.probation_until) items.emplace_back(t("decisions.conditional_until"), words(t.date(*one.probation_until)));
  if (one.served_on)
    items.emplace_back(
        t("decisions.act_serve"),
        with_words(t("decisions.receipt_" + one.receipt) + ", " + t.date(*one.served_on), t, view.words, "serve"));
  const auto remedy_title = [&](const char* key) {
    return key_title(t, sanctions.remedy(key), t("decisions.act_" + std::string(key)));
  };
  add_challenge(items, t, remedy_title("objection"), one.objection, view.words, "objection", today);
  add_challenge(items, t, remedy_title("appeal"), one.appeal, view.words, "appeal", today);
  if (one.executed_on)
    items.emplace_back(t("decisions.act_execute"), with_words(t.date(*one.executed_on), t, view.words, "execute"));
  return items;
}

std::vector<html::Choice> choices_of(const Translator& t, const auto& terms) {
  std::vector<html::Choice> out;
  for (const auto& term : terms) out.push_back({term.key, t(term.title)});
  return out;
}

/// Measures of a category by group, each with where it stands in the law.
std::vector<html::Choice> measure_choices(const Translator& t, const Sanctions& sanctions, const std::string& key) {
  std::vector<html::Choice> out;
  const auto* category = sanctions.category(key);
  if (!category) return out;
  for (const auto* measure : sanctions.offered_to(*category)) {
    std::string label = t("error.in_field", {t("decisions.group_" + measure->group), t(measure->title)});
    if (!measure->weight.empty()) label += " (" + t("decisions.weight_" + measure->weight) + ")";
    out.push_back({measure->key, label});
  }
  return out;
}

Html number_field(const Translator& t, const html::FormState& form, const std::string& key, const std::string& label,
                  int most) {
  return html::text_field(t, form, "value_" + key, label,
                          {.hint = t("decisions.at_most", {std::to_string(most)}), .input_mode = "numeric"});
}

Html suspension_fields(const Translator& t, const SuspensionRule& rule, const html::FormState& form) {
  Html out;
  out << html::select_field(t, form, "value_ground", t("decisions.suspension_ground"), choices_of(t, rule.grounds))
      << html::text_field(t, form, "value_from", t("decisions.from"), {.type = "date"})
      << html::text_field(
             t, form, "value_until", t("decisions.until"),
             {.hint = t("decisions.suspension_hint", {matters::source_words(t, rule.source)}), .type = "date"})
      << html::checkbox(t, form, "value_extended", t("decisions.suspension_extended"), {.optional = true})
      << html::text_field(
             t, form, "value_pay", t("decisions.pay_withheld"),
             {.hint = t("decisions.pay_hint", {std::to_string(rule.first_percent), std::to_string(rule.later_percent)}),
              .input_mode = "numeric"});
  return out;
}

Html measure_fields(const Translator& t, const Sanctions& sanctions, const Measure& measure,
                    const html::FormState& form) {
  Html out;
  out << html::facts({{t("decisions.measure"), words(t(measure.title))},
                      {t("decisions.source"), words(matters::source_words(t, measure.sources))}})
      << html::hidden("measure", measure.key);
  for (const auto& limit : measure.limits) out << number_field(t, form, limit.key, t(limit.title), limit.most);
  if (measure.money && sanctions.money_limit)
    out << number_field(t, form, "money", t("decisions.money"), sanctions.money_limit->most);
  if (measure.suspends && sanctions.suspension) out << suspension_fields(t, *sanctions.suspension, form);
  if (measure.conditional)
    out << html::checkbox(t, form, "conditional", t("decisions.conditional"), {.optional = true})
        << html::text_field(t, form, "probation_until", t("decisions.probation_until"),
                            {.optional = true, .type = "date"});
  return out;
}

Html words_field(const Translator& t, const html::FormState& form, const std::string& label, int rows,
                 bool optional = false) {
  return html::text_field(t, form, "text", label, {.optional = optional, .rows = rows, .length_max = kWordsMax});
}

Html day_field(const Translator& t, const html::FormState& form, const std::string& label, bool optional = false) {
  return html::text_field(t, form, "day", label, {.optional = optional, .type = "date"});
}

std::vector<html::Choice> coded(const Translator& t, const std::string& prefix, const std::vector<std::string>& codes) {
  std::vector<html::Choice> out;
  for (const auto& code : codes) out.push_back({code, t("decisions." + prefix + code)});
  return out;
}

Html decide_fields(const Translator& t, const Sanctions& sanctions, const ActPage& page) {
  std::vector<html::Choice> authorities;
  for (const auto& authority : sanctions.authorities)
    authorities.push_back({authority.key, t(authority.title), t(authority.who)});
  Html out;
  out << html::radio_group(t, page.form, "authority", t("decisions.decides_as"), authorities)
      << words_field(t, page.form, t("decisions.reason"), 8);
  if (page.outside)
    out << html::alert(html::Tone::warning, t("decisions.outside_warning"))
        << html::text_field(t, page.form, "outside", t("decisions.outside_why"), {.rows = 4, .length_max = kNoteMax});
  return out;
}

Html challenge_fields(const Translator& t, const ActPage& page) {
  const Challenge& open = page.act == "appeal" ? page.one.appeal : page.one.objection;
  Html out;
  if (!open.lodged_on)
    return out << html::radio_group(t, page.form, "choice", t("decisions.challenge"),
                                    coded(t, "challenge_", {"lodged", "none"}))
               << day_field(t, page.form, t("decisions.lodged_day"), true)
               << words_field(t, page.form, t("decisions.note"), 4, true);
  if (!page.measure.empty())
    return out << html::hidden("choice", "revised") << words_field(t, page.form, t("decisions.reason"), 8);
  return out << html::radio_group(t, page.form, "choice", t("decisions.challenge"),
                                  coded(t, "challenge_", {"upheld", "annulled"}))
             << words_field(t, page.form, t("decisions.reason"), 8);
}

Html fields_of(const Translator& t, const Sanctions& sanctions, const ActPage& page) {
  if (page.act == "recommend") return words_field(t, page.form, t("decisions.reason"), 8);
  if (page.act == "intention") return words_field(t, page.form, t("decisions.letter_text"), 18);
  if (page.act == "decide") return decide_fields(t, sanctions, page);
  if (page.act == "objection" || page.act == "appeal") return challenge_fields(t, page);
  Html out;
  if (page.act == "view")
    return out << html::radio_group(t, page.form, "choice", t("decisions.act_view"),
                                    coded(t, "view_", {"given", "waived"}))
               << words_field(t, page.form, t("decisions.view_words"), 8, true);
  if (page.act == "serve")
    return out << day_field(t, page.form, t("decisions.served_on"))
               << html::radio_group(t, page.form, "choice", t("decisions.receipt"),
                                    coded(t, "receipt_", {"signed", "registered", "refused"}))
               << words_field(t, page.form, t("decisions.receipt_note"), 3, true);
  return out << day_field(t, page.form, t("decisions.executed_on"))
             << html::checkbox(t, page.form, "choice", t("decisions.at_once"), {.optional = true})
             << words_field(t, page.form, t("decisions.executed_how"), 4);
}

/// A measure is chosen first, without script: the fields it asks for differ.
Html choose_measure(const Translator& t, const Sanctions& sanctions, const ActPage& page) {
  const auto choices = measure_choices(t, sanctions, page.one.category);
  html::FormState state{{{"measure", page.one.recommended}}, {}};
  Html out;
  out << html::filter_form_start(base_of(page.matter_id) + "/" + page.one.id + "/" + page.act)
      << html::select_field(t, state, "measure", t("decisions.measure"), choices, {.filter = true})
      << html::submit(t("decisions.choose")) << html::form_end();
  return out;
}

std::vector<std::pair<std::string, std::string>> labels_of(const Translator& t) {
  return {{"text", t("decisions.reason")},
          {"measure", t("decisions.measure")},
          {"authority", t("decisions.decides_as")},
          {"outside", t("decisions.outside_why")},
          {"probation_until", t("decisions.probation_until")},
          {"conditional", t("decisions.conditional")}};
}

/// A row for each measure: their names are too long to stand below bars.
Html spread_chart(const Translator& t, const Sanctions& sanctions, const Spread& spread, const std::string& which,
                  Figure SpreadRow::*figure) {
  std::vector<std::pair<std::string, std::optional<double>>> rows;
  for (const auto& row : spread.rows) {
    const Figure& count = row.*figure;
    rows.emplace_back(title_of(t, sanctions, row.measure),
                      count ? std::optional(static_cast<double>(*count)) : std::nullopt);
  }
  return html::rank_chart(t, t("error.in_field", {t("decisions.spread"), which}), t("decisions.measure"), which, rows);
}

}  // namespace

Html case_view(const Translator& t, const Sanctions& sanctions, const CaseView& view, Date today) {
  Html out;
  out << "<section><h2>"_html << word(view.words, "person") << " "_html
      << html::badge(html::Tone::info, t("decisions.stage_" + std::string(code_of(stage_of(view.one))))) << "</h2>"_html
      << html::facts(facts_of(t, sanctions, view, today));
  Html links;
  for (const auto& act : view.acts)
    links << html::link_button(base_of(view.one.matter_id) + "/" + view.one.id + "/" + act, t("decisions.act_" + act));
  if (view.one.intended_on)
    links << html::link_button(base_of(view.one.matter_id) + "/" + view.one.id + "/letters/intention",
                               t("decisions.letter_intention"));
  if (view.one.decided_on)
    links << html::link_button(base_of(view.one.matter_id) + "/" + view.one.id + "/letters/decide",
                               t("decisions.letter_decision"));
  links << html::link_button("/precedents?theme=" + view.one.theme + "&role=" + view.one.role,
                             t("decisions.like_cases"));
  return out << "<div class=\"actions\">"_html << links << "</div></section>"_html;
}

bool takes_measure(std::string_view act, std::string_view choice) {
  return act == "recommend" || act == "decide" || ((act == "objection" || act == "appeal") && choice == "revised");
}

Html act_view(const Translator& t, const Sanctions& sanctions, const ActPage& page) {
  Html out = html::error_summary(t, page.form.errors, labels_of(t));
  const bool must_choose = page.act == "recommend" || page.act == "decide";
  if (must_choose && page.measure.empty()) return out << choose_measure(t, sanctions, page);
  const Challenge& open = page.act == "appeal" ? page.one.appeal : page.one.objection;
  const bool may_revise = (page.act == "objection" || page.act == "appeal") && open.lodged_on;
  const Measure* measure = sanctions.measure(page.measure);
  const std::string path = base_of(page.matter_id) + "/" + page.one.id + "/" + page.act;
  out << html::form_start(path, page.csrf) << html::hidden("version", std::to_string(page.one.version));
  if (measure && (must_choose || may_revise)) out << measure_fields(t, sanctions, *measure, page.form);
  out << fields_of(t, sanctions, page) << "<div class=\"actions\">"_html << html::submit(t("decisions.record"))
      << html::link_button(base_of(page.matter_id), t("common.cancel")) << "</div>"_html << html::form_end();
  if (may_revise && page.measure.empty()) out << heading(t("decisions.revise")) << choose_measure(t, sanctions, page);
  return out;
}

Html new_case_view(const Translator& t, const Sanctions& sanctions, const NewCasePage& page) {
  std::vector<html::Choice> people;
  for (const auto& person : page.people) people.push_back({person, person});
  Html out = html::error_summary(t, page.form.errors,
                                 {{"person", t("decisions.person")},
                                  {"category", t("decisions.category")},
                                  {"role", t("decisions.role")},
                                  {"theme", t("decisions.theme")}});
  if (people.empty()) return out << html::alert(html::Tone::info, t("decisions.nobody_concerned"));
  out << html::form_start(base_of(page.matter_id) + "/new", page.csrf)
      << html::select_field(t, page.form, "person", t("decisions.person"), people)
      << html::select_field(t, page.form, "category", t("decisions.category"), choices_of(t, sanctions.categories))
      << html::select_field(t, page.form, "role", t("decisions.role"), choices_of(t, sanctions.roles))
      << html::select_field(t, page.form, "theme", t("decisions.theme"), page.themes)
      << html::checkbox_group(t, page.form, "circumstances", t("decisions.circumstances"),
                              choices_of(t, sanctions.circumstances), {.optional = true})
      << html::submit(t("decisions.record")) << html::form_end();
  return out;
}

Html spread_view(const Translator& t, const Sanctions& sanctions, const Spread& spread) {
  Html out;
  if (spread.too_few) out << html::alert(html::Tone::info, t("decisions.too_few"));
  if (spread.rows.empty()) return out << "<p>"_html << t("decisions.no_like_cases") << "</p>"_html;
  out << spread_chart(t, sanctions, spread, t("decisions.final"), &SpreadRow::decided)
      << spread_chart(t, sanctions, spread, t("decisions.recommended"), &SpreadRow::recommended);
  if (spread.total) out << "<p>"_html << t("decisions.spread_total", {t.number(*spread.total)}) << "</p>"_html;
  return out << "<p class=\"hint\">"_html << t("decisions.spread_note") << "</p>"_html;
}

}  // namespace waarborg::decisions
