#include "features/atypical/proposals.h"

#include "base/suppression.h"
#include "base/text.h"
#include "features/atypical/deciding.h"
#include "features/atypical/sealed.h"
#include "features/atypical/seats.h"
#include "platform/web/field_checks.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using identity::Viewer;
using storage::Transaction;

constexpr int kMinedDaysMax = 366;
constexpr const char* kBothDesks[] = {monitor::kMonitorDesk, monitor::kApprovalDesk};

MiningRow mining_from(const storage::Row& row) {
  MiningRow mining;
  mining.id = row.text("id");
  mining.job_id = row.text("job_id");
  mining.made_by = row.text("made_by");
  mining.made_at = row.instant("made_at");
  mining.from = row.date("from_day");
  mining.to = row.date("to_day");
  mining.finished = row.flag("finished");
  if (!mining.finished) return mining;
  auto& told = mining.told;
  told.first_day = row.date("first_day");
  told.day = row.date("last_day");
  told.content = row.text("content");
  told.teams = row.integer("teams");
  told.teams_asked = row.integer("teams_asked");
  told.looks_in_all = row.integer("looks_in_all");
  told.one_of_officers = static_cast<int>(row.integer("one_of_officers"));
  told.looks = row.integer("looks");
  told.unexplained = row.integer("unexplained");
  told.firsts = row.integer("firsts");
  told.firsts_unexplained = row.integer("firsts_unexplained");
  told.looks_asked = row.integer("looks_asked");
  told.firsts_asked = row.integer("firsts_asked");
  told.firsts_reached = row.integer("firsts_reached");
  mining.links = row.integer("links");
  return mining;
}

ProposalRow proposal_from(const storage::Row& row) {
  const auto share = [&](const char* column) { return static_cast<double>(row.integer(column)) / 1e6; };
  const auto seconds = [&](const char* column) { return static_cast<std::uint32_t>(row.integer(column)); };
  ProposalRow one;
  one.id = row.text("id");
  one.mining_id = row.text("mining_id");
  auto& link = one.link;
  link.key = row.text("key");
  link.scope = row.text("scope");
  link.kinds = monitor::kinds_from(row.text("kinds"));
  link.before = seconds("before_seconds");
  link.after = seconds("after_seconds");
  link.least = seconds("least");
  link.firsts = row.integer("firsts");
  link.looks = row.integer("looks");
  link.fresh = row.integer("fresh");
  link.support = share("support");
  link.chance = share("chance");
  link.precision = share("precision_share");
  link.proposed = true;
  one.also = share("also");
  one.state = row.text("state");
  one.asked_by = row.maybe_text("asked_by").value_or("");
  one.decided_by = row.maybe_text("decided_by").value_or("");
  one.asked_at = row.maybe_instant("asked_at");
  one.decided_at = row.maybe_instant("decided_at");
  if (const auto rule = row.maybe_integer("rule")) one.rule = static_cast<int>(*rule);
  return one;
}

std::vector<ProposalRow> proposals_from(const std::vector<storage::Row>& rows) {
  std::vector<ProposalRow> all;
  all.reserve(rows.size());
  for (const auto& row : rows) all.push_back(proposal_from(row));
  return all;
}

/// Whether a share tells no small number.
bool tells_none(std::int64_t part, std::int64_t whole, std::int64_t threshold) {
  return !suppress_small_numbers({{part, whole - part}}, threshold).cells[0][0];
}

Result<Done> seal_for_both(Transaction& tx, const std::string& owner, std::string_view part, std::string_view text) {
  for (const char* desk : kBothDesks) TRY(seal_for_desk(tx, owner, part, desk, text));
  return Done{};
}

Result<Done> put_into_use(Transaction& tx, matters::House& house, const Viewer& viewer, const ProposalRow& proposal,
                          Date from) {
  monitor::ApprovedExplanation wish;
  wish.key = proposal.link.key;
  wish.scope = proposal.link.scope;
  wish.kinds = proposal.link.kinds;
  wish.before = proposal.link.before;
  wish.after = proposal.link.after;
  wish.least = proposal.link.least;
  wish.asked_by = proposal.asked_by;
  wish.approved_by = viewer.account_id;
  wish.from = from;
  const int number = TRY(monitor::approve_explanation(tx, house, wish));
  tx.execute(sql::proposal_decide, {proposal.id, "approved", viewer.account_id, house.clock().now(), number});
  return enter(tx, house, viewer, Act::approve_rule,
               "rule=" + std::to_string(number) + " from=" + to_iso(from) + " proposal=" + proposal.id);
}

}  // namespace

std::optional<MiningRow> find_mining(Transaction& tx, const std::string& id) {
  const auto row = tx.find(sql::mining_find, {id});
  return row ? std::optional(mining_from(*row)) : std::nullopt;
}

std::vector<MiningRow> newest_minings(Transaction& tx, const Cursor& from, int count) {
  std::vector<MiningRow> all;
  for (const auto& row : tx.query(sql::minings_newest, {from.place, from.id, count})) all.push_back(mining_from(row));
  return all;
}

std::optional<ProposalRow> find_proposal(Transaction& tx, const std::string& id) {
  const auto row = tx.find(sql::proposal_find, {id});
  if (!row) return std::nullopt;
  auto proposal = proposal_from(*row);
  for (const auto& group : tx.query(sql::proposal_groups, {id}))
    (group.text("kind") == "team" ? proposal.link.teams : proposal.link.roles)
        .push_back({group.text("name"), group.integer("held"), group.integer("asked"),
                    group.maybe_integer("officers").value_or(0)});
  return proposal;
}

