#include <fmt/format.h>

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

/// A list as a page and as a file in each format.
void add_list(web::RouteTable& table, matters::House& house, const std::string& name, const std::string& path,
              const std::vector<Role>& roles, Handle show, Export make) {
  table.add(web::page(name, path, roles, with(house, show)));
  for (const char* format : {"csv", "xlsx", "ods"})
    table.add(web::page(fmt::format("{}_{}", name, format), fmt::format("{}.{}", path, format), roles,
                        exported(house, make, format)));
}

/// What everybody reads of their own look-ups.
void add_own_routes(web::RouteTable& table, matters::House& house) {
  add_list(table, house, "atypical.own", "/my-look-ups", {}, show_own, export_own);
  table.add({
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
  add_list(table, house, "atypical.list", "/look-ups", analyst, show_list, export_list);
  add_list(table, house, "atypical.runs", "/look-ups/runs", analyst, show_runs, export_runs);
  add_list(table, house, "atypical.outcomes", "/look-ups/outcomes", both, show_outcomes, export_outcomes);
  add_list(table, house, "atypical.explained", "/look-ups/explained", both, show_explained, export_explained);
  add_list(table, house, "atypical.watch", "/look-ups/analysts", officer, show_watch, export_watch);
  add_list(table, house, "atypical.openings", "/look-ups/openings", officer, show_openings, export_openings);
  add_list(table, house, "atypical.compare", "/look-ups/runs/compare", analyst, show_runs_compared,
           export_runs_compared);
  add_list(table, house, "atypical.trial", "/look-ups/trials/result", analyst, show_trial, export_trial);
  add_list(table, house, "atypical.sources", kSourcesPath, both, show_sources, export_sources);
  table.add({
      web::action("atypical.opening_answer", "/look-ups/openings/{id}", officer, with(house, post_opening_answer)),
      web::page("atypical.case", "/look-ups/{id}", both, with(house, show_case)),
      web::action("atypical.ask", "/look-ups/{id}/ask", analyst, with(house, post_question)),
      web::action("atypical.open", "/look-ups/{id}/open", analyst, with(house, post_opening)),
      web::action("atypical.decide", "/look-ups/{id}/decide", analyst, with(house, post_decision)),
      web::action("atypical.event", "/look-ups/{id}/event", analyst, with(house, post_event)),
      web::action("atypical.follow", "/look-ups/{id}/follow", analyst, with(house, post_follow)),
      web::page("atypical.trials", "/look-ups/trials", analyst, with(house, show_trials)),
      web::action("atypical.trial_start", "/look-ups/trials", analyst, with(house, post_trial)),
      web::page("atypical.trial_new", "/look-ups/trials/new", analyst, with(house, show_trial_form)),
      web::page("atypical.proposals", kProposalsPath, both, with(house, show_proposals)),
      web::action("atypical.mine", kProposalsPath, analyst, with(house, post_mining)),
      web::page("atypical.mining", kMiningPath, both, with(house, show_mining)),
      web::page("atypical.proposal", kProposalPath, both, with(house, show_proposal)),
      web::action("atypical.propose", "/look-ups/proposals/ask", analyst, with(house, post_propose)),
      web::action("atypical.proposal_answer", "/look-ups/proposals/answer", officer, with(house, post_proposal_answer)),
      web::action("atypical.rule_end", "/look-ups/proposals/end", both, with(house, post_rule_end)),
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
