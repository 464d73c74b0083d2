#include "features/reports/route_guide_views.h"

namespace waarborg::reports {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

Html questions_view(const Translator& t, const matters::RouteGuide& guide, const html::FormState& answers) {
  Html out;
  out << html::form_start("/route-guide", "");
  for (const auto& question : guide.questions) {
    std::vector<html::Choice> choices;
    for (const auto& answer : question.answers) choices.push_back({answer.key, t(answer.text)});
    out << html::radio_group(t, answers, question.key, t(question.question), choices, {.optional = true});
  }
  out << "<div class=\"actions\">"_html << html::submit(t("reports.guide_order")) << "</div>"_html << html::form_end();
  return out;
}

Html sentence(std::string_view text) {
  Html out;
  out.lines(text);
  return out;
}

Html desk_view(const Translator& t, const matters::RankedDesk& ranked) {
  const matters::Desk& desk = *ranked.desk;
  Html out;
  out << "<section class=\"desk\"><h3>"_html << t(desk.name) << "</h3>"_html;
  if (ranked.suggested || desk.outside) out << "<p>"_html;
  if (ranked.suggested) out << html::badge(html::Tone::good, t("reports.guide_fits")) << " "_html;
  if (desk.outside) out << html::badge(html::Tone::neutral, t("reports.guide_outside"));
  if (ranked.suggested || desk.outside) out << "</p>"_html;
  out << "<p>"_html << t(desk.who) << "</p>"_html
      << html::facts({{t("reports.guide_may"), sentence(t(desk.may))},
                      {t("reports.guide_may_not"), sentence(t(desk.may_not))},
                      {t("reports.guide_confidentiality"), sentence(t(desk.confidentiality))},
                      {t("reports.guide_reach"), sentence(t(desk.reach))}});
  if (desk.report_here)
    out << "<p>"_html << html::link_button("/report", t("reports.guide_report_here")) << "</p>"_html;
  out << "</section>"_html;
  return out;
}

}  // namespace

Html route_guide_view(const Translator& t, const matters::RouteGuide& guide, const html::FormState& answers) {
  std::map<std::string, std::string, std::less<>> given;
  for (const auto& question : guide.questions)
    if (const auto answer = answers.value(question.key); !answer.empty()) given[question.key] = answer;
  Html out;
  out << "<p>"_html << t(guide.introduction) << "</p><p>"_html << t("reports.guide_not_kept") << "</p>"_html
      << questions_view(t, guide, answers) << "<h2 id=\"desks\">"_html
      << t(given.empty() ? "reports.guide_desks" : "reports.guide_desks_ordered") << "</h2><p>"_html
      << t("reports.guide_anyway") << " <a href=\"/report\">"_html << t("reports.guide_report_anyway")
      << "</a></p>"_html;
  for (const auto& ranked : matters::order_desks(guide, given)) out << desk_view(t, ranked);
  out << "<p>"_html << html::link_button("/report", t("reports.guide_report_anyway"), html::ButtonKind::primary)
      << "</p>"_html;
  return out;
}

}  // namespace waarborg::reports
