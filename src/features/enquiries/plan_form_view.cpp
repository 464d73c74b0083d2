// The form in which a plan is written or changed.
#include "features/enquiries/enquiry.h"
#include "features/enquiries/plan_views.h"
#include "features/enquiries/view_parts.h"
#include "matters/sources.h"

namespace waarborg::enquiries {

using html::operator""_html;
using casework::path_of;

namespace {

using Labels = std::vector<std::pair<std::string, std::string>>;

std::string moment_label(const Translator& t, int at) { return t("enquiries.moment_number", {std::to_string(at)}); }

Labels labels(const Translator& t, const PlanForm& form) {
  Labels out;
  for (const char* field : {"questions", "sources", "means", "tasks", "planning", "care", "change"})
    out.emplace_back(field, t("enquiries." + std::string(field)));
  for (const auto& means : form.procedure->means)
    out.emplace_back("why_" + means.key, t("enquiries.why_means", {t(means.title)}));
  for (int at = 1; at <= kMomentsMax; ++at) out.emplace_back("moment_" + std::to_string(at), moment_label(t, at));
  return out;
}

/// Somebody was first: how the plan stands now, above what was typed.
Html stands_now(const Translator& t, const PlanForm& form) {
  if (!form.stands_now) return {};
  PlanPage page;
  page.procedure = form.procedure;
  return html::alert(html::Tone::warning, t("enquiries.plan_stands_now"), plan_text(t, page, *form.stands_now));
}

Html text_area(const Translator& t, const PlanForm& form, const char* field, int rows) {
  const std::string key = std::string("enquiries.") + field;
  return html::text_field(t, form.state, field, t(key),
                          {.hint = t(key + "_hint"), .rows = rows, .length_max = kTextMax});
}

Html means_fields(const Translator& t, const PlanForm& form) {
  std::vector<html::Choice> choices;
  Html reasons;
  for (const auto& means : form.procedure->means) {
    const std::string source = matters::source_words(t, means.source);
    std::string hint = source;
    if (means.approval == matters::Approval::commissioner) hint = t("enquiries.needs_commissioner", {source});
    if (means.approval == matters::Approval::prosecutor) hint = t("enquiries.needs_prosecutor", {source});
    choices.push_back({means.key, t(means.title), hint});
    if (means.approval != matters::Approval::none)
      reasons << html::text_field(t, form.state, "why_" + means.key, t("enquiries.why_means", {t(means.title)}),
                                  {.optional = true, .rows = 2, .length_max = kTextMax});
  }
  if (choices.empty()) return {};
  Html out;
  out << html::checkbox_group(t, form.state, "means", t("enquiries.means"), choices,
                              {.hint = t("enquiries.means_hint")})
      << reasons;
  return out;
}

Html moment_fields(const Translator& t, const PlanForm& form) {
  Html out;
  out << "<h2>"_html << t("enquiries.moments") << "</h2><p class=\"hint\">"_html << t("enquiries.moments_hint")
      << "</p><div class=\"row\">"_html;
  for (int at = 1; at <= kMomentsMax; ++at)
    out << html::text_field(t, form.state, "moment_" + std::to_string(at), moment_label(t, at),
                            {.optional = at > 1, .type = "date"});
  return out << "</div>"_html;
}

}  // namespace

FormState state_of(const PlanInput& input) {
  FormState state;
  state.values = {{"questions", input.questions}, {"sources", input.sources}, {"tasks", input.tasks},
                  {"planning", input.planning},   {"care", input.care},       {"change", input.change}};
  for (const auto& asked : input.means) {
    state.values.emplace_back("means", asked.key);
    state.values.emplace_back("why_" + asked.key, asked.why);
  }
  for (std::size_t i = 0; i < input.moments.size(); ++i)
    state.values.emplace_back("moment_" + std::to_string(i + 1), input.moments[i]);
  return state;
}

Html plan_form_view(const Translator& t, const PlanForm& form) {
  Html out = html::error_summary(t, form.state.errors, labels(t, form));
  out << stands_now(t, form);
  if (!form.sent_back.empty())
    out << html::alert(html::Tone::warning, t("enquiries.plan_came_back"), casework::own_words(form.sent_back));
  out << html::form_start(path_of(form.matter_id, "/plan/edit"), form.csrf)
      << html::hidden("number", std::to_string(form.number)) << html::hidden("version", std::to_string(form.version))
      << text_area(t, form, "questions", 6) << text_area(t, form, "sources", 4) << means_fields(t, form)
      << text_area(t, form, "tasks", 4) << text_area(t, form, "planning", 4) << text_area(t, form, "care", 4)
      << moment_fields(t, form);
  if (form.changes_approved) out << text_area(t, form, "change", 3);
  out << "<p class=\"actions\">"_html
      << html::submit(t("enquiries.submit_plan"), html::ButtonKind::primary, "go", "submit") << " "_html
      << html::submit(t("enquiries.save_draft"), html::ButtonKind::plain, "go", "save") << " "_html
      << html::link_button(path_of(form.matter_id, "/plan"), t("common.cancel")) << "</p>"_html << html::form_end();
  return out;
}

}  // namespace waarborg::enquiries
