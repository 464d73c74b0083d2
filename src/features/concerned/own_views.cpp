#include "features/concerned/own_views.h"

#include "features/casework/contract/matter_page.h"
#include "features/casework/contract/periods.h"
#include "matters/sources.h"

namespace waarborg::concerned {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

std::string by_when(const Translator& t, const Coming& coming, Date today) {
  if (coming.by)
    return t(*coming.by < today ? "concerned.coming_late" : "concerned.coming_by", {t.long_date(*coming.by)});
  if (coming.stands_still) return t("concerned.coming_still");
  if (coming.within) return t("concerned.coming_within", {casework::period_words(t, *coming.within)});
  return t("concerned.coming_open");
}

}  // namespace

std::string phase_of(const Translator& t, const OwnMatter& own) {
  if (!own.matter.is_open()) return t("concerned.closed");
  const auto* phase = own.procedure->phase(own.matter.phase);
  return phase ? t(phase->public_title) : std::string{};
}

bool is_late(const OwnMatter& own, Date today) { return own.matter.is_open() && own.touch.due_on < today; }

Html coming_view(const Translator& t, const std::vector<Coming>& coming, Date today) {
  Html out;
  if (coming.empty()) return out;
  out << "<h2>"_html << t("concerned.coming") << "</h2><ol>"_html;
  for (const auto& one : coming)
    out << "<li>"_html << t(one.what) << " <span class=\"hint\">"_html << by_when(t, one, today) << "</span></li>"_html;
  return out << "</ol><p class=\"hint\">"_html << t("concerned.coming_note") << "</p>"_html;
}

Html rights_view(const Translator& t, const matters::Procedure& procedure) {
  Html out;
  out << "<h2>"_html << t("concerned.rights") << "</h2><ul>"_html;
  const bool duty = procedure.duty_to_cooperate && procedure.duty_to_cooperate->person_concerned;
  for (const char* right :
       {duty ? "right_duty" : "right_no_duty", "right_assistance", "right_record", "right_answer", "right_contact"})
    out << "<li>"_html << t("concerned." + std::string(right)) << "</li>"_html;
  out << "</ul>"_html;
  if (procedure.duty_to_cooperate) {
    Html source;
    source << "<p>"_html << matters::source_words(t, procedure.duty_to_cooperate->source) << "</p>"_html;
    out << casework::more(t("concerned.source"), source);
  }
  return out;
}

Html told_view(const Translator& t, const OwnMatter& own, const std::string& paper_base) {
  Html out;
  out << "<h2>"_html << t("concerned.own_told") << "</h2>"_html;
  if (own.entries.empty()) out << "<p>"_html << t("concerned.own_nothing") << "</p>"_html;
  out << "<ol class=\"plain-list\">"_html;
  for (const auto& entry : own.entries) {
    out << "<li><h3>"_html << t("concerned.kind_" + entry.kind) << ", "_html << t.long_date(entry.on) << "</h3>"_html;
    if (!entry.text.empty()) out << casework::own_words(entry.text);
    if (!entry.document.empty() && paper_base.empty())
      out << "<p>"_html << t("concerned.paper_given", {entry.document}) << "</p>"_html;
    else if (!entry.document.empty())
      out << "<p><a href=\""_html << paper_base << "/"_html << entry.id << "\">"_html << entry.document
          << "</a></p>"_html;
    out << "</li>"_html;
  }
  return out << "</ol>"_html;
}

Html aftercare_view(const Translator& t) {
  Html out;
  return out << "<h2>"_html << t("concerned.aftercare") << "</h2><p>"_html << t("concerned.aftercare_text")
             << "</p>"_html;
}

}  // namespace waarborg::concerned
