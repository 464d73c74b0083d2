#include "features/reports/submit_report.h"

#include "base/text.h"

namespace waarborg::reports {

namespace {

std::string typed(const html::FormState& form, std::string_view field) { return std::string(trim(form.value(field))); }

void add_people(matters::NewMatter& matter, const html::FormState& form, std::string_view field) {
  for (const auto& person : web::lines_in(form.value(field)))
    matter.people.push_back({.capacity = std::string(field), .text = person});
}

/// What was told, and below it what was asked beside it, in the reporter's language: one sealed text.
std::string told_text(const i18n::Translator& t, const html::FormState& form) {
  std::string text = typed(form, "text") + "\n\n" +
                     t("reports.fact", {t("reports.relation_fact"), t("reports.relation_" + typed(form, "relation"))});
  const std::string when = typed(form, "when");
  if (!when.empty()) text += "\n" + t("reports.fact", {t("reports.when_fact"), when});
  return text;
}

}  // namespace

matters::NewMatter report_of(const i18n::Translator& t, const html::FormState& form, const FormFacts& facts) {
  const bool whistleblower = is_whistleblower(form, facts);
  matters::NewMatter matter;
  matter.procedure = whistleblower ? "whistleblower" : "report";
  matter.channel = whistleblower ? "whistleblower" : "employee";
  matter.unit_id = typed(form, "unit");
  matter.theme = typed(form, "theme");
  matter.reporter_kind = typed(form, "how");
  matter.language = std::string(i18n::code_of(t.language()));
  matter.subject = typed(form, "subject");
  matter.text = told_text(t, form);
  matter.actor = "reporter";
  add_people(matter, form, "concerned");
  add_people(matter, form, "keep_out");
  // Whoever named themselves first and then chose to be anonymous is anonymous.
  if (!is_anonymous(form))
    matter.people.push_back({.capacity = "reporter", .text = typed(form, "name"), .contact = typed(form, "contact")});
  return matter;
}

Result<Receipt> submit_report(matters::House& house, const i18n::Translator& t, const html::FormState& form,
                              const FormFacts& facts, const http::Request& request) {
  return submit_with_mailbox(house, {report_of(t, form, facts), form.value(kOnceField)}, request);
}

}  // namespace waarborg::reports
