// What people do with a case: ask, open the identity, decide.
#include <algorithm>

#include "features/atypical/case_view.h"

namespace waarborg::atypical {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

std::string path(const CaseView& view, const char* what) { return "/look-ups/" + view.row.id + "/" + what; }

bool can_act(const CaseView& view) { return view.analyst && view.row.state != "closed"; }

Html question(const Translator& t, const CaseView& view, const ShownQuestion& shown) {
  Html out;
  out << "<p>"_html << t("atypical.asked_on", {shown.asked_by, t.date_time(shown.row.asked_at)}) << "</p>"_html;
  if (shown.answer)
    return out << "<p>"_html << t("atypical.answered_on", {t.date(*shown.row.answered_on)}) << " <strong>"_html
               << t("atypical.why_" + shown.answer->why) << "</strong></p>"_html << own_words(shown.answer->text);
  if (shown.row.answered_on) return out << "<p>"_html << t("atypical.answer_sealed") << "</p>"_html;
  out << "<p>"_html << html::deadline(t, shown.row.due_on, view.today) << "</p>"_html;
  if (view.today > shown.row.due_on) out << "<p class=\"hint\">"_html << t("atypical.silence") << "</p>"_html;
  return out;
}

Html ask_form(const Translator& t, const CaseView& view) {
  const bool waits = std::ranges::any_of(view.questions, [](const auto& one) { return !one.row.answered_on; });
  if (!can_act(view) || waits) return {};
  const auto& all = view.evidence.found.findings;
  std::vector<html::Choice> findings, more;
  for (std::size_t at = 0; at < all.size(); ++at)
    (at < kFindingsShown ? findings : more)
        .push_back({std::to_string(at), subject_words(t, all[at].subject),
                    t("atypical.from_until", {t.date(all[at].first_day), t.date(all[at].last_day)})});
  Html out;
  out << "<p>"_html << t("atypical.ask_text") << "</p>"_html << html::form_start(path(view, "ask"), view.csrf)
      << html::checkbox_group(t, view.state, "findings", t("atypical.ask_about"), findings);
  if (!more.empty()) {
    const std::string title = more_findings(t, all.size());
    out << "<details><summary>"_html << title << "</summary>"_html
        << html::checkbox_group(t, view.state, "more_findings", title, more) << "</details>"_html;
  }
  out << "<p>"_html << html::submit(t("atypical.ask"), html::ButtonKind::plain) << "</p>"_html << html::form_end();
  return out;
}

Html questions(const Translator& t, const CaseView& view) {
  Html body;
  for (const auto& shown : view.questions) body << question(t, view, shown);
  body << ask_form(t, view);
  if (body.empty()) return {};
  Html out;
  return out << "<section><h2>"_html << t("atypical.question") << "</h2>"_html << body << "</section>"_html;
}

Html opening(const Translator& t, const ShownOpening& shown) {
  const auto& row = shown.row;
  Html out;
  out << "<p>"_html
      << t("atypical.open_asked_on", {shown.asked_by, t.date_time(row.asked_at), t("atypical.purpose_" + row.purpose)});
  if (row.people > 1) out << " "_html << t("atypical.open_people", {t.number(row.people)});
  out << "</p>"_html;
  if (!shown.reason.empty()) out << own_words(shown.reason);
  if (row.state == "waiting") return out << "<p>"_html << t("atypical.open_waits") << "</p>"_html;
  out << "<p>"_html
      << t("atypical.open_" + row.state, {shown.decided_by, t.date_time(row.decided_at.value_or(row.asked_at))})
      << "</p>"_html;
  if (!shown.answer.empty()) out << own_words(shown.answer);
  return out;
}

Html ask_opening_form(const Translator& t, const CaseView& view) {
  const bool closed = std::ranges::any_of(view.openings, [](const auto& one) { return one.row.state == "waiting"; });
  if (!can_act(view) || closed || view.identity || view.row.kind != "case") return {};
  Html out;
  out << "<p>"_html << t("atypical.open_text") << "</p>"_html << html::form_start(path(view, "open"), view.csrf)
      << html::radio_group(t, view.state, "purpose", t("atypical.purpose"),
                           {{"talk", t("atypical.purpose_talk")}, {"triage", t("atypical.purpose_triage")}})
      << html::text_field(t, view.state, "open_reason", t("atypical.open_reason"),
                          {.hint = t("atypical.open_reason_hint"), .rows = 4, .length_max = kReasonMax})
      << "<p>"_html << html::submit(t("atypical.open_ask"), html::ButtonKind::plain) << "</p>"_html << html::form_end();
  return out;
}

Html decide_opening_form(const Translator& t, const CaseView& view) {
  const auto waits = std::ranges::find_if(view.openings, [](const auto& one) { return one.row.state == "waiting"; });
  if (!view.approver || waits == view.openings.end()) return {};
  Html out;
  out << "<p>"_html << t("atypical.grant_text") << "</p>"_html
      << html::form_start("/look-ups/openings/" + waits->row.id, view.csrf)
      << html::text_field(t, view.state, "reason", t("atypical.grant_reason"), {.rows = 3, .length_max = kReasonMax})
      << "<p class=\"actions\">"_html << html::submit(t("atypical.grant"), html::ButtonKind::primary, "grant", "yes")
      << " "_html << html::submit(t("atypical.refuse"), html::ButtonKind::plain, "grant", "no") << "</p>"_html
      << html::form_end();
  return out;
}

Html openings(const Translator& t, const CaseView& view) {
  Html body;
  for (const auto& shown : view.openings) body << opening(t, shown);
  body << ask_opening_form(t, view) << decide_opening_form(t, view);
  if (body.empty()) return {};
  Html out;
  return out << "<section><h2>"_html << t("atypical.opening") << "</h2>"_html << body << "</section>"_html;
}

std::vector<html::Choice> outcomes(const Translator& t, const CaseView& view) {
  if (view.row.kind == "control")
    return {{"work", t("atypical.outcome_work")},
            {"unclear", t("atypical.outcome_unclear")},
            {"doubtful", t("atypical.outcome_doubtful")}};
  std::vector<html::Choice> out{{"explained", t("atypical.outcome_explained"), t("atypical.explained_hint")},
                                {"nothing", t("atypical.outcome_nothing"), t("atypical.nothing_hint")}};
  if (view.row.kind == "case") {
    const std::string needs = view.identity ? "" : " " + t("atypical.needs_opening");
    out.push_back({"talk", t("atypical.outcome_talk"), t("atypical.talk_hint") + needs});
    out.push_back({"triage", t("atypical.outcome_triage"), t("atypical.triage_hint") + needs});
  }
  return out;
}

Html decide_form(const Translator& t, const CaseView& view) {
  if (!can_act(view)) return {};
  Html out;
  out << "<section><h2>"_html << t("atypical.decide") << "</h2>"_html
      << html::form_start(path(view, "decide"), view.csrf)
      << html::radio_group(t, view.state, "outcome", t("atypical.outcome"), outcomes(t, view))
      << html::text_field(t, view.state, "reason", t("atypical.reason"),
                          {.hint = t("atypical.reason_hint"), .rows = 4, .length_max = kReasonMax});
  if (view.row.kind == "case")
    out << html::text_field(t, view.state, "until", t("atypical.until"),
                            {.hint = t("atypical.until_hint"), .optional = true, .type = "date"});
  return out << "<p>"_html << html::submit(t("atypical.decide")) << "</p>"_html << html::form_end()
             << "</section>"_html;
}

Html decided(const Translator& t, const CaseView& view) {
  if (view.row.state != "closed") return {};
  Html out;
  out << "<section><h2>"_html << t("atypical.decided") << "</h2><p>"_html
      << t("atypical.decided_by", {t("atypical.outcome_" + view.row.outcome), view.closed_by,
                                   view.row.closed_on ? t.date(*view.row.closed_on) : ""})
      << "</p>"_html;
  if (!view.reason.empty()) out << own_words(view.reason);
  if (!view.matter_number.empty()) out << "<p>"_html << t("atypical.became", {view.matter_number}) << "</p>"_html;
  return out << "</section>"_html;
}

Html follow_form(const Translator& t, const CaseView& view) {
  if (!view.analyst || view.row.outcome != "doubtful" || view.became) return {};
  Html out;
  return out << "<section><h2>"_html << t("atypical.follow") << "</h2><p>"_html << t("atypical.follow_text")
             << "</p>"_html << html::form_start(path(view, "follow"), view.csrf) << "<p>"_html
             << html::submit(t("atypical.follow")) << "</p>"_html << html::form_end() << "</section>"_html;
}

}  // namespace

Html own_words(const std::string& text) {
  Html out;
  out << "<blockquote>"_html;
  out.lines(text);
  return out << "</blockquote>"_html;
}

Html forms_view(const Words& words, const CaseView& view) {
  const Translator& t = words.t;
  Html out;
  if (view.row.kind == "event") return out << openings(t, view) << event_forms_view(words, view);
  if (view.row.kind == "case") out << questions(t, view) << openings(t, view);
  return out << decide_form(t, view) << decided(t, view) << follow_form(t, view);
}

}  // namespace waarborg::atypical
