#include "features/atypical/case_view.h"

#include "features/atypical/list_view.h"

namespace waarborg::atypical {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

Html cell(std::string_view text) { return html::words(text); }

Html who(const Translator& t, const CaseView& view) {
  Html out;
  out << officer_words(t, view.row.officer);
  if (view.identity) {
    const auto& identity = *view.identity;
    out << "<br><strong>"_html
        << (identity.name.empty() ? t("atypical.person_unknown", {identity.value})
                                  : identity.name + " (" + identity.value + ")")
        << "</strong>"_html;
  }
  return out;
}

Html case_link(const CaseRow& row) {
  Html out;
  out << "<a href=\"/look-ups/"_html << row.id << "\">"_html << row.number << "</a>"_html;
  return out;
}

Html head(const Translator& t, const CaseView& view) {
  const auto& found = view.evidence.found;
  std::vector<std::pair<std::string, Html>> items;
  if (view.row.kind == "case") items.emplace_back(t("atypical.officer_head"), who(t, view));
  if (view.row.kind == "event")
    items.emplace_back(t("atypical.subject_head"), cell(subject_words(t, view.row.subject)));
  if (view.row.kind == "case") {
    items.emplace_back(t("atypical.group"), cell(view.row.group.empty() ? "–" : view.row.group));
    items.emplace_back(t("atypical.peers"),
                       cell(t("atypical.peers_words", {found.peers.empty() ? t("atypical.peers_rest") : found.peers,
                                                       t.number(found.peers_count)})));
  }
  if (view.row.kind != "control")
    items.emplace_back(t("atypical.period"),
                       cell(t("atypical.from_until", {t.date(view.row.first_day), t.date(view.row.last_day)})));
  items.emplace_back(t("common.status"), state_badge(t, view.row));
  if (view.came_from) items.emplace_back(t("atypical.came_from"), case_link(*view.came_from));
  if (view.became) items.emplace_back(t("atypical.followed_as"), case_link(*view.became));
  return html::facts(items);
}

Html changes(const Translator& t, const CaseView& view) {
  if (view.changes.empty()) return {};
  Html lines;
  lines << "<ul>"_html;
  for (const auto& one : view.changes)
    lines << "<li>"_html
          << t("atypical.change_of_case",
               {t.date(one.day), t.number(one.explained), t.number(one.unexplained), t.date_time(one.run_at)})
          << "</li>"_html;
  lines << "</ul>"_html;
  return html::alert(html::Tone::info, t("atypical.changes_of_case"), lines);
}

Html blind(const Translator& t) {
  Html out;
  out << "<p>"_html << t("atypical.control_text") << "</p>"_html;
  return out;
}

Html others(const Translator& t, const CaseView& view) {
  if (view.others.empty() || view.row.kind != "case") return {};
  std::vector<std::vector<Html>> rows;
  for (const auto& row : view.others) {
    rows.push_back({case_link(row), cell(t("atypical.from_until", {t.date(row.first_day), t.date(row.last_day)})),
                    state_badge(t, row)});
  }
  Html out;
  out << "<section><h2>"_html << t("atypical.others") << "</h2>"_html
      << html::table(t, t("atypical.others"),
                     {{"", t("common.number")}, {"", t("atypical.period")}, {"", t("common.status")}}, rows)
      << "</section>"_html;
  return out;
}

}  // namespace

Html case_view(const Words& words, const CaseView& view) {
  const Translator& t = words.t;
  Html out;
  if (view.row.shadow) out << html::alert(html::Tone::warning, t("atypical.shadow_case"));
  out << changes(t, view) << head(t, view);
  if (view.row.kind == "control") out << blind(t);
  if (view.row.kind == "event")
    out << event_view(words, view);
  else
    out << evidence_view(words, view);
  if (view.row.kind == "case") out << weeks_view(words, view);
  if (!view.row.shadow) out << forms_view(words, view);
  return out << others(t, view);
}

}  // namespace waarborg::atypical
