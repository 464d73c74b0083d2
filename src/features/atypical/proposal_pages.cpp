// Explanations proposed by mining: asked for, read, proposed, decided, ended.
#include <algorithm>

#include "features/atypical/proposal_view.h"
#include "features/atypical/rules_pages.h"
#include "features/atypical/sealed.h"
#include "features/atypical/seats.h"
#include "features/atypical/work_progress.h"
#include "platform/directory/directory.h"
#include "platform/web/drafts.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using storage::Transaction;

constexpr int kMiningsOnPage = 25;
constexpr int kMinedDays = 91;

MiningLine line_of(Transaction& tx, const matters::House& house, MiningRow row) {
  auto made_by = directory::account_name(tx, house.keys(), row.made_by);
  auto job = jobs::Jobs::find(tx, row.job_id);
  return {std::move(row), std::move(made_by), std::move(job)};
}

RuleLine line_of(Transaction& tx, const matters::House& house, monitor::ApprovedExplanation rule) {
  RuleLine line{std::move(rule), {}, {}, {}};
  line.proposal = proposal_of_rule(tx, line.rule.number);
  line.approved_by = directory::account_name(tx, house.keys(), line.rule.approved_by);
  if (line.rule.until) line.ended_by = directory::account_name(tx, house.keys(), line.rule.ended_by);
  return line;
}

Result<ProposalsView> read_all(web::Context& context, matters::House& house) {
  return house.database().write([&](Transaction& tx) -> Result<ProposalsView> {
    TRY(enter(tx, house, context.viewer(), Act::proposals));
    ProposalsView view;
    view.analyst = is_analyst(context.viewer());
    view.today = house.today();
    view.list = {kProposalsPath, {}, "", context.request.query.get("after")};
    view.waiting = waiting_proposals(tx);
    for (auto& rule : monitor::approved_explanations(tx)) view.rules.push_back(line_of(tx, house, std::move(rule)));
    std::ranges::reverse(view.rules);
    for (auto& row : newest_minings(tx, newest_from(view.list.after), kMiningsOnPage + 1)) {
      if (view.minings.size() == kMiningsOnPage) {
        const auto& last = view.minings.back().row;
        view.next = newest_text(last.made_at, last.id);
        break;
      }
      view.minings.push_back(line_of(tx, house, std::move(row)));
    }
    return view;
  });
}

http::Response proposals_page(web::Context& context, matters::House& house, const Errors& errors) {
  const auto& t = context.t;
  auto view = read_all(context, house);
  if (!view.ok()) return web::error_page(context, view.errors());
  if (errors.empty()) {
    view->state.values = {{"from", to_iso(add_days(view->today, -kMinedDays))}, {"to", to_iso(view->today)}};
  } else {
    view->state = web::state_of(context.request, errors);
  }
  return web::render(context,
                     {.title = t("proposals.title"),
                      .crumbs = {{t("atypical.list"), "/look-ups"}},
                      .status = errors.empty() ? 200 : web::status_of(errors)},
                     proposals_view(t, *view, context.csrf()));
}

std::vector<web::Crumb> crumbs(const i18n::Translator& t) {
  return {{t("atypical.list"), "/look-ups"}, {t("proposals.title"), kProposalsPath}};
}

Result<ProposalView> read_one(web::Context& context, matters::House& house, const std::string& id) {
  return house.database().write([&](Transaction& tx) -> Result<ProposalView> {
    const auto& viewer = context.viewer();
    auto found = find_proposal(tx, id);
    TRY(enter(tx, house, viewer, Act::proposals, found ? "proposal=" + id : ""));
    if (!found) return not_found();
    ProposalView view;
    view.mining = *find_mining(tx, found->mining_id);
    view.alike = decided_alike(tx, *found);
    const auto name = [&](const std::string& account) {
      return account.empty() ? "" : directory::account_name(tx, house.keys(), account);
    };
    view.asked_by = name(found->asked_by);
    view.decided_by = name(found->decided_by);
    for (const auto& [part, words] :
         {std::pair("why", &view.why), std::pair("answer", &view.answer), std::pair("end", &view.end)})
      *words = unsealed(tx, viewer, id, part).value_or("");
    if (found->rule)
      for (auto& rule : monitor::approved_explanations(tx))
        if (rule.number == *found->rule) view.rule = line_of(tx, house, std::move(rule));
    view.analyst = is_analyst(viewer);
    view.approver = is_approver(viewer) && found->asked_by != viewer.account_id;
    view.today = house.today();
    view.threshold = house.platform.config.small_number_threshold;
    view.row = std::move(*found);
    return view;
  });
}

