// A part that waits for the authority, and the form to decide on it.
#include "features/casework/views.h"

namespace waarborg::casework {

using html::words;
namespace {

Html decide_form(const Translator& t, const ConflictPage& page, const FormState& state) {
  Html out;
  out << "<h2>"_html << t("conflict.decide") << "</h2><p>"_html << t("conflict.decide_text") << "</p>"_html
      << html::form_start(path_of(page.matter_id, "/conflicts/" + page.row.id), page.csrf)
      << html::radio_group(t, state, "decision", t("conflict.choice"),
                           {{"confirm", t("conflict.confirm")}, {"refuse", t("conflict.refuse")}})
      << html::text_field(t, state, "reason", t("conflict.reason"), {.rows = 3, .length_max = 2000})
      << "<p class=\"actions\">"_html << html::submit(t("conflict.save")) << "</p>"_html << html::form_end();
  return out;
}

}  // namespace

Html conflict_view(const Translator& t, const ConflictPage& page, const FormState& state) {
  Html grounds;
  for (const auto& ground : page.row.grounds) grounds << words(ground) << "<br>"_html;
  std::vector<std::pair<std::string, Html>> facts{{t("common.name"), words(page.row.name)},
                                                  {t("casework.role"), words(page.row.role)},
                                                  {t("conflict.ground"), grounds},
                                                  {t("common.status"), words(page.row.state)},
                                                  {t("conflict.asked"), words(page.asked)}};
  for (const auto& [label, text] : page.decided) facts.emplace_back(label, own_words(text));
  Html out =
      html::error_summary(t, state.errors, {{"decision", t("conflict.choice")}, {"reason", t("conflict.reason")}});
  out << html::facts(facts);
  if (page.may_decide) out << decide_form(t, page, state);
  return out;
}

}  // namespace waarborg::casework
