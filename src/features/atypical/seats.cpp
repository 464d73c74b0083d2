#include "features/atypical/seats.h"

#include <algorithm>

#include "features/monitor/contract/desks.h"
#include "platform/audit/audit.h"
#include "platform/directory/directory.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using identity::Role;
using identity::Viewer;

const identity::DeskKey* seat(const Viewer& viewer, std::string_view desk_code) {
  const auto found = std::ranges::find(viewer.desks, desk_code, &identity::DeskKey::code);
  return viewer.key && found != viewer.desks.end() ? &*found : nullptr;
}

bool may(const Viewer& viewer, Act act) {
  switch (act) {
    case Act::list:
    case Act::search:
    case Act::export_list:
    case Act::ask:
    case Act::open_ask:
    case Act::decide:
    case Act::judge:
    case Act::follow:
    case Act::try_rules:
    case Act::mine:
    case Act::bring_in:
    case Act::propose: return is_analyst(viewer);
    case Act::openings:
    case Act::open_decide:
    case Act::approve_rule:
    case Act::reject_rule: return is_approver(viewer);
    case Act::proposals:
    case Act::end_rule:
    case Act::read: return is_analyst(viewer) || is_approver(viewer);
    case Act::annex:
    case Act::sources:
    case Act::outcomes: return is_analyst(viewer) || viewer.has(Role::privacy_officer);
    case Act::read_figures:
      return viewer.has(Role::privacy_officer) ||
             (viewer.has(Role::analyst) && monitor::sits_at(viewer, monitor::kMonitorDesk));
    case Act::watch: return viewer.has(Role::privacy_officer);
  }
  return false;
}

void trace(storage::Transaction& tx, const matters::House& house, const Viewer& viewer, Act act,
           const std::string& detail) {
  const auto line = [&](const audit::Entry& entry) { audit::record(tx, house.clock(), entry); };
  const std::string& who = viewer.account_id;
  switch (act) {
    case Act::list: return line({audit::Chain::staff, who, "atypical.list", "", "", detail});
    case Act::search: return line({audit::Chain::staff, who, "atypical.search", "", "", detail});
    case Act::export_list: return line({audit::Chain::staff, who, "atypical.export", "", "", detail});
    case Act::read: return line({audit::Chain::staff, who, "atypical.read", "", "", detail});
    case Act::ask: return line({audit::Chain::staff, who, "atypical.ask", "", "", detail});
    case Act::open_ask: return line({audit::Chain::staff, who, "atypical.open_ask", "", "", detail});
    case Act::decide: return line({audit::Chain::staff, who, "atypical.decide", "", "", detail});
    case Act::judge: return line({audit::Chain::staff, who, "atypical.judge", "", "", detail});
    case Act::follow: return line({audit::Chain::staff, who, "atypical.follow", "", "", detail});
    case Act::openings: return line({audit::Chain::staff, who, "atypical.openings", "", "", detail});
    case Act::open_decide: return;  // its own line says which way, and who was opened
    case Act::outcomes: return line({audit::Chain::staff, who, "atypical.outcomes", "", "", detail});
    case Act::read_figures:
      return line({audit::Chain::staff, "token:" + viewer.session_id, "atypical.read_figures", "", "", detail});
    case Act::watch: return line({audit::Chain::staff, who, "atypical.watch", "", "", detail});
    case Act::try_rules: return line({audit::Chain::staff, who, "atypical.try_rules", "", "", detail});
    case Act::annex: return line({audit::Chain::staff, who, "atypical.annex", "", "", detail});
    case Act::mine: return line({audit::Chain::staff, who, "atypical.mine", "", "", detail});
    case Act::proposals: return line({audit::Chain::staff, who, "atypical.proposals", "", "", detail});
    case Act::propose: return line({audit::Chain::staff, who, "atypical.propose", "", "", detail});
    case Act::approve_rule: return line({audit::Chain::staff, who, "atypical.approve_rule", "", "", detail});
    case Act::reject_rule: return line({audit::Chain::staff, who, "atypical.reject_rule", "", "", detail});
    case Act::end_rule: return line({audit::Chain::staff, who, "atypical.end_rule", "", "", detail});
    case Act::sources: return line({audit::Chain::staff, who, "atypical.sources", "", "", detail});
    case Act::bring_in: return line({audit::Chain::staff, who, "atypical.bring_in", "", "", detail});
  }
}

/// Kept by day for the page that shows what each at the desks did; nothing of the pages that show no case.
const char* counted(Act act) {
  switch (act) {
    case Act::search: return "search";
    case Act::export_list: return "export";
    case Act::read: return "read";
    case Act::ask: return "ask";
    case Act::open_ask: return "open_ask";
    case Act::open_decide: return "open_decide";
    case Act::decide:
    case Act::judge:
    case Act::follow: return "decide";
    default: return nullptr;
  }
}

void count(storage::Transaction& tx, const matters::House& house, const Viewer& viewer, Act act,
           const std::string& case_id) {
  if (const char* name = counted(act)) tx.execute(sql::act_add, {viewer.account_id, house.today(), name, case_id});
}

bool acts_upon(Act act) { return act != Act::read; }
/// Comes after the decision, or may.
bool may_follow_closing(Act act) { return act == Act::open_decide || act == Act::follow; }

}  // namespace

bool is_analyst(const Viewer& viewer) {
  return viewer.has(Role::analyst) && seat(viewer, monitor::kMonitorDesk) != nullptr;
}

bool is_approver(const Viewer& viewer) {
  return viewer.has(Role::privacy_officer) && seat(viewer, monitor::kApprovalDesk) != nullptr;
}

const sealing::KeyPair& desk_pair(const Viewer& viewer, std::string_view desk_code) {
  return seat(viewer, desk_code)->pair;
}

Result<std::uint32_t> own_number(matters::House& house, const Viewer& viewer) {
  const auto value = house.database().read([&](storage::Transaction& tx) -> Result<std::string> {
    const auto person = directory::find_person(tx, house.keys(), viewer.person_id);
    return person ? person->personnel_number : std::string();
  });
  if (!value.ok()) return value.errors();
  if (value->empty()) return std::uint32_t{0};
  return TRY(monitor::officer_number(house, *value)).value_or(0);
}

Result<Done> enter(storage::Transaction& tx, matters::House& house, const Viewer& viewer, Act act,
                   const std::string& detail) {
  if (!may(viewer, act)) return not_found();
  count(tx, house, viewer, act, "");
  trace(tx, house, viewer, act, detail);
  return Done{};
}

Result<CaseRow> enter_case(storage::Transaction& tx, matters::House& house, const Viewer& viewer, std::uint32_t own,
                           Act act, const std::string& case_id) {
  if (!may(viewer, act)) return not_found();
  auto found = find_case(tx, case_id);
  if (!found) return not_found();
  if (own != 0 && tx.find(sql::case_has_officer, {case_id, own})) return not_found();
  if (!is_analyst(viewer) && openings_of(tx, case_id).empty()) return not_found();
  if (acts_upon(act) && found->shadow) return conflict("atypical.shadow");
  if (acts_upon(act) && !may_follow_closing(act) && found->state == "closed") return conflict("atypical.closed");
  count(tx, house, viewer, act, case_id);
  trace(tx, house, viewer, act, found->number);
  return std::move(*found);
}

void note_refused(matters::House& house, const Viewer& viewer) {
  const auto noted = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    audit::record(tx, house.clock(), {audit::Chain::staff, viewer.account_id, "atypical.refused"});
    return Done{};
  });
  static_cast<void>(noted);  // refused all the same
}

}  // namespace waarborg::atypical
