#include "features/enquiries/plan_views.h"

#include "features/enquiries/view_parts.h"
#include "matters/sources.h"

namespace waarborg::enquiries {

using html::operator""_html;
using casework::path_of;

namespace {

Html state_badge(const Translator& t, const Plan& plan) {
  using html::Tone;
  Tone tone = Tone::neutral;
  if (plan.state == "approved") tone = Tone::good;
  if (plan.state == "submitted") tone = Tone::info;
  if (plan.state == "sent_back") tone = Tone::warning;
  return html::badge(tone, t("enquiries.plan_state_" + plan.state));
}

std::string name_of(const PlanPage& page, const std::string& account) {
  const auto found = page.names.find(account);
  return found == page.names.end() ? std::string{} : found->second;
}

Html decided_cell(const Translator& t, const PlanPage& page, const Plan& plan) {
  if (!plan.decided_on) return {};
  return line(t("enquiries.on_by", {t.date(*plan.decided_on), name_of(page, plan.decided_by)}));
}

Html versions_table(const Translator& t, const PlanPage& page) {
  std::vector<std::vector<Html>> rows;
  for (auto plan = page.plans.rbegin(); plan != page.plans.rend(); ++plan) {
    const std::string number = std::to_string(plan->number);
    rows.push_back({link(path_of(page.matter_id, "/plan/versions/" + number), t("enquiries.plan_number", {number})),
                    state_badge(t, *plan), line(name_of(page, plan->written_by)),
                    line(plan->submitted_on ? t.date(*plan->submitted_on) : ""), decided_cell(t, page, *plan)});
  }
  return html::table(t, t("enquiries.plan_versions"),
                     {{"", t("enquiries.plan")},
                      {"", t("common.status")},
                      {"", t("enquiries.written_by")},
                      {"", t("enquiries.submitted_on")},
                      {"", t("enquiries.decided")}},
                     rows);
}

Html means_table(const Translator& t, const PlanPage& page, const Plan& plan) {
  std::vector<std::vector<Html>> rows;
  for (const auto& asked : plan.means) {
    const auto* means = find_means(*page.procedure, asked.key);
    if (!means) continue;
    rows.push_back({line(t(means->title)), approval_badge(t, means->approval), casework::own_words(asked.why),
                    line(matters::source_words(t, means->source))});
  }
  if (rows.empty()) return {};
  return html::table(t, t("enquiries.means_of_plan", {std::to_string(plan.number)}),
                     {{"", t("enquiries.means")},
                      {"", t("enquiries.approval")},
                      {"", t("enquiries.why")},
                      {"", t("enquiries.source")}},
                     rows);
}

Html question_list(const Plan& plan) {
  Html out;
  out << "<ol>"_html;
  for (const auto& question : plan.questions) out << "<li>"_html << question << "</li>"_html;
  return out << "</ol>"_html;
}

Html moment_list(const Translator& t, const Plan& plan) {
  Html out;
  out << "<ul>"_html;
  for (const auto day : plan.moments) out << "<li>"_html << t.long_date(day) << "</li>"_html;
  return out << "</ul>"_html;
}

Html uses_table(const Translator& t, const PlanPage& page) {
  if (page.uses.empty()) return {};
  std::vector<std::vector<Html>> rows;
  for (const auto& use : page.uses) {
    const auto* means = find_means(*page.procedure, use.means);
    rows.push_back({line(means ? t(means->title) : use.means), line(t.date(use.used_on)),
                    line(name_of(page, use.recorded_by)), casework::own_words(use.note)});
  }
  return html::table(t, t("enquiries.means_used"),
                     {{"", t("enquiries.means")},
                      {"", t("common.date")},
                      {"", t("enquiries.recorded_by")},
                      {"", t("enquiries.what_for")}},
                     rows);
}

Html use_form(const Translator& t, const PlanPage& page) {
  const Plan* plan = approved_plan(page.plans);
  if (!page.can_record || !plan || plan->means.empty()) return {};
  std::vector<html::Choice> choices{{"", t("enquiries.choose")}};
  for (const auto& asked : plan->means)
    if (const auto* means = find_means(*page.procedure, asked.key)) choices.push_back({asked.key, t(means->title)});
  Html body;
  body << html::form_start(path_of(page.matter_id, "/plan/means"), page.csrf)
       << html::select_field(t, page.use, "means_used", t("enquiries.means"), choices,
                             {.hint = t("enquiries.means_used_hint")})
       << html::text_field(t, page.use, "used_on", t("enquiries.used_on"), {.type = "date"})
       << html::text_field(t, page.use, "note", t("enquiries.what_for"), {.rows = 3, .length_max = 10'000})
       << "<p class=\"actions\">"_html << html::submit(t("enquiries.record_use"), html::ButtonKind::plain)
       << "</p>"_html << html::form_end();
  return heading(t("enquiries.record_use")) << body;
}

Html decision_form(const Translator& t, const PlanPage& page, const Plan& plan) {
  Html out = heading(t("enquiries.decide_plan"));
  out << "<p>"_html << t("enquiries.decide_hint") << "</p>"_html
      << html::form_start(path_of(page.matter_id, "/plan/decision"), page.csrf)
      << html::hidden("number", std::to_string(plan.number)) << html::hidden("version", std::to_string(plan.version));
  if (needs_prosecutor(plan, *page.procedure))
    out << html::text_field(t, page.decision, "prosecutor", t("enquiries.prosecutor"),
                            {.hint = t("enquiries.prosecutor_hint"), .length_max = 300})
        << html::text_field(t, page.decision, "prosecutor_on", t("enquiries.prosecutor_on"), {.type = "date"});
  out << html::text_field(t, page.decision, "reason", t("enquiries.decision_reason"),
                          {.hint = t("enquiries.decision_reason_hint"), .optional = true, .rows = 4})
      << "<p class=\"actions\">"_html
      << html::submit(t("enquiries.approve_plan"), html::ButtonKind::primary, "go", "approve") << " "_html
      << html::submit(t("enquiries.send_back"), html::ButtonKind::plain, "go", "back") << "</p>"_html
      << html::form_end();
  return out;
}

/// What one can do with the plan now, and what it waits for.
Html standing(const Translator& t, const PlanPage& page) {
  const Plan* latest = latest_plan(page.plans);
  const Plan* approved = approved_plan(page.plans);
  Html out;
  if (!latest) out << "<p>"_html << t("enquiries.no_plan") << "</p>"_html;
  if (latest && latest->state == "submitted" && !page.can_decide)
    out << html::alert(html::Tone::info, t("enquiries.plan_waits"));
  if (latest && latest->state == "sent_back")
    out << html::alert(html::Tone::warning, t("enquiries.plan_came_back"), casework::own_words(latest->decision));
  Html buttons;
  if (page.can_write)
    buttons << html::link_button(path_of(page.matter_id, "/plan/edit"),
                                 t(!latest                       ? "enquiries.write_plan"
                                   : latest->state == "approved" ? "enquiries.change_plan"
                                                                 : "enquiries.go_on_writing"),
                                 html::ButtonKind::primary);
  if (!buttons.empty()) out << "<p class=\"actions\">"_html << buttons << "</p>"_html;
  if (approved && (page.can_write || page.can_record))
    out << html::form_start(path_of(page.matter_id, "/plan/commission"), page.csrf) << "<p class=\"actions\">"_html
        << html::submit(t("enquiries.make_commission"), html::ButtonKind::plain) << "</p>"_html << html::form_end();
  return out;
}

}  // namespace

Html plan_text(const Translator& t, const PlanPage& page, const Plan& plan) {
  std::vector<std::pair<std::string, Html>> items{{t("common.status"), state_badge(t, plan)},
                                                  {t("enquiries.questions"), question_list(plan)},
                                                  {t("enquiries.sources"), casework::own_words(plan.sources)},
                                                  {t("enquiries.tasks"), casework::own_words(plan.tasks)},
                                                  {t("enquiries.planning"), casework::own_words(plan.planning)},
                                                  {t("enquiries.care"), casework::own_words(plan.care)},
                                                  {t("enquiries.moments"), moment_list(t, plan)}};
  if (!plan.change.empty()) items.emplace_back(t("enquiries.change"), casework::own_words(plan.change));
  if (!plan.decision.empty()) items.emplace_back(t("enquiries.decision_reason"), casework::own_words(plan.decision));
  if (!plan.prosecutor.empty() && plan.prosecutor_on)
    items.emplace_back(t("enquiries.prosecutor"),
                       line(t("enquiries.on_by", {t.date(*plan.prosecutor_on), plan.prosecutor})));
  return html::facts(items) << means_table(t, page, plan);
}

Html plan_view(const Translator& t, const PlanPage& page) {
  Errors errors = page.decision.errors;
  errors.insert(errors.end(), page.use.errors.begin(), page.use.errors.end());
  Html out = html::error_summary(t, errors,
                                 {{"reason", t("enquiries.decision_reason")},
                                  {"prosecutor", t("enquiries.prosecutor")},
                                  {"prosecutor_on", t("enquiries.prosecutor_on")},
                                  {"means_used", t("enquiries.means")},
                                  {"used_on", t("enquiries.used_on")},
                                  {"note", t("enquiries.what_for")}});
  out << standing(t, page);
  const Plan* latest = latest_plan(page.plans);
  const Plan* approved = approved_plan(page.plans);
  if (latest && latest != approved)
    out << heading(t("enquiries.plan_number", {std::to_string(latest->number)})) << plan_text(t, page, *latest);
  if (page.can_decide && latest) out << decision_form(t, page, *latest);
  if (approved) out << heading(t("enquiries.plan_in_force")) << plan_text(t, page, *approved);
  out << uses_table(t, page) << use_form(t, page);
  if (page.plans.size() > 1) out << versions_table(t, page);
  return out;
}

}  // namespace waarborg::enquiries