http::Response proposal_page(web::Context& context, matters::House& house, const std::string& id,
                             const Errors& errors) {
  const auto& t = context.t;
  auto view = read_one(context, house, id);
  if (!view.ok()) return web::error_page(context, view.errors());
  if (!errors.empty()) view->state = web::state_of(context.request, errors);
  auto trail = crumbs(t);
  trail.push_back({t("proposals.found"), std::string(kMiningPath) + "?mining=" + view->mining.id});
  return web::render(context,
                     {.title = link_title(t, view->row.link.scope, view->row.link.kinds),
                      .crumbs = std::move(trail),
                      .status = errors.empty() ? 200 : web::status_of(errors)},
                     proposal_view(t, *view, context.csrf()));
}

/// Back to the proposal, with what was done or with what is wrong.
http::Response after(web::Context& context, matters::House& house, const Result<Done>& done, const char* notice) {
  const std::string id = context.request.form.get("proposal");
  if (done.ok()) return web::see_other_with_notice(std::string(kProposalPath) + "?proposal=" + id, notice);
  if (done.error().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return proposal_page(context, house, id, done.errors());
}

}  // namespace

http::Response show_proposals(web::Context& context, matters::House& house) {
  if (!is_analyst(context.viewer()) && !is_approver(context.viewer())) return http::see_other("/look-ups/openings");
  return proposals_page(context, house, {});
}

http::Response post_mining(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  const auto id = start_mining(house, context.viewer(), form.get("from"), form.get("to"));
  if (id.ok()) return http::see_other(std::string(kMiningPath) + "?mining=" + *id);
  if (id.error().kind == ErrorKind::not_found) return web::error_page(context, id.errors());
  return proposals_page(context, house, id.errors());
}

http::Response show_mining(web::Context& context, matters::House& house) {
  struct Found {
    MiningLine line;
    std::vector<ProposalRow> proposals;
  };
  const auto& t = context.t;
  const auto found = house.database().write([&](Transaction& tx) -> Result<Found> {
    auto row = find_mining(tx, context.request.query.get("mining"));
    TRY(enter(tx, house, context.viewer(), Act::proposals, row ? "mining=" + row->id : ""));
    if (!row) return not_found();
    auto proposals = proposals_of(tx, row->id);
    return Found{line_of(tx, house, std::move(*row)), std::move(proposals)};
  });
  if (!found.ok()) return web::error_page(context, found.errors());
  auto response = web::render(context, {.title = t("proposals.mining"), .crumbs = crumbs(t)},
                              mining_view(t, found->line, found->proposals));
  const auto& job = found->line.job;
  if (!found->line.row.finished && job && job->state != "failed") look_again_soon(response);
  return response;
}

http::Response show_proposal(web::Context& context, matters::House& house) {
  return proposal_page(context, house, context.request.query.get("proposal"), {});
}

http::Response post_propose(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  return after(context, house, propose(house, context.viewer(), form.get("proposal"), form.get("why")),
               "proposals.done_asked");
}

http::Response post_proposal_answer(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  const bool approve = form.get("answer") == "approve";
  return after(
      context, house,
      answer_proposal(house, context.viewer(), form.get("proposal"), {approve, form.get("reason"), form.get("from")}),
      approve ? "proposals.done_approved" : "proposals.done_rejected");
}

http::Response post_rule_end(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  return after(context, house, end_rule(house, context.viewer(), form.get("proposal"), form.get("end_reason")),
               "proposals.done_ended");
}

std::int64_t count_proposals(const web::Context& context, matters::House& house) {
  if (!context.viewer_or_null || !is_approver(context.viewer())) return 0;
  const auto count = house.database().read(
      [](Transaction& tx) -> Result<std::int64_t> { return tx.find(sql::proposals_count)->integer("count"); });
  return count.ok() ? *count : 0;
}

}  // namespace waarborg::atypical
