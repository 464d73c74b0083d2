#include "features/complaints/intake_views.h"

#include <algorithm>

#include "base/text.h"

namespace waarborg::complaints {

using html::Html;
using html::paragraph;
using html::operator""_html;
using i18n::Translator;

namespace {

std::string label_of(const Translator& t, std::string_view field) { return t("complaint.field_" + std::string(field)); }

std::string step_title(const Translator& t, IntakeStep step) {
  return t("complaint.step_" + std::string(code_of(step)));
}

Html kind_fields(const Translator& t, const html::FormState& form) {
  Html out = paragraph(t("complaint.introduction"));
  out << paragraph(t("complaint.named"));
  out << "<p><a href=\"/mailbox\">"_html << t("complaint.to_mailbox") << "</a><br><a href=\"/report\">"_html
      << t("complaint.to_report") << "</a></p>"_html;
  return out << html::radio_group(
             t, form, "kind", label_of(t, "kind"),
             {{"complaint", t("complaint.kind_complaint"), t("complaint.kind_complaint_hint")},
              {"compliment", t("complaint.kind_compliment"), t("complaint.kind_compliment_hint")}});
}

Html about_fields(const Translator& t, const html::FormState& form, const IntakeFacts& facts) {
  Html out;
  if (!is_compliment(form)) {
    std::vector<html::Choice> categories;
    for (const auto& category : facts.terms->categories)
      categories.push_back({category.key, t(category.title), t(category.example)});
    out << html::radio_group(t, form, "category", label_of(t, "category"), categories);
  }
  std::vector<html::Choice> units{{"", t("complaint.unit_unknown")}};
  for (const auto& unit : facts.units) units.push_back({unit.id, unit.name});
  std::sort(units.begin() + 1, units.end(),
            [&](const html::Choice& a, const html::Choice& b) { return t.compare(a.label, b.label) < 0; });
  const std::string hint = is_compliment(form) ? "complaint.officers_hint_compliment" : "complaint.officers_hint";
  return out << html::text_field(t, form, "when", label_of(t, "when"),
                                 {.hint = t("complaint.when_hint"), .optional = true, .length_max = kLineMax})
             << html::text_field(t, form, "where", label_of(t, "where"), {.optional = true, .length_max = kLineMax})
             << html::select_field(t, form, "unit", label_of(t, "unit"), units, {.optional = true})
             << html::text_field(t, form, "officers", label_of(t, "officers"),
                                 {.hint = t(hint), .optional = true, .rows = 3, .length_max = kOfficersMax});
}

Html tell_fields(const Translator& t, const html::FormState& form) {
  Html out;
  out << html::text_field(t, form, "subject", label_of(t, "subject"),
                          {.hint = t("complaint.subject_hint"), .length_max = kLineMax})
      << html::text_field(t, form, "text", label_of(t, "text"),
                          {.hint = t("complaint.text_hint"), .rows = 12, .length_max = kTellMax});
  if (!is_compliment(form))
    out << html::text_field(t, form, "wish", label_of(t, "wish"),
                            {.hint = t("complaint.wish_hint"), .optional = true, .rows = 4, .length_max = kTellMax});
  return out;
}

Html contact_fields(const Translator& t, html::FormState form) {
  if (form.value("language").empty())
    form.values.insert(form.values.begin(), {"language", std::string(i18n::code_of(t.language()))});
  std::vector<html::Choice> languages;
  for (const auto language : i18n::kLanguages) {
    const std::string code(i18n::code_of(language));
    languages.push_back({code, t("common.language_" + code)});
  }
  Html out = paragraph(t(is_compliment(form) ? "complaint.contact_compliment" : "complaint.contact_why"));
  return out << html::text_field(t, form, "name", label_of(t, "name"), {.autocomplete = "name", .length_max = kLineMax})
             << html::text_field(
                    t, form, "address", label_of(t, "address"),
                    {.optional = true, .autocomplete = "street-address", .rows = 3, .length_max = kAddressMax})
             << html::text_field(t, form, "email", label_of(t, "email"),
                                 {.optional = true, .type = "email", .autocomplete = "email", .length_max = kLineMax})
             << html::text_field(t, form, "phone", label_of(t, "phone"),
                                 {.optional = true, .type = "tel", .autocomplete = "tel", .length_max = kLineMax})
             << html::select_field(t, form, "language", label_of(t, "language"), languages);
}

Html fields_view(const Translator& t, const IntakePage& page, const IntakeFacts& facts) {
  switch (page.step) {
    case IntakeStep::kind: return kind_fields(t, page.form);
    case IntakeStep::about: return about_fields(t, page.form, facts);
    case IntakeStep::tell: return tell_fields(t, page.form);
    case IntakeStep::contact: return contact_fields(t, page.form);
    case IntakeStep::check: break;
  }
  return {};
}

Html progress_view(const Translator& t, const IntakePage& page) {
  std::vector<std::string> codes, labels;
  for (const auto step : kIntakeSteps) {
    codes.emplace_back(code_of(step));
    labels.push_back(step_title(t, step));
  }
  return web::step_progress(t, codes, labels, code_of(page.step));
}

std::string shown_value(const Translator& t, const html::FormState& form, const IntakeFacts& facts,
                        std::string_view field) {
  const std::string value = typed(form, field);
  if (field == "kind") return t("complaint.kind_" + value);
  if (field == "language") return t("common.language_" + value);
  if (field == "category")
    if (const auto* category = facts.terms->category(value)) return t(category->title);
  if (field == "unit")
    for (const auto& unit : facts.units)
      if (unit.id == value) return unit.name;
  return value.empty() ? t("complaint.nothing_given") : value;
}

/// What was filled in, each step with a button back to it. A form of its own: going back must not have to send files.
Html summary(const Translator& t, const IntakePage& page, const IntakeFacts& facts) {
  Html out = html::form_start("/complaint/step", "");
  out << html::hidden("step", code_of(IntakeStep::check)) << web::carried(page.form, {});
  for (const auto step : kIntakeSteps) {
    if (step == IntakeStep::check) continue;
    std::vector<std::pair<std::string, Html>> items;
    for (const auto field : fields_of(step, page.form)) {
      Html value;
      value.lines(shown_value(t, page.form, facts, field));
      items.emplace_back(label_of(t, field), value);
    }
    const std::string title = step_title(t, step);
    out << "<section><h2>"_html << title << "</h2>"_html << html::facts(items)
        << html::submit(t("complaint.change", {title}), html::ButtonKind::plain, "go", code_of(step))
        << "</section>"_html;
  }
  return out << html::form_end();
}

Html check_view(const Translator& t, const IntakePage& page, const IntakeFacts& facts) {
  Html out = summary(t, page, facts);
  out << web::send_form_start("/complaint", page.form, {reports::kKeptField, reports::kFilesField}) << "<h2>"_html
      << t("complaint.files") << "</h2>"_html << reports::file_fields(t, page.form, page.kept, page.size_max)
      << paragraph(t("complaint.send_hint")) << "<div class=\"actions\">"_html << html::submit(t("complaint.send"))
      << "</div>"_html << html::form_end();
  return out;
}

}  // namespace

std::string intake_title(const Translator& t, const IntakePage& page) {
  const std::string suffix = is_compliment(page.form) && page.step == IntakeStep::tell ? "_compliment" : "";
  return t("complaint.title_" + std::string(code_of(page.step)) + suffix);
}

Html intake_view(const Translator& t, const IntakePage& page, const IntakeFacts& facts) {
  std::vector<std::pair<std::string, std::string>> labels;
  for (const auto field : fields_of(page.step, page.form)) labels.emplace_back(std::string(field), label_of(t, field));
  Html out = html::error_summary(t, page.form.errors, labels);
  out << progress_view(t, page);
  if (page.step == IntakeStep::check) return out << check_view(t, page, facts);
  return out << web::step_form_start("/complaint/step", code_of(page.step), page.form, fields_of(page.step, page.form))
             << fields_view(t, page, facts) << web::step_buttons(t, page.step == IntakeStep::kind) << html::form_end();
}

Html confirmation_view(const Translator& t, const Confirmation& confirmation) {
  Html out =
      paragraph(t(confirmation.letter.empty() ? "complaint.thanks" : "complaint.arrived", {confirmation.number}));
  out << reports::return_code_panel(t, confirmation.receipt, reports::SentIn::complaint);
  if (confirmation.letter.empty()) return out;
  out << "<section><h2>"_html << confirmation.subject << "</h2><div class=\"letter\">"_html;
  for (const auto& text : split(confirmation.letter, '\n'))
    if (trim(text).empty())
      out << "<br>"_html;
    else
      out << text << "<br>"_html;
  return out << "</div></section>"_html << paragraph(t("complaint.letter_pdf"));
}

}  // namespace waarborg::complaints
