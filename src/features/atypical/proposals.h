// Explanations proposed by mining: asked for, worked on as a job, proposed for use by an analyst and decided by
// somebody of the other desk (docs/decisions/0034).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/atypical/store.h"
#include "features/monitor/contract/approved.h"
#include "features/monitor/contract/explanations.h"
#include "platform/identity/viewer.h"
#include "platform/jobs/jobs.h"

namespace waarborg::atypical {

struct MiningRow {
  std::string id, job_id, made_by;
  Instant made_at;
  Date from, to;  ///< asked for
  bool finished = false;
  monitor::Mined told;     ///< without its links
  std::int64_t links = 0;  ///< proposed
};

struct ProposalRow {
  std::string id, mining_id;
  monitor::ProposedExplanation link;  ///< without examples and lift; support, chance and precision to a millionth
  double also = 0;                    ///< of explained first look-ups, the share for which it holds too
  std::string state;                  ///< found, asked, approved, rejected
  std::string asked_by, decided_by;
  std::optional<Instant> asked_at, decided_at;
  std::optional<int> rule;  ///< the number of the explanation that it became
};

std::optional<MiningRow> find_mining(storage::Transaction& tx, const std::string& id);
/// Newest first, after the one of that moment and id.
std::vector<MiningRow> newest_minings(storage::Transaction& tx, const Cursor& from, int count);
/// With its counts by team and role.
std::optional<ProposalRow> find_proposal(storage::Transaction& tx, const std::string& id);
std::vector<ProposalRow> proposals_of(storage::Transaction& tx, const std::string& mining_id);
std::vector<ProposalRow> waiting_proposals(storage::Transaction& tx);
/// A proposal as anybody may read it who reads figures: nobody's name, and no share that tells a small number.
struct ToldProposal {
  ProposalRow row;
  Instant mined_at;
  Date first_day, day;  ///< that were asked
  bool told = false;    ///< support, precision and `also` may be told
};
struct ToldProposals {
  std::vector<ToldProposal> rows;
  std::string next;  ///< cursor; empty: no more
};
/// Of a team or role: look-ups asked, and those that it would explain, as they may be told.
struct ToldGroup {
  std::string name;  ///< empty: not known
  bool few = false;  ///< those of a few people, together
  std::optional<std::int64_t> asked{}, held{};
};
struct ToldGroups {
  std::vector<ToldGroup> rows;  ///< by name, those of a few as one at the end
  bool whole = true;            ///< their sums may be told
};
/// Pure. Those of fewer people than `threshold` are told together alone; small numbers are hidden, against subtraction
/// from the whole too.
ToldGroups told_groups(const std::vector<monitor::ProposedExplanation::HeldBy>& groups, std::int64_t threshold);
/// Newest mining first. `state`: of ProposalRow, or empty. No authorisation (seats.h).
ToldProposals told_proposals(storage::Transaction& tx, const std::string& state, const std::string& after, int limit,
                             std::int64_t threshold);
/// What was decided of the same link before, newest first.
std::vector<ProposalRow> decided_alike(storage::Transaction& tx, const ProposalRow& proposal);
/// The proposal that an explanation in use came from.
std::optional<std::string> proposal_of_rule(storage::Transaction& tx, int rule);

/// Asks for the job; answers the mining's id. Errors: not_found, those of the days (field from or to).
Result<std::string> start_mining(matters::House& house, const identity::Viewer& viewer, const std::string& from,
                                 const std::string& to);
/// An analyst proposes it for use, with the work that it stands for. Errors: not_found, of the text (field why),
/// "proposals.not_open".
Result<Done> propose(matters::House& house, const identity::Viewer& viewer, const std::string& id,
                     const std::string& why);
struct ProposalAnswer {
  bool approve = false;
  std::string reason, from;  ///< from: a date, when approved
};
/// Somebody of the other desk approves or rejects it. Errors: not_found, of the fields (reason, from), "proposals.own",
/// "proposals.not_open", those of approve_explanation.
Result<Done> answer_proposal(matters::House& house, const identity::Viewer& viewer, const std::string& id,
                             const ProposalAnswer& answer);
/// Either desk ends an explanation in use, of this proposal. Errors: not_found, of the text (field end_reason),
/// "proposals.ended".
Result<Done> end_rule(matters::House& house, const identity::Viewer& viewer, const std::string& id,
                      const std::string& reason);

inline constexpr const char* kMiningJob = "atypical.mine";
/// REQUIRES: before the jobs start.
void add_mining_job(matters::House& house);

}  // namespace waarborg::atypical
