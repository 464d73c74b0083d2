#include "features/reports/report_views.h"

namespace waarborg::reports {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

Html value_view(const Translator& t, const std::string& value) {
  Html out;
  if (value.empty())
    out << t("reports.nothing_given");
  else
    out.lines(value);
  return out;
}

/// What one step holds, with a button back to it.
Html section(const Translator& t, const ReportPage& page, const FormFacts& facts, ReportStep step) {
  const std::string title = t("reports.step_" + std::string(code_of(step)));
  std::vector<std::pair<std::string, Html>> items;
  for (const auto field : fields_of(step)) {
    if (field == "channel" && !facts.has_channels()) continue;
    items.emplace_back(label_of(t, field), value_view(t, shown_value(t, page.form, facts, field)));
  }
  Html out;
  out << "<section><h2>"_html << title << "</h2>"_html << html::facts(items)
      << html::submit(t("reports.change", {title}), html::ButtonKind::plain, "go", code_of(step)) << "</section>"_html;
  return out;
}

/// A form of its own: going back must not have to send files.
Html summary(const Translator& t, const ReportPage& page, const FormFacts& facts) {
  Html out;
  out << html::form_start("/report/step", "") << html::hidden("step", code_of(ReportStep::check))
      << web::carried(page.form, {});
  for (const auto step : steps_for(page.form))
    if (step != ReportStep::check) out << section(t, page, facts, step);
  out << html::form_end();
  return out;
}

}  // namespace

Html check_view(const Translator& t, const ReportPage& page, const FormFacts& facts) {
  Html out = summary(t, page, facts);
  out << web::send_form_start("/report", page.form, {kKeptField, kFilesField}) << "<h2>"_html << t("reports.files")
      << "</h2>"_html << file_fields(t, page.form, page.kept, page.size_max) << "<p>"_html << t("reports.send_hint")
      << "</p><div class=\"actions\">"_html << html::submit(t("reports.send")) << "</div>"_html << html::form_end();
  return out;
}

Html file_fields(const Translator& t, const html::FormState& state, const std::vector<KeptFile>& kept,
                 const std::string& size_max) {
  Html out;
  if (!kept.empty()) {
    std::vector<html::Choice> choices;
    html::FormState ticked;
    for (const auto& file : kept) {
      choices.push_back({file.token, file.name, t.bytes(file.size)});
      ticked.values.emplace_back(std::string(kKeptField), file.token);
    }
    out << html::checkbox_group(t, ticked, kKeptField, t("reports.kept_files"), choices,
                                {.hint = t("reports.kept_files_hint"), .optional = true});
  }
  out << html::file_field(t, state, kFilesField, t("reports.field_files"),
                          {.hint = t("reports.files_hint", {std::to_string(kFilesMax), size_max}), .optional = true});
  return out;
}

Html return_code_panel(const Translator& t, const Receipt& receipt, SentIn sent) {
  const bool complaint = sent == SentIn::complaint;
  Html out;
  Html body;
  // A break may come after each group, so that the code fits the narrowest screen.
  body << "<p class=\"return-code\"><strong>"_html;
  for (std::size_t at = 0; at < receipt.code.size(); at += 5) {
    if (at > 0) body << "<wbr>"_html;
    body << std::string_view(receipt.code).substr(at, 5);
  }
  body << "</strong></p><p>"_html << t("reports.code_once") << "</p>"_html;
  if (receipt.repeated) out << html::alert(html::Tone::neutral, t("reports.arrived_before"));
  out << html::alert(html::Tone::good, t("reports.your_code"), body) << "<h2>"_html << t("reports.code_keep")
      << "</h2><ul><li>"_html << t("reports.code_keep_write") << "</li><li>"_html
      << t(complaint ? "reports.code_keep_print_complaint" : "reports.code_keep_print") << "</li><li>"_html
      << t(complaint ? "reports.code_keep_lost_complaint" : "reports.code_keep_lost") << "</li><li>"_html
      << t(complaint ? "reports.code_keep_back_complaint" : "reports.code_keep_back") << "</li></ul><p>"_html
      << html::link_button("/mailbox", t("reports.to_mailbox")) << "</p>"_html;
  return out;
}

}  // namespace waarborg::reports
