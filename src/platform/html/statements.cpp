#include "platform/html/components.h"

namespace waarborg::html {

namespace {

Markup class_of(Tone tone) {
  switch (tone) {
    case Tone::info: return "info"_html;
    case Tone::good: return "good"_html;
    case Tone::warning: return "warning"_html;
    case Tone::bad: return "bad"_html;
    case Tone::neutral: break;
  }
  return "neutral"_html;
}

/// Within so many days a deadline asks for attention.
constexpr int kSoonDays = 3;

std::string words_without_date(const Translator& t, int days_left) {
  if (days_left < 0) return t.count("common.days_late", -days_left);
  if (days_left == 0) return t("common.due_today");
  if (days_left == 1) return t("common.due_tomorrow");
  return t.count("common.days_left", days_left);
}

}  // namespace

Html alert(Tone tone, std::string_view title, const Html& body) {
  Html out;
  out << "<div class=\"alert alert-"_html << class_of(tone) << "\"><h2>"_html << title << "</h2>"_html << body
      << "</div>"_html;
  return out;
}

Html words(std::string_view text) {
  Html out;
  out << text;
  return out;
}

Html paragraph(std::string_view text) {
  Html out;
  out << "<p>"_html << text << "</p>"_html;
  return out;
}

Html heading(std::string_view text) {
  Html out;
  out << "<h2>"_html << text << "</h2>"_html;
  return out;
}

Html badge(Tone tone, std::string_view label) {
  Html out;
  out << "<span class=\"badge badge-"_html << class_of(tone) << "\">"_html << label << "</span>"_html;
  return out;
}

Html deadline(const Translator& t, Date due, Date today) {
  const int left = days_between(today, due);
  Html out;
  out << "<span class=\"due "_html
      << (left < 0            ? "due-late"_html
          : left <= kSoonDays ? "due-soon"_html
                              : "due-later"_html)
      << "\"><span>"_html << words_without_date(t, left)
      << "</span><span class=\"visually-hidden\">, </span> <time datetime=\""_html << to_iso(due) << "\">"_html
      << t.date(due) << "</time></span>"_html;
  return out;
}

std::string deadline_words(const Translator& t, Date due, Date today) {
  return t("common.due", {words_without_date(t, days_between(today, due)), t.date(due)});
}

Html facts(const std::vector<std::pair<std::string, Html>>& items) {
  Html out;
  out << "<dl class=\"facts\">"_html;
  for (const auto& [term, value] : items)
    out << "<div><dt>"_html << term << "</dt><dd>"_html << value << "</dd></div>"_html;
  out << "</dl>"_html;
  return out;
}

Html timeline(const Translator& t, const std::vector<TimelineItem>& items) {
  Html out;
  out << "<ol class=\"timeline\">"_html;
  for (const auto& item : items) {
    out << "<li><p class=\"timeline-when\">"_html << item.when;
    if (item.visible_to_reporter) out << " "_html << badge(Tone::info, t("common.seen_by_reporter"));
    out << "</p><p>"_html;
    if (!item.who.empty()) out << "<strong>"_html << item.who << "</strong> "_html;
    out << item.what << "</p>"_html << item.body << "</li>"_html;
  }
  out << "</ol>"_html;
  return out;
}

Html progress(const Translator& t, const std::vector<ProgressStep>& steps) {
  using State = ProgressStep::State;
  Html out;
  out << "<ol class=\"steps\">"_html;
  for (const auto& step : steps) {
    switch (step.state) {
      case State::done: out << "<li class=\"step-done\">"_html; break;
      case State::current: out << "<li class=\"step-current\" aria-current=\"step\">"_html; break;
      case State::skipped: out << "<li class=\"step-skipped\">"_html; break;
      case State::todo: out << "<li>"_html; break;
    }
    out << "<span class=\"step-label\">"_html << step.label << "</span>"_html;
    if (step.state == State::done)
      out << "<span class=\"visually-hidden\"> "_html << t("common.step_done") << "</span>"_html;
    if (step.state == State::skipped)
      out << "<span class=\"visually-hidden\"> "_html << t("common.step_skipped") << "</span>"_html;
    if (!step.note.empty()) out << "<small>"_html << step.note << "</small>"_html;
    out << "</li>"_html;
  }
  out << "</ol>"_html;
  return out;
}

Html cards(const std::vector<Card>& cards) {
  Html out;
  out << "<ul class=\"cards\">"_html;
  for (const auto& card : cards) {
    out << "<li class=\"card\"><p class=\"card-label\">"_html;
    if (card.href.empty()) {
      out << card.label;
    } else {
      out << "<a href=\""_html << card.href << "\">"_html << card.label << "</a>"_html;
    }
    out << "</p><p class=\"card-figure\">"_html << card.figure << "</p>"_html;
    if (!card.note.empty()) out << "<p class=\"card-note\">"_html << card.note << "</p>"_html;
    out << "</li>"_html;
  }
  out << "</ul>"_html;
  return out;
}

}  // namespace waarborg::html
