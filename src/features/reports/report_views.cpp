#include "features/reports/report_views.h"

#include <algorithm>

namespace waarborg::reports {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

template <std::size_t N>
std::vector<html::Choice> choices_of(const Translator& t, std::string_view field,
                                     const std::array<std::string_view, N>& values) {
  std::vector<html::Choice> choices;
  for (const auto value : values) {
    const std::string key = "reports." + std::string(field) + "_" + std::string(value);
    choices.push_back({std::string(value), t(key), field == "relation" ? std::string{} : t(key + "_hint")});
  }
  return choices;
}

/// RPT-08, and in Belgium art. 45-52 and 54 of the act of 8 December 2022.
Html who_fields(const Translator& t, const ReportPage& page, const FormFacts& facts) {
  Html out;
  out << html::radio_group(t, page.form, "relation", label_of(t, "relation"), choices_of(t, "relation", kRelations))
      << html::radio_group(t, page.form, "how", label_of(t, "how"), choices_of(t, "how", kManners));
  if (!facts.has_channels()) return out;
  out << html::radio_group(t, page.form, "channel", label_of(t, "channel"), choices_of(t, "channel", kChannels),
                           {.hint = t("reports.channel_hint")});
  Html outside;
  outside << "<p>"_html << t("reports.outside_staff_text") << "</p>"_html;
  out << html::alert(html::Tone::neutral, t("reports.outside_staff"), outside);
  return out;
}

std::vector<html::Choice> unit_choices(const Translator& t, const FormFacts& facts) {
  std::vector<html::Choice> choices{{"", t("reports.unit_unknown")}};
  for (const auto& unit : facts.units) {
    // The tree, flattened: depth shows as dots before the name.
    const auto depth = std::count(unit.path.begin(), unit.path.end(), '/') - 2;
    std::string indent;
    for (std::ptrdiff_t i = 0; i < depth; ++i) indent += "· ";
    choices.push_back({unit.id, indent + unit.name});
  }
  return choices;
}

Html about_fields(const Translator& t, const ReportPage& page, const FormFacts& facts) {
  std::vector<html::Choice> themes;
  for (const auto& theme : facts.themes->all) themes.push_back({theme.key, t(theme.title), t(theme.example)});
  Html out;
  out << html::radio_group(t, page.form, "theme", label_of(t, "theme"), themes, {.hint = t("reports.theme_hint")})
      << html::select_field(t, page.form, "unit", label_of(t, "unit"), unit_choices(t, facts), {.optional = true})
      << html::text_field(t, page.form, "when", label_of(t, "when"),
                          {.hint = t("reports.when_hint"), .optional = true, .length_max = kWhenMax});
  return out;
}

/// What is particular to the chosen theme, and who else can help (RPT-05): said here, so that nobody has to leave.
Html theme_note(const Translator& t, const ReportPage& page, const FormFacts& facts) {
  const matters::Theme* theme = facts.themes->find(page.form.value("theme"));
  if (theme == nullptr || (!theme->has_note && theme->welfare_desk.empty())) return {};
  Html body;
  if (theme->has_note) body << "<p>"_html << t(theme->note) << "</p>"_html;
  const matters::Desk* desk = page.guide == nullptr ? nullptr : page.guide->find(theme->welfare_desk);
  if (desk != nullptr)
    body << "<p>"_html << t("reports.welfare_too", {t(desk->name)}) << " "_html << t(desk->reach) << "</p>"_html;
  return html::alert(html::Tone::neutral, t("reports.theme_note", {t(theme->title)}), body);
}

Html tell_fields(const Translator& t, const ReportPage& page, const FormFacts& facts) {
  Html careful;
  careful << "<p>"_html << t("reports.identify_text") << "</p>"_html;
  Html out = theme_note(t, page, facts);
  if (page.form.value("how") != "named") out << html::alert(html::Tone::warning, t("reports.identify"), careful);
  out << html::text_field(t, page.form, "subject", label_of(t, "subject"),
                          {.hint = t("reports.subject_hint"), .length_max = kSubjectMax})
      << html::text_field(t, page.form, "text", label_of(t, "text"),
                          {.hint = t("reports.text_hint", {t.number(kTextMax)}), .rows = 14})
      << html::text_field(t, page.form, "concerned", label_of(t, "concerned"),
                          {.hint = t("reports.concerned_hint"), .optional = true, .rows = 3})
      << html::text_field(t, page.form, "keep_out", label_of(t, "keep_out"),
                          {.hint = t("reports.keep_out_hint"), .optional = true, .rows = 3});
  return out;
}

Html contact_fields(const Translator& t, const ReportPage& page) {
  Html out;
  if (page.form.value("how") == "confidential")
    out << html::alert(html::Tone::neutral, t("reports.how_confidential"),
                       Html{} << "<p>"_html << t("reports.how_confidential_hint") << "</p>"_html);
  out << html::text_field(t, page.form, "name", label_of(t, "name"), {.length_max = kNameMax})
      << html::text_field(t, page.form, "contact", label_of(t, "contact"),
                          {.hint = t("reports.contact_hint"), .optional = true, .rows = 3});
  return out;
}

Html fields_view(const Translator& t, const ReportPage& page, const FormFacts& facts) {
  switch (page.step) {
    case ReportStep::who: return who_fields(t, page, facts);
    case ReportStep::about: return about_fields(t, page, facts);
    case ReportStep::tell: return tell_fields(t, page, facts);
    case ReportStep::contact: return contact_fields(t, page);
    case ReportStep::check: break;
  }
  return {};
}

Html progress_view(const Translator& t, const ReportPage& page) {
  std::vector<std::string> codes, labels;
  for (const auto step : steps_for(page.form)) {
    codes.emplace_back(code_of(step));
    labels.push_back(t("reports.step_" + codes.back()));
  }
  return web::step_progress(t, codes, labels, code_of(page.step));
}

/// Before the first question: where else one can go, and what this page keeps of its visitor.
Html introduction(const Translator& t) {
  Html out;
  out << "<p>"_html << t("reports.introduction") << "</p><p>"_html << t("reports.not_kept")
      << "</p><p><a href=\"/route-guide\">"_html << t("reports.to_route_guide") << "</a><br><a href=\"/mailbox\">"_html
      << t("reports.to_mailbox") << "</a></p>"_html;
  return out;
}

std::vector<std::pair<std::string, std::string>> labels_of(const Translator& t, ReportStep step) {
  std::vector<std::pair<std::string, std::string>> labels;
  for (const auto field : fields_of(step)) labels.emplace_back(std::string(field), label_of(t, field));
  return labels;
}

}  // namespace

