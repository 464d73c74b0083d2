#include "features/enquiries/findings_views.h"

#include <algorithm>

#include "features/enquiries/enquiry.h"
#include "features/enquiries/interview_views.h"
#include "features/enquiries/view_parts.h"

namespace waarborg::enquiries {

using casework::own_words;
using casework::path_of;
using html::operator""_html;

namespace {

std::string numbered(const char* name, std::size_t at) { return std::string(name) + "_" + std::to_string(at + 1); }

Html rests_on(const Translator& t, const Material& material, const QuestionFindings& one) {
  Html out;
  out << "<ul>"_html;
  for (const auto& [reference, words] : material.references(t))
    if (std::ranges::find(one.references, reference) != one.references.end())
      out << "<li>"_html << words << "</li>"_html;
  return out << "</ul>"_html;
}

Html facts_part(const Translator& t, const Material& material) {
  Html out = heading(t("enquiries.facts_established"));
  for (const auto& one : material.findings.questions)
    out << "<h3>"_html << one.question << "</h3>"_html << own_words(one.facts) << "<p>"_html << t("enquiries.rests_on")
        << "</p>"_html << rests_on(t, material, one);
  return out;
}

Html assessment_part(const Translator& t, const Material& material) {
  Html out = heading(t("enquiries.assessment_apart"));
  out << "<p>"_html << t("enquiries.assessment_means") << "</p>"_html;
  for (const auto& one : material.findings.questions)
    if (!one.assessment.empty()) out << "<h3>"_html << one.question << "</h3>"_html << own_words(one.assessment);
  return out;
}

/// Neither required nor marked as optional: what is kept may lack them, a report may not.
Html question_fields(const Translator& t, const FindingsPage& page, std::size_t at) {
  const auto& one = page.material.findings.questions[at];
  std::vector<html::Choice> choices;
  for (const auto& [reference, words] : page.material.references(t)) choices.push_back({reference, words});
  Html out;
  out << "<h3>"_html << one.question << "</h3>"_html << html::hidden(numbered("question", at), one.question)
      << html::text_field(t, page.state, numbered("facts", at), t("enquiries.facts", {std::to_string(at + 1)}),
                          {.hint = t("enquiries.facts_hint"), .rows = 8, .length_max = kRecordMax, .filter = true});
  if (choices.empty()) return out << "<p class=\"hint\">"_html << t("enquiries.nothing_to_rest_on") << "</p>"_html;
  return out << html::checkbox_group(t, page.state, numbered("references", at),
                                     t("enquiries.references", {std::to_string(at + 1)}), choices, {.filter = true});
}

Html assessment_fields(const Translator& t, const FindingsPage& page) {
  Html out = heading(t("enquiries.assessment_apart"));
  out << "<p>"_html << t("enquiries.assessment_means") << "</p>"_html;
  for (std::size_t at = 0; at < page.material.findings.questions.size(); ++at)
    out << html::text_field(
        t, page.state, numbered("assessment", at), t("enquiries.assessment", {std::to_string(at + 1)}),
        {.hint = page.material.findings.questions[at].question, .optional = true, .rows = 5, .length_max = kRecordMax});
  return out;
}

Html reports_list(const Translator& t, const FindingsPage& page) {
  if (page.material.reports.empty()) return {};
  Html out = heading(t("enquiries.reports"));
  out << "<ul>"_html;
  for (const auto& report : page.material.reports)
    out << "<li>"_html
        << link(path_of(page.matter_id, "/documents/" + report.document_id),
                t("enquiries.report_line", {std::to_string(report.number), t.long_date(report.made_on)}))
        << "</li>"_html;
  return out << "</ul>"_html;
}

Html findings_form(const Translator& t, const FindingsPage& page) {
  const std::string path = path_of(page.matter_id, "/findings");
  Html out;
  out << html::form_start(path, page.csrf) << html::hidden("version", std::to_string(page.material.findings.version))
      << heading(t("enquiries.facts_established"));
  for (std::size_t at = 0; at < page.material.findings.questions.size(); ++at) out << question_fields(t, page, at);
  out << assessment_fields(t, page) << "<p class=\"actions\">"_html
      << html::submit(t("enquiries.save_findings"), html::ButtonKind::plain, "go", "save") << " "_html
      << html::submit(t("enquiries.make_report"), html::ButtonKind::primary, "go", "report") << "</p>"_html
      << html::form_end();
  return out;
}

std::vector<std::pair<std::string, std::string>> labels(const Translator& t, const Findings& findings) {
  std::vector<std::pair<std::string, std::string>> out;
  for (std::size_t at = 0; at < findings.questions.size(); ++at)
    for (const char* name : {"facts", "references", "assessment"})
      out.emplace_back(numbered(name, at), t("enquiries." + std::string(name), {std::to_string(at + 1)}));
  return out;
}

Html evidence_annex(const Translator& t, const Material& material) {
  std::vector<std::vector<Html>> rows;
  for (const auto& item : material.evidence)
    rows.push_back({line(std::to_string(item.number)), own_words(item.what), own_words(item.origin),
                    line(item.found_on ? t.date(*item.found_on) : ""), line(item.sha256)});
  if (rows.empty()) return {};
  return html::table(t, t("enquiries.annex_evidence"),
                     {{"", t("enquiries.item")},
                      {"", t("enquiries.what")},
                      {"", t("enquiries.origin")},
                      {"", t("enquiries.found_on")},
                      {"", "SHA-256"}},
                     rows);
}

Html interview_annex(const Translator& t, const matters::EnquiryTerms& terms, const Material& material) {
  std::vector<std::vector<Html>> rows;
  for (const auto& one : material.interviews) {
    if (!one.held_on) continue;
    rows.push_back({line(std::to_string(one.position)), line(one.who), line(capacity_name(t, terms, one.capacity)),
                    line(t.date(*one.held_on)),
                    line(one.signature.empty() ? "" : t("enquiries.signature_" + one.signature)),
                    line(one.under_duty ? t("enquiries.under_duty") : "")});
  }
  if (rows.empty()) return {};
  return html::table(t, t("enquiries.annex_interviews"),
                     {{"", t("enquiries.interview")},
                      {"", t("enquiries.who")},
                      {"", t("enquiries.capacity")},
                      {"", t("enquiries.held_on")},
                      {"", t("enquiries.signature")},
                      {"", t("enquiries.remarks")}},
                     rows);
}

}  // namespace

std::vector<std::pair<Reference, std::string>> Material::references(const Translator& t) const {
  std::vector<std::pair<Reference, std::string>> all;
  for (const auto& item : evidence)
    all.emplace_back("e:" + item.id, t("enquiries.reference_evidence", {std::to_string(item.number), item.what}));
  for (const auto& one : interviews)
    if (one.held_on)
      all.emplace_back("i:" + one.id, t("enquiries.interview_number", {std::to_string(one.position), one.who}));
  return all;
}

const Interview* Material::under_duty() const {
  for (const auto& one : interviews) {
    const auto rests = [&](const QuestionFindings& question) {
      return std::ranges::find(question.references, "i:" + one.id) != question.references.end();
    };
    if (one.under_duty && std::ranges::any_of(findings.questions, rests)) return &one;
  }
  return nullptr;
}

FormState state_of(const Findings& findings) {
  FormState state;
  for (std::size_t at = 0; at < findings.questions.size(); ++at) {
    const auto& one = findings.questions[at];
    state.values.emplace_back(numbered("facts", at), one.facts);
    for (const auto& reference : one.references) state.values.emplace_back(numbered("references", at), reference);
    state.values.emplace_back(numbered("assessment", at), one.assessment);
  }
  return state;
}

Html findings_view(const Translator& t, const FindingsPage& page) {
  Html out = html::error_summary(t, page.state.errors, labels(t, page.material.findings));
  if (page.stands_changed)
    out << html::alert(html::Tone::warning, t("enquiries.stands_now"),
                       facts_part(t, page.material) << assessment_part(t, page.material));
  out << reports_list(t, page);
  if (page.material.findings.questions.empty())
    return out << "<p>"_html << t("enquiries.no_approved_plan") << "</p>"_html;
  if (page.can_work) return out << findings_form(t, page);
  return out << facts_part(t, page.material) << assessment_part(t, page.material);
}

Html report_body(const Translator& t, const matters::EnquiryTerms& terms, const Material& material) {
  Html out;
  if (material.under_duty()) out << html::alert(html::Tone::warning, t("enquiries.report_under_duty"));
  std::vector<std::pair<std::string, Html>> given{{t("enquiries.commissioned_by"), line(material.commissioner)},
                                                  {t("enquiries.investigated_by"), line(material.investigator)}};
  if (const Plan* plan = approved_plan(material.plans); plan && plan->decided_on)
    given.emplace_back(t("enquiries.plan_in_force"),
                       line(t("enquiries.on_by", {t("enquiries.plan_number", {std::to_string(plan->number)}),
                                                  t.long_date(*plan->decided_on)})));
  out << html::facts(given) << facts_part(t, material) << assessment_part(t, material)
      << heading(t("enquiries.annexes")) << evidence_annex(t, material) << interview_annex(t, terms, material);
  return out;
}

}  // namespace waarborg::enquiries
