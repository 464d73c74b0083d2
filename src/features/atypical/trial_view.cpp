#include "features/atypical/trial_view.h"

#include <algorithm>

#include "base/suppression.h"
#include "base/text.h"

namespace waarborg::atypical {

using html::Html;
using html::operator""_html;
using i18n::Translator;
using Part = monitor::Setting::Part;

namespace {

std::string name_of(const Translator& t, const monitor::Setting& setting) {
  switch (setting.part) {
    case Part::whole: return t("trials.set_" + setting.name);
    case Part::rule_after: return t("trials.hours_after", {t(setting.title)});
    default: return t(setting.title);
  }
}

std::string value_of(const Translator& t, const monitor::Setting& setting, std::int64_t value) {
  if (setting.part == Part::rule) return t(value == 0 ? "trials.off" : "trials.on");
  return t.number(value);
}

std::string state_of(const Translator& t, bool finished, const std::optional<jobs::Job>& job) {
  if (finished) return t("trials.state_done");
  if (job && job->state == "failed") return t("trials.state_failed");
  if (job && job->total > 0) return t("trials.state_running", {t.number(job->done), t.number(job->total)});
  return t("trials.state_waiting");
}

Html fields_of(const Translator& t, const std::vector<monitor::Setting>& settings, const html::FormState& state,
               Part part) {
  Html out;
  for (const auto& setting : settings) {
    if (setting.part != part) continue;
    html::FieldOptions options;
    options.type = "number";
    options.input_mode = "numeric";
    out << html::text_field(t, state, setting.name, name_of(t, setting), options);
  }
  return out;
}

/// Closed at first; open when something within may be wrong.
Html section(const Translator& t, const html::FormState& state, const char* title, const char* hint,
             const Html& fields) {
  Html out;
  if (state.errors.empty()) {
    out << "<details><summary>"_html;
  } else {
    out << "<details open><summary>"_html;
  }
  out << t(title) << "</summary>"_html << html::paragraph(t(hint)) << "<div class=\"form-grid\">"_html << fields
      << "</div></details>"_html;
  return out;
}

/// Shown, or that it is small.
std::string told(const Translator& t, bool hidden, std::int64_t count) {
  return hidden ? t("common.suppressed") : t.number(count);
}

Html groups_table(const Translator& t, const char* title, const std::vector<ComparedGroup>& groups,
                  std::int64_t threshold) {
  CountTable table;
  for (const auto& group : groups) table.push_back({group.both, group.only_now, group.only_then, group.neither});
  const auto hidden = suppress_small_numbers(table, threshold);
  std::vector<std::vector<Html>> rows;
  for (std::size_t at = 0; at < groups.size(); ++at) {
    const auto& cells = hidden.cells[at];
    rows.push_back(
        {html::words(groups[at].name.empty() ? "–" : groups[at].name),
         html::words(told(t, hidden.row_totals[at], table[at][0] + table[at][1] + table[at][2] + table[at][3])),
         html::words(told(t, cells[0], table[at][0])), html::words(told(t, cells[1], table[at][1])),
         html::words(told(t, cells[2], table[at][2]))});
  }
  return html::table(t, t(title),
                     {{"", t(title)},
                      {"", t("atypical.run_officers"), true},
                      {"", t("trials.both"), true},
                      {"", t("trials.only", {t("trials.in_force")}), true},
                      {"", t("trials.only", {t("trials.changed")}), true}},
                     rows);
}

}  // namespace

Html trials_view(const Translator& t, const html::ListState& list, const std::vector<TrialLine>& lines,
                 const std::string& next) {
  Html out;
  out << html::paragraph(t("trials.text")) << "<p class=\"actions\">"_html
      << html::link_button("/look-ups/trials/new", t("trials.new"), html::ButtonKind::primary) << " "_html
      << html::link_button("/look-ups/runs/compare", t("trials.compare_runs")) << " "_html
      << html::link_button("/look-ups/annex", t("trials.annex")) << "</p>"_html;
  if (lines.empty()) return out << html::alert(html::Tone::info, t("trials.none"));
  std::vector<std::vector<Html>> rows;
  for (const auto& line : lines) {
    Html when;
    when << "<a href=\""_html << std::string(kTrialPath) + "?trial=" + line.row.id << "\">"_html
         << t.date_time(line.row.made_at) << "</a>"_html;
    rows.push_back({when, html::words(line.made_by),
                    html::words(t.number(static_cast<std::int64_t>(line.row.changes.size()))),
                    html::words(t.number(line.row.days)), html::words(state_of(t, line.row.finished, line.job))});
  }
  out << html::table(t, t("trials.title"),
                     {{"", t("trials.asked")},
                      {"", t("trials.asked_by")},
                      {"", t("trials.changes"), true},
                      {"", t("trials.days"), true},
                      {"", t("common.status")}},
                     rows)
      << html::pager(t, list, next);
  return out;
}

Html trial_form(const Translator& t, const std::vector<monitor::Setting>& settings, const html::FormState& state,
                const std::string& csrf) {
  std::vector<std::pair<std::string, std::string>> labels{{"days", t("trials.days_of_lists")}};
  for (const auto& setting : settings) labels.emplace_back(setting.name, name_of(t, setting));
  Html rules;
  for (const auto& setting : settings) {
    html::FieldOptions options;
    options.optional = true;
    options.filter = true;
    if (setting.part == Part::rule) rules << html::checkbox(t, state, setting.name, name_of(t, setting), options);
  }
  rules << fields_of(t, settings, state, Part::rule_after);
  html::FieldOptions days;
  days.type = "number";
  days.input_mode = "numeric";
  days.hint = t("trials.days_hint");
  Html out;
  out << html::error_summary(t, state.errors, labels) << html::paragraph(t("trials.form_text"))
      << html::form_start(kTrialsPath, csrf) << html::text_field(t, state, "days", t("trials.days_of_lists"), days)
      << section(t, state, "trials.part_whole", "trials.part_whole_hint", fields_of(t, settings, state, Part::whole))
      << section(t, state, "trials.part_rules", "trials.part_rules_hint", rules)
      << section(t, state, "trials.part_signs", "trials.part_signs_hint", fields_of(t, settings, state, Part::sign))
      << section(t, state, "trials.part_pairs", "trials.part_measures_hint",
                 fields_of(t, settings, state, Part::pair_measure))
      << section(t, state, "trials.part_officers", "trials.part_measures_hint",
                 fields_of(t, settings, state, Part::actor_measure))
      << html::submit(t("trials.start")) << html::form_end();
  return out;
}

Html trial_head(const Translator& t, const std::vector<monitor::Setting>& settings, const TrialRow& row,
                const std::string& made_by) {
  std::vector<std::vector<Html>> changes;
  for (const auto& [name, value] : row.changes) {
    const auto found = std::ranges::find(settings, name, &monitor::Setting::name);
    const bool known = found != settings.end();
    changes.push_back({html::words(known ? name_of(t, *found) : name),
                       html::words(known ? value_of(t, *found, found->value) : "–"),
                       html::words(known ? value_of(t, *found, value) : t.number(value))});
  }
  std::vector<std::pair<std::string, Html>> items{{t("trials.asked"), html::words(t.date_time(row.made_at))},
                                                  {t("trials.asked_by"), html::words(made_by)}};
  if (row.finished) {
    const auto share = [&](std::int64_t unexplained) {
      return share_words(t, row.look_ups - unexplained, row.look_ups);
    };
    items.emplace_back(t("trials.days"), html::words(t.date(row.first_day) + " – " + t.date(row.last_day)));
    items.emplace_back(t("atypical.run_content"), html::words(row.content));
    items.emplace_back(t("atypical.look_ups"), html::words(t.number(row.look_ups)));
    items.emplace_back(t("atypical.card_explained"),
                       html::words(t("trials.explained", {share(row.unexplained_now), share(row.unexplained_then)})));
  }
  Html out;
  out << html::paragraph(t("trials.result_text")) << html::facts(items)
      << html::table(
             t, t("trials.changes"),
             {{"", t("trials.setting")}, {"", t("trials.in_force_today"), true}, {"", t("trials.changed"), true}},
             changes);
  return out;
}

Html trial_groups(const Translator& t, const TrialResult& result, std::int64_t threshold) {
  Html out;
  out << html::heading(t("trials.by_group")) << groups_table(t, "annex.team", result.teams, threshold)
      << groups_table(t, "annex.role", result.roles, threshold) << "<p class=\"hint\">"_html
      << t("common.suppressed_note") << "</p>"_html;
  return out;
}

}  // namespace waarborg::atypical
