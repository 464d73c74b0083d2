#include "features/atypical/opening.h"

#include <algorithm>

#include "features/atypical/sealed.h"
#include "platform/audit/audit.h"
#include "platform/directory/directory.h"
#include "platform/web/field_checks.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using identity::Viewer;
using storage::Transaction;

/// Of an event: about this person.
bool is_undecided(Transaction& tx, const OpeningRow& opening) {
  const auto person = tx.find(sql::case_officer_find, {opening.case_id, static_cast<std::int64_t>(opening.officer)});
  return person && !person->maybe_text("outcome");
}

Result<std::string> keep_request(Transaction& tx, const Viewer& viewer, const CaseRow& row, std::uint32_t officer,
                                 Instant at, const std::string& purpose, const std::string& reason) {
  const auto passed_on = monitor::open_outer_seal(tx, desk_pair(viewer, monitor::kMonitorDesk), officer);
  if (!passed_on) return conflict("atypical.outer_seal");
  const std::string id = new_id();
  tx.execute(sql::opening_add,
             {id, row.id, static_cast<std::int64_t>(officer), purpose, *passed_on, viewer.account_id, at});
  for (const char* desk : {monitor::kMonitorDesk, monitor::kApprovalDesk})
    TRY(seal_for_desk(tx, id, "reason", desk, reason));
  return id;
}

/// With the words of its reasons, which the approver's desk cannot open by itself.
Result<Done> show_approvers(Transaction& tx, const Viewer& viewer, const CaseRow& row) {
  const auto evidence = TRY(open_evidence(tx, viewer, row.id));
  return seal_for_desk(tx, row.id, "evidence", monitor::kApprovalDesk, to_json(evidence));
}

Result<Identity> open_identity(Transaction& tx, matters::House& house, const Viewer& viewer,
                               const OpeningRow& opening) {
  const auto opened =
      monitor::open_inner_seal(tx, desk_pair(viewer, monitor::kApprovalDesk), opening.officer, opening.passed_on);
  if (!opened) return conflict("atypical.inner_seal");
  Identity out{opened->value, "", opened->person_id};
  if (!out.person_id.empty()) out.name = directory::person_name(tx, house.keys(), out.person_id);
  return out;
}

Result<std::string> grant_opening(Transaction& tx, matters::House& house, const Viewer& viewer,
                                  const OpeningRow& opening) {
  const auto identity = TRY(open_identity(tx, house, viewer, opening));
  if (identity.person_id == viewer.person_id && !identity.person_id.empty()) return conflict("atypical.open_own");
  for (const auto& account : {opening.asked_by, viewer.account_id})
    TRY(seal_for_account(tx, opening.id, "identity", account, identity_json(identity)));
  return identity.person_id;
}

Result<Done> answer_opening(Transaction& tx, matters::House& house, const Viewer& viewer, const OpeningRow& opening,
                            bool grant, const std::string& reason) {
  std::string person_id;
  if (grant) person_id = TRY(grant_opening(tx, house, viewer, opening));
  for (const char* desk : {monitor::kMonitorDesk, monitor::kApprovalDesk})
    TRY(seal_for_desk(tx, opening.id, "answer", desk, reason));
  if (tx.execute(sql::opening_decide,
                 {opening.id, grant ? "granted" : "refused", viewer.account_id, house.clock().now()}) == 0)
    return conflict("atypical.open_decided");
  if (grant)
    audit::record(tx, house.clock(),
                  {audit::Chain::staff, viewer.account_id, "atypical.open_grant", "", person_id, opening.number});
  else
    audit::record(tx, house.clock(),
                  {audit::Chain::staff, viewer.account_id, "atypical.open_refuse", "", "", opening.number});
  return Done{};
}

}  // namespace

Result<std::string> ask_opening(matters::House& house, const Viewer& viewer, const std::string& case_id,
                                const std::string& purpose, const std::string& reason) {
  const std::uint32_t own = TRY(own_number(house, viewer));
  return house.database().write([&](Transaction& tx) -> Result<std::string> {
    const auto row = TRY(enter_case(tx, house, viewer, own, Act::open_ask, case_id));
    if (row.kind != "case") return conflict("atypical.no_officer");
    Errors errors;
    if (purpose != "talk" && purpose != "triage") errors.push_back(invalid("error.choose", "purpose"));
    web::check_text(errors, "open_reason", reason, kReasonMax, true);
    if (!errors.empty()) return errors;
    const auto before = openings_of(tx, case_id);
    if (std::ranges::any_of(before, [&](const OpeningRow& one) {
          return one.state == "waiting" || (one.state == "granted" && one.asked_by == viewer.account_id);
        }))
      return conflict("atypical.open_asked");
    const auto id = TRY(keep_request(tx, viewer, row, row.officer, house.clock().now(), purpose, reason));
    TRY(show_approvers(tx, viewer, row));
    return id;
  });
}

Result<std::size_t> ask_openings(Transaction& tx, matters::House& house, const Viewer& viewer, const CaseRow& row,
                                 const std::vector<std::uint32_t>& people, const std::string& purpose,
                                 const std::string& reason) {
  const auto before = openings_of(tx, row.id);
  // One request at a time: what waits is decided as a whole.
  if (std::ranges::any_of(before, [](const OpeningRow& one) { return one.state == "waiting"; }))
    return conflict("atypical.open_asked");
  const Instant at = house.clock().now();  // the same for all: what makes them one request
  std::size_t asked = 0;
  for (const std::uint32_t officer : people) {
    const auto is_open = [&](const OpeningRow& one) {
      return one.officer == officer && one.state == "granted" && one.asked_by == viewer.account_id;
    };
    if (std::ranges::any_of(before, is_open)) continue;
    TRY(keep_request(tx, viewer, row, officer, at, purpose, reason));
    ++asked;
  }
  if (asked == 0) return conflict("atypical.open_asked");
  TRY(show_approvers(tx, viewer, row));
  return asked;
}

Result<Done> decide_opening(matters::House& house, const Viewer& viewer, const std::string& opening_id, bool grant,
                            const std::string& reason) {
  const std::uint32_t own = TRY(own_number(house, viewer));
  return house.database().write([&](Transaction& tx) -> Result<Done> {
    const auto opening = find_opening(tx, opening_id);
    if (!opening) return not_found();
    const auto row = TRY(enter_case(tx, house, viewer, own, Act::open_decide, opening->case_id));
    Errors errors;
    web::check_text(errors, "reason", reason, kReasonMax, true);
    if (!errors.empty()) return errors;
    if (opening->asked_by == viewer.account_id) return conflict("atypical.open_own");
    if (opening->state != "waiting") return conflict("atypical.open_decided");
    // A name is for what is still to be decided.
    if (grant && row.state == "closed") return conflict("atypical.closed");
    for (const auto& one : openings_of(tx, opening->case_id))
      if (one.state == "waiting") TRY(answer_opening(tx, house, viewer, one, grant && is_undecided(tx, one), reason));
    return Done{};
  });
}

}  // namespace waarborg::atypical
