#include "features/triage/views.h"

#include <algorithm>

#include "base/text.h"

namespace waarborg::triage {

using html::heading;
using html::words;
namespace {

Html paragraph(std::string_view text) {
  Html out;
  out << "<p>"_html;
  out.lines(text);
  out << "</p>"_html;
  return out;
}

Html told_view(const Told& told) {
  Html out;
  out << "<article class=\"told\"><p class=\"hint\">"_html << told.who << ", "_html << told.when << "</p>"_html
      << paragraph(told.text) << "</article>"_html;
  return out;
}

Html decision_facts(const Translator& t, const PastDecision& one) {
  std::vector<std::pair<std::string, Html>> items;
  items.emplace_back(t("triage.outcome"), words(one.outcome));
  items.emplace_back(t("triage.advised"), words(one.advised.empty() ? t("triage.no_advice") : join(one.advised, ", ")));
  items.emplace_back(t("triage.decided_by"), words(one.by + ", " + t.date(one.on)));
  if (!one.second_by.empty()) items.emplace_back(t("triage.second_by"), words(one.second_by));
  items.emplace_back(t("triage.reasons"), paragraph(one.reasons));
  if (!one.differs_reason.empty()) items.emplace_back(t("triage.differs_reason"), paragraph(one.differs_reason));
  if (!one.expected.empty()) items.emplace_back(t("triage.expected"), paragraph(one.expected));
  if (!one.sent_back_reason.empty()) items.emplace_back(t("triage.back_reason"), paragraph(one.sent_back_reason));
  return html::facts(items);
}

html::Tone tone_of(const std::string& state) {
  if (state == "confirmed") return html::Tone::good;
  return state == "proposed" ? html::Tone::info : html::Tone::warning;
}

}  // namespace

Html reported_view(const Translator& t, const Reported& reported, Date today) {
  std::vector<std::pair<std::string, Html>> items{
      {t("common.subject"), words(reported.subject)},
      {t("triage.theme"), words(reported.theme)},
      {t("common.unit"), words(reported.unit.empty() ? t("common.none") : reported.unit)},
      {t("triage.channel"), words(reported.channel)},
      {t("triage.received"), words(t.date(reported.received))}};
  if (reported.due) items.emplace_back(t("triage.due"), html::deadline(t, *reported.due, today));
  Html out;
  out << heading(t("triage.reported")) << html::facts(items);
  for (const auto& told : reported.told) out << told_view(told);
  if (!reported.people.empty()) {
    std::vector<std::pair<std::string, Html>> people;
    for (const auto& [capacity, text] : reported.people) people.emplace_back(capacity, words(text));
    out << "<h3>"_html << t("triage.people") << "</h3>"_html << html::facts(people);
  }
  if (reported.documents.empty()) return out;
  out << "<h3>"_html << t("triage.documents") << "</h3><ul>"_html;
  for (const auto& name : reported.documents) out << "<li>"_html << name << "</li>"_html;
  out << "</ul>"_html;
  return out;
}

Html history_view(const Translator& t, const std::vector<PastDecision>& past) {
  Html out;
  if (past.empty()) return out;
  out << heading(t("triage.history"));
  for (const auto& one : past) {
    out << "<section><p>"_html << html::badge(tone_of(one.state), t("triage.state_" + one.state));
    if (one.differs) out << " "_html << html::badge(html::Tone::warning, t("triage.differs"));
    out << "</p>"_html << decision_facts(t, one) << "</section>"_html;
  }
  return out;
}

Html typed_view(const Translator& t, const html::FormState& state) {
  std::vector<std::pair<std::string, Html>> items;
  for (const char* field : {"reasons", "differs_reason", "expected", "text", "message"})
    if (const std::string typed = state.value(field); !trim(typed).empty())
      items.emplace_back(t(std::string("triage.") + field), paragraph(typed));
  Html out;
  if (items.empty()) return out;
  return out << heading(t("triage.typed")) << paragraph(t("triage.typed_hint")) << html::facts(items);
}

Html waiting_view(const Translator& t, const Waiting& waiting, const html::FormState& state) {
  Html out;
  out << heading(t("triage.waiting")) << decision_facts(t, waiting.decision);
  if (waiting.own) return out << html::alert(html::Tone::info, t("triage.waiting_own"));
  out << paragraph(t("triage.waiting_hint")) << html::error_summary(t, state.errors)
      << html::form_start(waiting.confirm_action, waiting.csrf) << html::hidden("decision", waiting.decision.id)
      << html::submit(t("triage.confirm")) << html::form_end() << html::form_start(waiting.back_action, waiting.csrf)
      << html::hidden("decision", waiting.decision.id)
      << html::text_field(t, state, "reason", t("triage.back_reason"), {.rows = 3})
      << html::submit(t("triage.send_back"), html::ButtonKind::plain) << html::form_end();
  return out;
}

Html again_view(const Translator& t, const Again& again, const html::FormState& state) {
  const bool is_refused =
      std::ranges::any_of(state.errors, [](const Error& error) { return error.field == "again_reason"; });
  Html out;
  return out << "<details"_html << (is_refused ? " open"_html : ""_html) << "><summary>"_html << t("triage.again")
             << "</summary>"_html << paragraph(t("triage.again_hint")) << html::form_start(again.action, again.csrf)
             << html::text_field(t, state, "again_reason", t("triage.again_reason"), {.rows = 3})
             << html::submit(t("triage.again_do"), html::ButtonKind::plain) << html::form_end() << "</details>"_html;
}

Html list_view(const Translator& t, const std::vector<ListRow>& rows, const html::ListState& list,
               const std::string& next, Date today) {
  if (rows.empty()) return paragraph(t("triage.list_empty"));
  std::vector<std::vector<Html>> cells;
  for (const auto& row : rows) {
    Html link;
    link << "<a href=\"/matters/"_html << row.id << "/triage\">"_html << row.number << "</a>"_html;
    Html state = row.proposed ? html::badge(html::Tone::info, t("triage.state_proposed"))
                              : html::badge(html::Tone::neutral, t("triage.state_open"));
    cells.push_back({link, words(row.subject), words(row.theme), words(row.unit), state,
                     row.due ? html::deadline(t, *row.due, today) : words("")});
  }
  Html out;
  out << html::table(t, t("triage.list_caption"),
                     {{"", t("common.number")},
                      {"", t("common.subject")},
                      {"", t("triage.theme")},
                      {"", t("common.unit")},
                      {"", t("common.status")},
                      {"", t("triage.due")}},
                     cells, &list)
      << html::pager(t, list, next);
  return out;
}

}  // namespace waarborg::triage
