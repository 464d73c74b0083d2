#include "features/atypical/proposal_view.h"

#include <algorithm>

#include "base/text.h"
#include "features/atypical/deciding.h"
#include "features/atypical/work_progress.h"
#include "features/monitor/contract/windows.h"

namespace waarborg::atypical {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

Html cell(std::string_view text) { return html::words(text); }

std::string percent(const Translator& t, double share) { return t("atypical.percent", {t.decimal(share * 100, 1)}); }
double share_of(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

Html link_to(const std::string& path, const std::string& name, const std::string& id, const std::string& words) {
  Html out;
  return out << "<a href=\""_html << path + "?" + name + "=" + id << "\">"_html << words << "</a>"_html;
}

Html state_of(const Translator& t, const std::string& state) {
  const auto tone = state == "asked"      ? html::Tone::warning
                    : state == "approved" ? html::Tone::good
                                          : html::Tone::neutral;
  return html::badge(tone, t("proposals.state_" + state));
}

std::string mining_state(const Translator& t, const MiningLine& line) {
  if (line.row.finished) return t.count("proposals.found_count", line.row.links);
  if (line.job && line.job->state == "failed") return t("trials.state_failed");
  if (line.job && line.job->total > 0)
    return t("proposals.state_running", {t.number(line.job->done), t.number(line.job->total)});
  return t("trials.state_waiting");
}

Html rule_state(const Translator& t, const monitor::ApprovedExplanation& rule, Date today) {
  if (rule.until) return html::badge(html::Tone::neutral, t("proposals.ended_on", {t.date(*rule.until)}));
  if (rule.from > today) return html::badge(html::Tone::info, t("proposals.will_be", {t.date(rule.from)}));
  return html::badge(html::Tone::good, t("proposals.since", {t.date(rule.from)}));
}

Html waiting_table(const Translator& t, const std::vector<ProposalRow>& waiting) {
  std::vector<std::vector<Html>> rows;
  rows.reserve(waiting.size());
  for (const auto& one : waiting)
    rows.push_back({link_to(kProposalPath, "proposal", one.id, link_title(t, one.link.scope, one.link.kinds)),
                    cell(monitor::window_words(t, one.link.before, one.link.after)), cell(percent(t, one.link.support)),
                    cell(percent(t, one.link.precision)), cell(one.asked_at ? t.date_time(*one.asked_at) : "–")});
  return html::table(t, t("proposals.waiting"),
                     {{"", t("atypical.rule")},
                      {"", t("atypical.when")},
                      {"", t("proposals.support"), true},
                      {"", t("proposals.precision"), true},
                      {"", t("proposals.asked_at")}},
                     rows);
}

Html rules_table(const Translator& t, const std::vector<RuleLine>& rules, Date today) {
  std::vector<std::vector<Html>> rows;
  for (const auto& line : rules) {
    const std::string title = link_title(t, line.rule.scope, line.rule.kinds);
    rows.push_back({line.proposal ? link_to(kProposalPath, "proposal", *line.proposal, title) : cell(title),
                    cell(monitor::window_words(t, line.rule.before, line.rule.after)), cell(line.approved_by),
                    cell(t.date_time(line.rule.approved_at)), rule_state(t, line.rule, today)});
  }
  return html::table(t, t("proposals.in_use"),
                     {{"", t("atypical.rule")},
                      {"", t("atypical.when")},
                      {"", t("proposals.approved_by")},
                      {"", t("proposals.approved_at")},
                      {"", t("common.status")}},
                     rows);
}

Html minings_table(const Translator& t, const std::vector<MiningLine>& minings) {
  std::vector<std::vector<Html>> rows;
  rows.reserve(minings.size());
  for (const auto& line : minings)
    rows.push_back({link_to(kMiningPath, "mining", line.row.id, t.date_time(line.row.made_at)), cell(line.made_by),
                    cell(t.date(line.row.from) + " – " + t.date(line.row.to)), cell(mining_state(t, line))});
  return html::table(
      t, t("proposals.minings"),
      {{"", t("trials.asked")}, {"", t("trials.asked_by")}, {"", t("trials.days")}, {"", t("common.status")}}, rows);
}

Html start_form(const Translator& t, const html::FormState& state, const std::string& csrf) {
  html::FieldOptions date;
  date.type = "date";
  Html out;
  out << html::heading(t("proposals.new")) << html::paragraph(t("proposals.new_text"))
      << html::form_start(kProposalsPath, csrf) << "<div class=\"form-grid\">"_html
      << html::text_field(t, state, "from", t("proposals.from_day"), date)
      << html::text_field(t, state, "to", t("proposals.to_day"), date) << "</div>"_html
      << html::submit(t("proposals.start")) << html::form_end();
  return out;
}

Html help(const Translator& t) {
  Html out;
  out << "<details><summary>"_html << t("proposals.help") << "</summary>"_html;
  for (const char* key :
       {"proposals.help_measures", "proposals.help_work", "proposals.help_leaker", "proposals.help_two"})
    out << html::paragraph(t(key));
  return out << "</details>"_html;
}

Html groups_table(const Translator& t, const char* title, const ToldGroups& groups) {
  const auto told = [&](const std::optional<std::int64_t>& count) {
    return cell(count ? t.number(*count) : t("common.suppressed"));
  };
  std::vector<std::vector<Html>> rows;
  for (const auto& group : groups.rows)
    rows.push_back({cell(group.few            ? t("explained.few")
                         : group.name.empty() ? "–"
                                              : group.name),
                    told(group.asked), told(group.held)});
  return html::table(
      t, t(title),
      {{"", t(title)}, {"", t("proposals.unexplained_asked"), true}, {"", t("proposals.would_explain"), true}}, rows);
}

std::string before_and_after(const Translator& t, std::int64_t all, std::int64_t unexplained, std::int64_t held,
                             std::int64_t asked) {
  const double left = share_of(unexplained, all);
  return t("proposals.before_after",
           {percent(t, all == 0 ? 0 : 1 - left), percent(t, all == 0 ? 0 : 1 - left * (1 - share_of(held, asked)))});
}

/// `whole`: what it would explain of all may be told.
Html figures(const Translator& t, const ProposalView& view, bool whole) {
  const auto& link = view.row.link;
  const auto& told = view.mining.told;
  return html::facts(
      {{t("atypical.when"), cell(monitor::window_words(t, link.before, link.after))},
       {t("proposals.days"), cell(t.date(told.first_day) + " – " + t.date(told.day))},
       {t("proposals.support"), cell(t("proposals.support_text", {percent(t, link.support), percent(t, link.chance)}))},
       {t("proposals.precision"), cell(t("proposals.precision_text", {percent(t, link.precision)}))},
       {t("proposals.would_explain"),
        cell(whole ? t("proposals.would_explain_text", {t.number(link.looks), t.number(told.looks_asked)})
                   : t("common.suppressed"))},
       {t("proposals.share_all"),
        cell(whole ? before_and_after(t, told.looks, told.unexplained, link.looks, told.looks_asked)
                   : t("common.suppressed"))},
       {t("proposals.share_firsts"),
        cell(before_and_after(t, told.firsts, told.firsts_unexplained, link.firsts, told.firsts_asked))},
       {t("proposals.also"), cell(percent(t, view.row.also))}});
}

Html sample_note(const Translator& t, const monitor::Mined& told) {
  if (told.teams_asked == told.teams && told.one_of_officers == 1) return {};
  return html::alert(html::Tone::info,
                     t("proposals.sample", {t.number(told.teams_asked), t.number(told.teams), t.number(told.looks),
                                            t.number(told.looks_in_all), t.number(told.one_of_officers)}));
}

bool is_learnt(const std::string& scope) {
  return scope.ends_with("habit") || scope == "mate_looked" || scope == "follow_up" || scope == "together";
}

Html reason_of(const Translator& t, const char* title, const std::string& who, const std::optional<Instant>& at,
               const std::string& words) {
  if (!at) return {};
  Html body;
  body << html::paragraph(who + ", " + t.date_time(*at)) << "<p class=\"own-words\">"_html << words << "</p>"_html;
  Html out;
  return out << html::heading(t(title)) << body;
}

Html ask_form(const Translator& t, const ProposalView& view, const std::string& csrf) {
  Html out;
  return out << html::heading(t("proposals.ask")) << html::form_start("/look-ups/proposals/ask", csrf)
             << html::hidden("proposal", view.row.id)
             << html::text_field(t, view.state, "why", t("proposals.why"),
                                 {.hint = t("proposals.why_hint"), .rows = 4, .length_max = kReasonMax})
             << html::submit(t("proposals.ask_button")) << html::form_end();
}

Html answer_form(const Translator& t, const ProposalView& view, const std::string& csrf) {
  html::FormState state = view.state;
  if (state.values.empty()) state.values.emplace_back("from", to_iso(view.today));
  Html out;
  return out << html::heading(t("proposals.decide")) << html::form_start("/look-ups/proposals/answer", csrf)
             << html::hidden("proposal", view.row.id)
             << html::text_field(t, state, "reason", t("proposals.reason"),
                                 {.hint = t("proposals.reason_hint"), .rows = 4, .length_max = kReasonMax})
             << html::text_field(t, state, "from", t("proposals.from"),
                                 {.hint = t("proposals.from_hint"), .optional = true, .type = "date"})
             << "<p class=\"actions\">"_html
             << html::submit(t("proposals.approve"), html::ButtonKind::primary, "answer", "approve") << " "_html
             << html::submit(t("proposals.reject"), html::ButtonKind::plain, "answer", "reject") << "</p>"_html
             << html::form_end();
}

Html end_form(const Translator& t, const ProposalView& view, const std::string& csrf) {
  Html out;
  return out << html::heading(t("proposals.end")) << html::paragraph(t("proposals.end_text"))
             << html::form_start("/look-ups/proposals/end", csrf) << html::hidden("proposal", view.row.id)
             << html::text_field(t, view.state, "end_reason", t("proposals.reason"),
                                 {.rows = 3, .length_max = kReasonMax})
             << html::submit(t("proposals.end_button"), html::ButtonKind::danger) << html::form_end();
}

Html decisions(const Translator& t, const ProposalView& view) {
  Html out;
  out << reason_of(t, "proposals.asked_with", view.asked_by, view.row.asked_at, view.why)
      << reason_of(t, view.row.state == "rejected" ? "proposals.rejected_with" : "proposals.approved_with",
                   view.decided_by, view.row.decided_at, view.answer);
  if (view.rule && view.rule->rule.ended_at)
    out << reason_of(t, "proposals.ended_with", view.rule->ended_by, view.rule->rule.ended_at, view.end);
  return out;
}

}  // namespace

std::string link_title(const Translator& t, const std::string& scope, const std::vector<std::string>& kinds) {
  return t("explanations.title_" + scope, {join(kinds, ", ")});
}

Html proposals_view(const Translator& t, const ProposalsView& view, const std::string& csrf) {
  Html out =
      html::error_summary(t, view.state.errors, {{"from", t("proposals.from_day")}, {"to", t("proposals.to_day")}});
  out << html::paragraph(t("proposals.text")) << help(t) << html::heading(t("proposals.waiting"));
  if (view.waiting.empty())
    out << html::alert(html::Tone::info, t("proposals.none_waiting"));
  else
    out << waiting_table(t, view.waiting);
  out << html::heading(t("proposals.in_use"));
  if (view.rules.empty())
    out << html::alert(html::Tone::info, t("proposals.none_in_use"));
  else
    out << rules_table(t, view.rules, view.today);
  out << html::heading(t("proposals.minings"));
  if (view.minings.empty())
    out << html::alert(html::Tone::info, t("proposals.none_mined"));
  else
    out << minings_table(t, view.minings) << html::pager(t, view.list, view.next);
  if (view.analyst) out << start_form(t, view.state, csrf);
  return out;
}

Html mining_view(const Translator& t, const MiningLine& mining, const std::vector<ProposalRow>& proposals) {
  const MiningRow& row = mining.row;
  Html out;
  if (!row.finished) return work_progress(t, mining.job, "proposals.busy");
  const auto& told = row.told;
  out << html::facts(
             {{t("trials.asked"), cell(t.date_time(row.made_at) + ", " + mining.made_by)},
              {t("proposals.days"), cell(t.date(told.first_day) + " – " + t.date(told.day))},
              {t("atypical.run_content"), cell(told.content)},
              {t("proposals.explained_now"),
               cell(t("proposals.explained_of",
                      {percent(t, share_of(told.looks - told.unexplained, told.looks)), t.number(told.looks)}))},
              {t("proposals.firsts_now"),
               cell(t(
                   "proposals.explained_of",
                   {percent(t, share_of(told.firsts - told.firsts_unexplained, told.firsts)), t.number(told.firsts)}))},
              {t("proposals.together"), cell(percent(t, share_of(told.firsts_reached, told.firsts_asked)))}})
      << sample_note(t, told);
  if (proposals.empty()) return out << html::alert(html::Tone::info, t("explanations.none"));
  std::vector<std::vector<Html>> rows;
  rows.reserve(proposals.size());
  for (const auto& one : proposals)
    rows.push_back({link_to(kProposalPath, "proposal", one.id, link_title(t, one.link.scope, one.link.kinds)),
                    cell(monitor::window_words(t, one.link.before, one.link.after)), cell(percent(t, one.link.support)),
                    cell(percent(t, one.link.precision)), cell(t.number(one.link.looks)),
                    cell(t.number(one.link.fresh)), state_of(t, one.state)});
  return out << html::heading(t("proposals.found")) << html::paragraph(t("proposals.found_text"))
             << html::table(t, t("proposals.found"),
                            {{"", t("atypical.rule")},
                             {"", t("atypical.when")},
                             {"", t("proposals.support"), true},
                             {"", t("proposals.precision"), true},
                             {"", t("proposals.would_explain"), true},
                             {"", t("proposals.adds"), true},
                             {"", t("common.status")}},
                            rows);
}

Html proposal_view(const Translator& t, const ProposalView& view, const std::string& csrf) {
  const auto& link = view.row.link;
  Html out = html::error_summary(t, view.state.errors,
                                 {{"why", t("proposals.why")},
                                  {"reason", t("proposals.reason")},
                                  {"from", t("proposals.from")},
                                  {"end_reason", t("proposals.reason")}});
  out << "<p>"_html << state_of(t, view.row.state);
  if (view.rule) out << " "_html << rule_state(t, view.rule->rule, view.today);
  out << "</p>"_html << html::paragraph(t("proposals.says_" + link.scope, {join(link.kinds, ", ")}));
  if (link.least > 0) out << html::paragraph(t.count("proposals.least", link.least));
  for (const auto& before : view.alike)
    out << html::alert(html::Tone::warning,
                       t("proposals." + before.state + "_before", {t.date_time(before.decided_at.value_or(Instant{}))}),
                       link_to(kProposalPath, "proposal", before.id, t("proposals.see_before")));
  if (is_learnt(link.scope)) out << html::alert(html::Tone::info, t("proposals.learnt"));
  const auto teams = told_groups(link.teams, view.threshold), roles = told_groups(link.roles, view.threshold);
  out << figures(t, view, teams.whole && roles.whole) << sample_note(t, view.mining.told) << help(t)
      << html::heading(t("proposals.by_group")) << groups_table(t, "annex.team", teams)
      << groups_table(t, "annex.role", roles) << "<p class=\"hint\">"_html << t("common.suppressed_note") << "</p>"_html
      << decisions(t, view);
  if (view.row.state == "found" && view.analyst) out << ask_form(t, view, csrf);
  if (view.row.state == "asked" && view.approver) out << answer_form(t, view, csrf);
  if (view.rule && !view.rule->rule.until) out << end_form(t, view, csrf);
  return out;
}

}  // namespace waarborg::atypical