std::vector<ProposalRow> proposals_of(Transaction& tx, const std::string& mining_id) {
  return proposals_from(tx.query(sql::proposals_of_mining, {mining_id}));
}

std::vector<ProposalRow> waiting_proposals(Transaction& tx) { return proposals_from(tx.query(sql::proposals_waiting)); }

ToldProposals told_proposals(Transaction& tx, const std::string& state, const std::string& after, int limit,
                             std::int64_t threshold) {
  const Cursor from = newest_from(after);
  ToldProposals out;
  for (const auto& row : tx.query(sql::proposals_told, {from.place, from.id, state, limit + 1})) {
    if (out.rows.size() == static_cast<std::size_t>(limit)) {
      out.next = newest_text(out.rows.back().mined_at, out.rows.back().row.id);
      break;
    }
    ToldProposal one{proposal_from(row), row.instant("made_at"), row.date("first_day"), row.date("last_day")};
    const auto& link = one.row.link;
    one.told = tells_none(link.firsts, row.integer("firsts_asked"), threshold) &&
               tells_none(link.looks, row.integer("looks_asked"), threshold);
    out.rows.push_back(std::move(one));
  }
  return out;
}

std::vector<ProposalRow> decided_alike(Transaction& tx, const ProposalRow& proposal) {
  const auto& link = proposal.link;
  return proposals_from(tx.query(sql::proposals_decided_alike, {link.scope, join(link.kinds, "\n"), link.before,
                                                                link.after, link.least, proposal.id}));
}

std::optional<std::string> proposal_of_rule(Transaction& tx, int rule) {
  const auto row = tx.find(sql::proposal_of_rule, {rule});
  return row ? std::optional(row->text("id")) : std::nullopt;
}

Result<std::string> start_mining(matters::House& house, const Viewer& viewer, const std::string& from,
                                 const std::string& to) {
  if (!is_analyst(viewer)) return not_found();
  const auto first = date_from_iso(from), last = date_from_iso(to);
  Errors errors;
  if (!first) errors.push_back(invalid("error.date", "from"));
  if (!last) errors.push_back(invalid("error.date", "to"));
  if (first && last && (*last < *first || days_between(*first, *last) >= kMinedDaysMax))
    errors.push_back(invalid("proposals.range", "to", {std::to_string(kMinedDaysMax)}));
  if (!errors.empty()) return errors;
  return house.database().write([&](Transaction& tx) -> Result<std::string> {
    const std::string id = new_id();
    TRY(enter(tx, house, viewer, Act::mine, "mining=" + id + " from=" + from + " to=" + to));
    const std::string job =
        jobs::Jobs::enqueue(tx, house.clock(), kMiningJob, "{\"mining\":\"" + id + "\"}", viewer.account_id);
    tx.execute(sql::mining_add, {id, job, viewer.account_id, house.clock().now(), *first, *last});
    return id;
  });
}

Result<Done> propose(matters::House& house, const Viewer& viewer, const std::string& id, const std::string& why) {
  return house.database().write([&](Transaction& tx) -> Result<Done> {
    TRY(enter(tx, house, viewer, Act::propose, "proposal=" + id));
    if (!tx.find(sql::proposal_find, {id})) return not_found();
    Errors errors;
    web::check_text(errors, "why", why, kReasonMax, true);
    if (!errors.empty()) return errors;
    if (tx.execute(sql::proposal_ask, {id, viewer.account_id, house.clock().now()}) == 0)
      return conflict("proposals.not_open");
    return seal_for_both(tx, id, "why", why);
  });
}

Result<Done> answer_proposal(matters::House& house, const Viewer& viewer, const std::string& id,
                             const ProposalAnswer& answer) {
  return house.database().write([&](Transaction& tx) -> Result<Done> {
    if (!is_approver(viewer)) return not_found();
    const auto proposal = find_proposal(tx, id);
    if (!proposal) return not_found();
    const auto from = date_from_iso(answer.from);
    Errors errors;
    web::check_text(errors, "reason", answer.reason, kReasonMax, true);
    if (answer.approve && !from) errors.push_back(invalid("error.date", "from"));
    if (!errors.empty()) return errors;
    if (proposal->state != "asked") return conflict("proposals.not_open");
    if (proposal->asked_by == viewer.account_id) return conflict("proposals.own");
    TRY(seal_for_both(tx, id, "answer", answer.reason));
    if (answer.approve) return put_into_use(tx, house, viewer, *proposal, *from);
    tx.execute(sql::proposal_decide, {id, "rejected", viewer.account_id, house.clock().now(), std::nullopt});
    return enter(tx, house, viewer, Act::reject_rule, "proposal=" + id);
  });
}

Result<Done> end_rule(matters::House& house, const Viewer& viewer, const std::string& id, const std::string& reason) {
  return house.database().write([&](Transaction& tx) -> Result<Done> {
    const auto proposal = find_proposal(tx, id);
    const bool in_use = proposal && proposal->rule;
    TRY(enter(tx, house, viewer, Act::end_rule, in_use ? "rule=" + std::to_string(*proposal->rule) : "proposal=" + id));
    if (!in_use) return not_found();
    Errors errors;
    web::check_text(errors, "end_reason", reason, kReasonMax, true);
    if (!errors.empty()) return errors;
    TRY(monitor::end_explanation(tx, house, *proposal->rule, viewer.account_id));
    return seal_for_both(tx, id, "end", reason);
  });
}

}  // namespace waarborg::atypical
