#include "features/handover/views.h"

#include <algorithm>

#include "features/casework/contract/matter_page.h"

namespace waarborg::handover {

namespace {

using html::Html;
using html::words;
using html::operator""_html;
using i18n::Translator;

std::string word_of(const std::map<std::string, std::string>& words, const std::string& key) {
  const auto found = words.find(key);
  return found == words.end() ? key : found->second;
}

Html documents_list(const Translator& t, const Handover& made) {
  Html out;
  if (made.documents.empty()) return out << t("handover.no_documents");
  out << "<ul>"_html;
  for (const auto& [name, sha256] : made.documents)
    out << "<li>"_html << name << "<br><code class=\"digest\">"_html << sha256 << "</code></li>"_html;
  out << "</ul>"_html;
  return out;
}

Html made_item(const Translator& t, const HandoverPage& page, const Handover& made) {
  std::vector<std::pair<std::string, Html>> facts{{t("handover.made_on"), words(t.long_date(made.made_on))},
                                                  {t("handover.made_by"), words(word_of(page.names, made.made_by))}};
  if (!made.ground.empty())
    facts.emplace_back(t("handover.ground"), words(word_of(page.titles, made.procedure + "/" + made.ground)));
  if (!made.agreed_by.empty()) {
    facts.emplace_back(t("handover.agreed_by"), words(made.agreed_by));
    if (const auto day = date_from_iso(made.agreed_on))
      facts.emplace_back(t("handover.agreed_on"), words(t.long_date(*day)));
  }
  if (!made.reference.empty()) facts.emplace_back(t("handover.reference"), words(made.reference));
  facts.emplace_back(t("handover.documents"), documents_list(t, made));
  Html out;
  out << "<li><h3>"_html << word_of(page.titles, made.procedure) << "</h3>"_html << html::facts(facts)
      << casework::more(t("handover.text"), casework::own_words(made.text)) << "</li>"_html;
  return out;
}

/// Every ground once, with the procedure it belongs to when there is a choice of procedures.
std::vector<html::Choice> grounds_of(const HandoverPage& page) {
  std::vector<html::Choice> out;
  for (const auto& target : page.targets) out.insert(out.end(), target.grounds.begin(), target.grounds.end());
  return out;
}

std::vector<html::Choice> document_choices(const Translator& t, const HandoverPage& page) {
  std::vector<html::Choice> out;
  for (const auto& one : page.candidates)
    out.push_back({one.document.id, one.document.name, one.under_duty ? t("handover.under_duty_hint") : ""});
  return out;
}

std::vector<std::pair<std::string, std::string>> labels(const Translator& t) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const char* field :
       {"procedure", "text", "instruction", "documents", "ground", "agreed_by", "agreed_on", "reference"})
    out.emplace_back(field, t("handover." + std::string(field)));
  return out;
}

Html criminal_fields(const Translator& t, const HandoverPage& page) {
  Html out;
  out << "<fieldset><legend>"_html << t("handover.to_prosecutor") << "</legend><p class=\"hint\">"_html
      << t("handover.to_prosecutor_hint") << "</p>"_html
      << html::radio_group(t, page.state, "ground", t("handover.ground"), grounds_of(page), {.optional = true})
      << html::text_field(t, page.state, "agreed_by", t("handover.agreed_by"),
                          {.hint = t("handover.agreed_by_hint"), .optional = true, .length_max = kLineMax})
      << html::text_field(t, page.state, "agreed_on", t("handover.agreed_on"), {.optional = true, .type = "date"})
      << html::text_field(t, page.state, "reference", t("handover.reference"),
                          {.optional = true, .length_max = kLineMax})
      << "</fieldset>"_html;
  return out;
}

Html form_of(const Translator& t, const HandoverPage& page) {
  std::vector<html::Choice> targets;
  for (const auto& target : page.targets) targets.push_back({target.key, target.title});
  const bool criminal = std::ranges::any_of(page.targets, &Target::criminal);
  Html out;
  out << "<h2>"_html << t("handover.open_next") << "</h2><p>"_html << t("handover.explained") << "</p>"_html
      << html::form_start(casework::path_of(page.matter_id, "/handover"), page.csrf)
      << html::hidden("seen", std::to_string(page.made.size()))
      << html::radio_group(t, page.state, "procedure", t("handover.procedure"), targets)
      << html::text_field(t, page.state, "text", t("handover.text"), {.hint = t("handover.text_hint"), .rows = 10})
      << html::text_field(t, page.state, "instruction", t("handover.instruction"), {.optional = true, .rows = 4});
  if (!page.candidates.empty())
    out << html::checkbox_group(t, page.state, "documents", t("handover.documents"), document_choices(t, page),
                                {.hint = t("handover.documents_hint"), .optional = true});
  if (criminal) out << criminal_fields(t, page);
  out << "<p class=\"actions\">"_html << html::submit(t("handover.open")) << " "_html
      << html::link_button(casework::path_of(page.matter_id), t("common.cancel")) << "</p>"_html << html::form_end();
  return out;
}

}  // namespace

Html handover_view(const Translator& t, const HandoverPage& page) {
  Html out = html::error_summary(t, page.state.errors, labels(t));
  if (!page.made.empty()) {
    out << "<h2>"_html << t("handover.made") << "</h2><ol class=\"plain-list\">"_html;
    for (const auto& made : page.made) out << made_item(t, page, made);
    out << "</ol>"_html;
  }
  if (!page.targets.empty()) return out << form_of(t, page);
  if (page.made.empty()) out << "<p>"_html << t("handover.nothing") << "</p>"_html;
  return out;
}

}  // namespace waarborg::handover
