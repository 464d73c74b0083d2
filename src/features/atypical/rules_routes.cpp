#include "features/atypical/contract/atypical.h"
#include "features/atypical/rules_pages.h"
#include "features/atypical/trials.h"

namespace waarborg::atypical {

void add_rules_routes(web::RouteTable& table, matters::House& house) {
  using identity::Role;
  using Handle = http::Response (*)(web::Context&, matters::House&);
  using Export = http::Response (*)(web::Context&, matters::House&, std::string_view);
  const std::vector<Role> analyst{Role::analyst}, both{Role::analyst, Role::privacy_officer};
  const auto with = [&house](Handle handle) -> web::Handler {
    return [&house, handle](web::Context& context) { return handle(context, house); };
  };
  const auto as = [&house](Export handle, const char* format) -> web::Handler {
    return [&house, handle, format](web::Context& context) { return handle(context, house, format); };
  };
  table.add({
      web::page("atypical.compare", "/look-ups/runs/compare", analyst, with(show_runs_compared)),
      web::page("atypical.compare_csv", "/look-ups/runs/compare.csv", analyst, as(export_runs_compared, "csv")),
      web::page("atypical.compare_xlsx", "/look-ups/runs/compare.xlsx", analyst, as(export_runs_compared, "xlsx")),
      web::page("atypical.compare_ods", "/look-ups/runs/compare.ods", analyst, as(export_runs_compared, "ods")),
      web::page("atypical.trials", "/look-ups/trials", analyst, with(show_trials)),
      web::action("atypical.trial_start", "/look-ups/trials", analyst, with(post_trial)),
      web::page("atypical.trial_new", "/look-ups/trials/new", analyst, with(show_trial_form)),
      web::page("atypical.trial", "/look-ups/trials/result", analyst, with(show_trial)),
      web::page("atypical.trial_csv", "/look-ups/trials/result.csv", analyst, as(export_trial, "csv")),
      web::page("atypical.trial_xlsx", "/look-ups/trials/result.xlsx", analyst, as(export_trial, "xlsx")),
      web::page("atypical.trial_ods", "/look-ups/trials/result.ods", analyst, as(export_trial, "ods")),
      web::page("atypical.annex", "/look-ups/annex", both, with(show_annex)),
      web::action("atypical.annex_make", "/look-ups/annex", both, with(post_annex)),
      web::page("atypical.annex_file", "/look-ups/annex.md", both, with(download_annex)),
  });
}

void add_jobs(matters::House& house) { add_trial_job(house); }

}  // namespace waarborg::atypical