std::string label_of(const Translator& t, std::string_view field) { return t("reports.field_" + std::string(field)); }

std::string shown_value(const Translator& t, const html::FormState& form, const FormFacts& facts,
                        std::string_view field) {
  const std::string value = form.value(field);
  if (value.empty()) return field == "unit" ? t("reports.unit_unknown") : value;
  if (field == "relation" || field == "how" || field == "channel")
    return t("reports." + std::string(field) + "_" + value);
  if (field == "theme") {
    const matters::Theme* theme = facts.themes->find(value);
    return theme == nullptr ? value : t(theme->title);
  }
  if (field == "unit")
    for (const auto& unit : facts.units)
      if (unit.id == value) return unit.name;
  return value;
}

std::string report_title(const Translator& t, const ReportPage& page) {
  return t("reports.title_" + std::string(code_of(page.step)));
}

Html report_view(const Translator& t, const ReportPage& page, const FormFacts& facts) {
  Html out = html::error_summary(t, page.form.errors, labels_of(t, page.step));
  out << progress_view(t, page);
  if (page.step == ReportStep::check) return out << check_view(t, page, facts);
  if (page.step == ReportStep::who) out << introduction(t);
  out << web::step_form_start("/report/step", code_of(page.step), page.form, fields_of(page.step))
      << fields_view(t, page, facts) << web::step_buttons(t, page.step == ReportStep::who) << html::form_end();
  return out;
}

}  // namespace waarborg::reports
