#include "features/atypical/api_figures.h"
#include "features/atypical/case_page.h"
#include "features/atypical/contract/atypical.h"
#include "features/atypical/desk_pages.h"
#include "features/atypical/list_page.h"
#include "features/atypical/own_pages.h"
#include "features/atypical/proposal_view.h"
#include "features/atypical/rules_pages.h"
#include "features/atypical/sources_view.h"

namespace waarborg::atypical {
namespace {

using identity::Role;
using Handle = http::Response (*)(web::Context&, matters::House&);

web::Handler with(matters::House& house, Handle handle) {
  return [&house, handle](web::Context& context) { return handle(context, house); };
}

using Export = http::Response (*)(web::Context&, matters::House&, std::string_view);
web::Handler exported(matters::House& house, Export make, std::string format) {
  return [&house, make, format = std::move(format)](web::Context& context) { return make(context, house, format); };
}

/// What everybody reads of their own look-ups.
void add_own_routes(web::RouteTable& table, matters::House& house) {
  table.add({
      web::page("atypical.own", "/my-look-ups", {}, with(house, show_own)),
      web::page("atypical.own_csv", "/my-look-ups.csv", {}, exported(house, export_own, "csv")),
      web::page("atypical.own_xlsx", "/my-look-ups.xlsx", {}, exported(house, export_own, "xlsx")),
      web::page("atypical.own_ods", "/my-look-ups.ods", {}, exported(house, export_own, "ods")),
      web::page("atypical.question", "/my-look-ups/questions/{id}", {}, with(house, show_question)),
      web::action("atypical.answer", "/my-look-ups/questions/{id}", {}, with(house, post_answer)),
      web::page("atypical.rules", "/my-look-ups/rules", {}, with(house, show_rules)),
  });
  table.add_nav({"atypical.own", "/my-look-ups", {}, 91, [&house](const web::Context& context) {
                   return count_questions(context, house);
                 }});
}

}  // namespace

void add_routes(web::RouteTable& table, matters::House& house) {
  const std::vector<Role> analyst{Role::analyst}, officer{Role::privacy_officer};
  const std::vector<Role> both{Role::analyst, Role::privacy_officer};
  table.add({
      web::page("atypical.list", "/look-ups", analyst, with(house, show_list)),
      web::page("atypical.list_csv", "/look-ups.csv", analyst, exported(house, export_list, "csv")),
      web::page("atypical.list_xlsx", "/look-ups.xlsx", analyst, exported(house, export_list, "xlsx")),
      web::page("atypical.list_ods", "/look-ups.ods", analyst, exported(house, export_list, "ods")),
      web::page("atypical.runs", "/look-ups/runs", analyst, with(house, show_runs)),
      web::page("atypical.outcomes", "/look-ups/outcomes", both, with(house, show_outcomes)),
      web::page("atypical.outcomes_csv", "/look-ups/outcomes.csv", both, exported(house, export_outcomes, "csv")),
      web::page("atypical.outcomes_xlsx", "/look-ups/outcomes.xlsx", both, exported(house, export_outcomes, "xlsx")),
      web::page("atypical.outcomes_ods", "/look-ups/outcomes.ods", both, exported(house, export_outcomes, "ods")),
      web::page("atypical.explained", "/look-ups/explained", both, with(house, show_explained)),
      web::page("atypical.explained_csv", "/look-ups/explained.csv", both, exported(house, export_explained, "csv")),
      web::page("atypical.explained_xlsx", "/look-ups/explained.xlsx", both, exported(house, export_explained, "xlsx")),
      web::page("atypical.explained_ods", "/look-ups/explained.ods", both, exported(house, export_explained, "ods")),
      web::page("atypical.watch", "/look-ups/analysts", officer, with(house, show_watch)),
      web::page("atypical.openings", "/look-ups/openings", officer, with(house, show_openings)),
      web::action("atypical.opening_answer", "/look-ups/openings/{id}", officer, with(house, post_opening_answer)),
      web::page("atypical.case", "/look-ups/{id}", both, with(house, show_case)),
      web::action("atypical.ask", "/look-ups/{id}/ask", analyst, with(house, post_question)),
      web::action("atypical.open", "/look-ups/{id}/open", analyst, with(house, post_opening)),
      web::action("atypical.decide", "/look-ups/{id}/decide", analyst, with(house, post_decision)),
      web::action("atypical.event", "/look-ups/{id}/event", analyst, with(house, post_event)),
      web::action("atypical.follow", "/look-ups/{id}/follow", analyst, with(house, post_follow)),
      web::page("atypical.compare", "/look-ups/runs/compare", analyst, with(house, show_runs_compared)),
      web::page("atypical.compare_csv", "/look-ups/runs/compare.csv", analyst,
                exported(house, export_runs_compared, "csv")),
      web::page("atypical.compare_xlsx", "/look-ups/runs/compare.xlsx", analyst,
                exported(house, export_runs_compared, "xlsx")),
      web::page("atypical.compare_ods", "/look-ups/runs/compare.ods", analyst,
                exported(house, export_runs_compared, "ods")),
      web::page("atypical.trials", "/look-ups/trials", analyst, with(house, show_trials)),
      web::action("atypical.trial_start", "/look-ups/trials", analyst, with(house, post_trial)),
      web::page("atypical.trial_new", "/look-ups/trials/new", analyst, with(house, show_trial_form)),
      web::page("atypical.trial", "/look-ups/trials/result", analyst, with(house, show_trial)),
      web::page("atypical.trial_csv", "/look-ups/trials/result.csv", analyst, exported(house, export_trial, "csv")),
      web::page("atypical.trial_xlsx", "/look-ups/trials/result.xlsx", analyst, exported(house, export_trial, "xlsx")),
      web::page("atypical.trial_ods", "/look-ups/trials/result.ods", analyst, exported(house, export_trial, "ods")),
      web::page("atypical.proposals", kProposalsPath, both, with(house, show_proposals)),
      web::action("atypical.mine", kProposalsPath, analyst, with(house, post_mining)),
      web::page("atypical.mining", kMiningPath, both, with(house, show_mining)),
      web::page("atypical.proposal", kProposalPath, both, with(house, show_proposal)),
      web::action("atypical.propose", "/look-ups/proposals/ask", analyst, with(house, post_propose)),
      web::action("atypical.proposal_answer", "/look-ups/proposals/answer", officer, with(house, post_proposal_answer)),
      web::action("atypical.rule_end", "/look-ups/proposals/end", both, with(house, post_rule_end)),
      web::page("atypical.sources", kSourcesPath, both, with(house, show_sources)),
      web::action("atypical.source_check", kSourcesPath, analyst, with(house, post_source), http::BodyKind::upload),
      web::page("atypical.source", kBringingPath, analyst, with(house, show_bringing)),
      web::action("atypical.source_confirm", "/look-ups/sources/confirm", analyst, with(house, post_bringing)),
      web::page("atypical.source_refused", "/look-ups/sources/refused.csv", analyst, with(house, download_refused)),
      web::page("atypical.annex", "/look-ups/annex", both, with(house, show_annex)),
      web::action("atypical.annex_make", "/look-ups/annex", both, with(house, post_annex)),
      web::page("atypical.annex_file", "/look-ups/annex.md", both, with(house, download_annex)),
  });
  table.add_nav({"atypical.list", "/look-ups", analyst, 57,
                 [&house](const web::Context& context) { return count_waiting(context, house); }});
  table.add_nav({"atypical.openings", "/look-ups/openings", officer, 58,
                 [&house](const web::Context& context) { return count_openings(context, house); }});
  table.add_nav({"proposals.title", kProposalsPath, officer, 59,
                 [&house](const web::Context& context) { return count_proposals(context, house); }});
  add_own_routes(table, house);
  add_api_routes(table, house);
}

}  // namespace waarborg::atypical
