// The head of a matter, its sections and the overview.
#include "features/casework/views.h"

namespace waarborg::casework {

using html::words;
namespace {

using html::ButtonKind;
using html::Tone;

Tone tone_of_state(const std::string& state) { return state == "open" ? Tone::info : Tone::neutral; }

Html record_view(const StepRow& step) {
  Html out;
  for (const auto& [label, text] : step.record) out << "<h4>"_html << label << "</h4>"_html << own_words(text);
  return out;
}

Html step_actions(const Translator& t, const std::string& matter_id, const StepRow& step) {
  Html out;
  if (!step.mine) return out;
  out << "<p class=\"actions\">"_html
      << html::link_button(step.path, t(step.state == "second" ? "casework.look_along" : "casework.do_step"),
                           step.optional ? ButtonKind::plain : ButtonKind::primary);
  if (step.optional && step.state == "open")
    out << " "_html << html::link_button(path_of(matter_id, "/steps/" + step.id + "/skip"), t("casework.skip_step"));
  out << "</p>"_html;
  return out;
}

Html step_item(const Translator& t, const std::string& matter_id, const StepRow& step, Date today) {
  Html out;
  out << "<li><h3>"_html << step.title;
  if (step.optional) out << " <span class=\"optional\">"_html << t("common.optional") << "</span>"_html;
  if (step.required) out << " "_html << html::badge(Tone::neutral, t("step.required"));
  out << "</h3><p>"_html << t("casework.step_for", {step.who});
  if (step.state == "second") out << " "_html << html::badge(Tone::warning, t("step.state_second"));
  out << "</p>"_html;
  if (step.due) out << "<p>"_html << html::deadline(t, *step.due, today) << "</p>"_html;
  if (!step.source.empty()) out << more(t("casework.term_source"), own_words(step.source));
  if (!step.help.empty()) out << "<p class=\"hint\">"_html << step.help << "</p>"_html;
  if (step.returns) out << "<p class=\"hint\">"_html << t("step.returns") << "</p>"_html;
  out << step_actions(t, matter_id, step) << "</li>"_html;
  return out;
}

Html past_step(const Translator& t, const StepRow& step) {
  Html body = record_view(step);
  Html out;
  out << "<li><h3>"_html << step.title << "</h3><p>"_html << t("step.state_" + step.state);
  if (step.done) out << ", "_html << t.date(*step.done);
  if (!step.done_by.empty()) out << ", "_html << step.done_by;
  if (!step.second_by.empty()) out << ", "_html << t("casework.second_by", {step.second_by});
  out << "</p>"_html;
  if (!body.empty()) out << more(t("casework.what_was_recorded"), body);
  out << "</li>"_html;
  return out;
}

Html clock_item(const Translator& t, const std::string& matter_id, const ClockRow& clock, Date today) {
  Html out;
  out << "<li><h3>"_html << clock.title;
  if (clock.extension) out << " "_html << html::badge(Tone::neutral, t("casework.extension"));
  out << "</h3><p>"_html;
  if (clock.state == "running")
    out << html::deadline(t, clock.due, today);
  else
    out << html::badge(clock.state == "paused" ? Tone::warning : Tone::neutral, t("clock.state_" + clock.state))
        << " "_html << t.date(clock.due);
  out << "</p>"_html;
  Html source;
  source << "<p>"_html << t("clock.nature_" + clock.nature) << "</p>"_html << own_words(clock.source);
  if (!clock.reason.empty()) source << "<p>"_html << clock.reason << "</p>"_html;
  out << more(t("casework.term_source"), source);
  if (clock.can_change)
    out << "<p class=\"actions\">"_html
        << html::link_button(path_of(matter_id, "/clocks/" + clock.id), t("casework.change_term")) << "</p>"_html;
  out << "</li>"_html;
  return out;
}

Html links_list(const Translator& t, const std::vector<LinkRow>& links) {
  Html out;
  out << "<h2>"_html << t("casework.linked") << "</h2><ul class=\"plain-list\">"_html;
  for (const auto& link : links)
    out << "<li><a href=\""_html << path_of(link.id) << "\">"_html << link.number << "</a> "_html << link.kind
        << ", "_html << t("matter.state_" + link.state) << "</li>"_html;
  out << "</ul>"_html;
  return out;
}

}  // namespace

Html own_words(std::string_view text) {
  Html out;
  out << "<p class=\"own-words\">"_html;
  out.lines(text);
  out << "</p>"_html;
  return out;
}

Html more(std::string_view summary, const Html& body) {
  Html out;
  out << "<details><summary>"_html << summary << "</summary>"_html << body << "</details>"_html;
  return out;
}

Html matter_head(const Translator& t, const Head& head, Date today) {
  std::vector<std::pair<std::string, Html>> items{
      {t("common.number"), words(head.number)},
      {t("common.kind"), words(head.kind)},
      {t("common.status"), html::badge(tone_of_state(head.state), t("matter.state_" + head.state))}};
  if (!head.phase.empty()) items.emplace_back(t("casework.phase"), words(head.phase));
  if (head.due) items.emplace_back(t("casework.deadline"), html::deadline(t, *head.due, today));
  if (!head.outcome.empty()) items.emplace_back(t("step.decision"), words(head.outcome));
  items.emplace_back(t("casework.received"), words(t.date(head.received)));
  if (head.closed) items.emplace_back(t("casework.closed"), words(t.date(*head.closed)));
  if (!head.unit.empty()) items.emplace_back(t("common.unit"), words(head.unit));
  items.emplace_back(t("casework.origin"), words(head.channel));
  Html out;
  out << "<div class=\"head\">"_html << html::facts(items) << "</div>"_html;
  return out;
}

Html section_links(const Translator& t, const std::string& matter_id, const std::vector<SectionLink>& links,
                   std::string_view current) {
  Html out;
  out << "<nav class=\"sections\" aria-label=\""_html << t("casework.sections") << "\"><ul>"_html;
  for (const SectionLink& link : links) {
    out << "<li><a href=\""_html << path_of(matter_id, link.rest) << "\""_html;
    if (link.key == current) out << " aria-current=\"page\""_html;
    out << ">"_html << link.name << "</a></li>"_html;
  }
  out << "</ul></nav>"_html;
  return out;
}

Html overview_view(const Translator& t, const Overview& overview, Date today) {
  Html out;
  out << "<div class=\"columns\"><div><h2>"_html << t("casework.to_do") << "</h2>"_html;
  if (overview.open_steps.empty()) out << "<p>"_html << t("casework.nothing_to_do") << "</p>"_html;
  out << "<ol class=\"plain-list\">"_html;
  for (const auto& step : overview.open_steps) out << step_item(t, overview.matter_id, step, today);
  out << "</ol>"_html;
  if (!overview.past_steps.empty()) {
    out << "<h2>"_html << t("casework.done_steps") << "</h2><ol class=\"plain-list\">"_html;
    for (const auto& step : overview.past_steps) out << past_step(t, step);
    out << "</ol>"_html;
  }
  out << "</div><div><h2>"_html << t("casework.progress") << "</h2>"_html << html::progress(t, overview.phases)
      << "<h2>"_html << t("casework.terms") << "</h2>"_html;
  if (overview.clocks.empty()) out << "<p>"_html << t("clock.state_none") << "</p>"_html;
  out << "<ul class=\"plain-list\">"_html;
  for (const auto& clock : overview.clocks) out << clock_item(t, overview.matter_id, clock, today);
  out << "</ul>"_html;
  if (!overview.links.empty()) out << links_list(t, overview.links);
  out << "</div></div>"_html;
  return out;
}

}  // namespace waarborg::casework
