#include "features/atypical/event.h"

#include <algorithm>

#include "features/atypical/asking.h"
#include "features/atypical/opening.h"
#include "features/atypical/sealed.h"
#include "features/atypical/to_matter.h"
#include "platform/web/field_checks.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using identity::Viewer;
using storage::Transaction;
using People = std::vector<std::uint32_t>;

bool decides(const std::string& what) { return what != "ask" && what != "open_talk" && what != "open_triage"; }

Act act_of(const std::string& what) {
  if (what == "ask") return Act::ask;
  return decides(what) ? Act::decide : Act::open_ask;
}

Errors check(const EventAct& act, Date today) {
  Errors errors;
  if (std::ranges::find(kEventActs, act.what) == kEventActs.end()) return {invalid("error.choose", "what")};
  if (!act.everyone && act.people.empty()) errors.push_back(invalid("error.choose", "people"));
  if (act.what != "ask") web::check_text(errors, "reason", act.reason, kReasonMax, true);
  check_until(errors, act.until, today);
  return errors;
}

/// Those it is to be done for: of the event, and not decided.
Result<People> chosen(Transaction& tx, const std::string& case_id, const EventAct& act) {
  People out;
  for (const auto& one : people_of(tx, case_id))
    if (one.outcome.empty() && (act.everyone || std::ranges::find(act.people, one.officer) != act.people.end()))
      out.push_back(one.officer);
  if (out.empty()) return conflict("atypical.nobody_left", "people");
  return out;
}

/// One matter of all of them for triage, one of each for a conversation.
Result<std::vector<Prepared>> prepare(matters::House& house, const Viewer& viewer, std::uint32_t own,
                                      const std::string& case_id, const EventAct& act) {
  const auto words = TRY(words_for(house, {house.platform.texts, viewer.language, house.platform.config.zone}));
  std::string number;
  auto made = house.database().read([&](Transaction& tx) -> Result<std::vector<Prepared>> {
    const auto row = find_case(tx, case_id);
    if (!row || !is_analyst(viewer)) return not_found();
    if (own != 0 && tx.find(sql::case_has_officer, {case_id, own})) return not_found();
    number = row->number;
    const auto evidence = TRY(open_evidence(tx, viewer, case_id));
    const auto identities = opened_identities(tx, viewer, case_id);
    const auto people = TRY(chosen(tx, case_id, act));
    const auto closed = std::ranges::count_if(people, [&](auto one) { return !identities.contains(one); });
    if (closed != 0) return conflict("atypical.not_opened_all", "what", {std::to_string(closed)});
    std::vector<Prepared> out;
    for (const std::uint32_t officer : people) {
      if (out.empty() || act.what == "talk") out.emplace_back();
      out.back().people.push_back(identities.at(officer));
    }
    for (std::size_t at = 0; at < out.size(); ++at)
      out[at].text = event_text(words, *row, evidence, act.what == "talk" ? People{people[at]} : people);
    return out;
  });
  if (!made.ok()) return made;
  for (auto& one : *made) TRY(seal_paper(house, number, one));
  return made;
}

/// Ids of the matters, in the order of `prepared`.
Result<std::vector<std::string>> open_matters(Transaction& tx, matters::House& house, const Viewer& viewer,
                                              const CaseRow& row, const Decision& decision,
                                              const std::vector<Prepared>& prepared) {
  std::vector<std::string> ids;
  for (const auto& one : prepared) ids.push_back(TRY(open_case_matter(tx, house, viewer, row, decision, one)).id);
  return ids;
}

/// What they looked up does not come again, up to the day given.
void put_aside(Transaction& tx, const CaseRow& row, std::uint32_t officer, std::size_t position,
               const Decision& decision) {
  tx.execute(sql::finding_add_aside, {row.id, static_cast<std::int64_t>(position), static_cast<std::int64_t>(officer),
                                      static_cast<std::int64_t>(row.subject), row.first_day, row.last_day,
                                      std::max(aside_until(decision), to_iso(row.last_day))});
}

/// The event is closed with its last person: by what was decided of all, or as having several outcomes.
void close_when_done(Transaction& tx, const matters::House& house, const Viewer& viewer, const CaseRow& row) {
  const auto people = people_of(tx, row.id);
  const std::string outcome = people.front().outcome;
  if (std::ranges::any_of(people, [](const EventPerson& one) { return one.outcome.empty(); })) return;
  const bool same = std::ranges::all_of(people, [&](const EventPerson& one) { return one.outcome == outcome; });
  tx.execute(sql::case_close,
             {row.id, same ? outcome : "several", house.today(), viewer.account_id, std::optional<std::string>()});
}

Result<std::size_t> decide_people(Transaction& tx, matters::House& house, const Viewer& viewer, const CaseRow& row,
                                  const EventAct& act, const std::vector<Prepared>& prepared) {
  const auto wanted = TRY(chosen(tx, row.id, act));
  // Somebody else decided about one of them since the matters were made ready.
  std::size_t ready = 0;
  for (const auto& one : prepared) ready += one.people.size();
  if (makes_matter(act.what) && ready != wanted.size()) return conflict("atypical.decided_meanwhile", "people");
  const Decision decision{act.what, act.reason, act.until};
  const auto matters = TRY(open_matters(tx, house, viewer, row, decision, prepared));
  const std::string decision_id = new_id();
  TRY(seal_for_desk(tx, decision_id, "reason", monitor::kMonitorDesk, act.reason));
  const auto everyone = people_of(tx, row.id);
  std::size_t done = 0;
  for (std::size_t at = 0; at < everyone.size(); ++at) {
    const std::uint32_t officer = everyone[at].officer;
    if (std::ranges::find(wanted, officer) == wanted.end()) continue;
    std::optional<std::string> matter_id;
    if (!matters.empty()) matter_id = matters[matters.size() == 1 ? 0 : done];
    tx.execute(sql::event_decide, {row.id, static_cast<std::int64_t>(officer), act.what, house.today(),
                                   viewer.account_id, matter_id, decision_id});
    put_aside(tx, row, officer, at, decision);
    ++done;
  }
  close_when_done(tx, house, viewer, row);
  return done;
}

}  // namespace

std::vector<EventPerson> people_of(Transaction& tx, const std::string& case_id) {
  std::vector<EventPerson> out;
  for (const auto& row : tx.query(sql::event_people, {case_id}))
    out.push_back({static_cast<std::uint32_t>(row.integer("officer")), row.maybe_text("outcome").value_or(""),
                   row.maybe_date("closed_on"), row.maybe_text("closed_by").value_or(""),
                   row.maybe_text("matter_id").value_or(""), row.maybe_text("decision_id").value_or("")});
  return out;
}

Result<std::size_t> act_on_event(matters::House& house, const Viewer& viewer, const std::string& case_id,
                                 const EventAct& act) {
  const std::uint32_t own = TRY(own_number(house, viewer));
  const Date due_on = TRY(question_due(house));
  const Errors wrong = check(act, house.today());
  std::vector<Prepared> prepared;
  if (wrong.empty() && makes_matter(act.what)) prepared = TRY(prepare(house, viewer, own, case_id, act));
  return house.database().write([&](Transaction& tx) -> Result<std::size_t> {
    const auto row = TRY(enter_case(tx, house, viewer, own, act_of(act.what), case_id));
    if (row.kind != "event") return not_found();
    if (!wrong.empty()) return wrong;
    if (decides(act.what)) return decide_people(tx, house, viewer, row, act, prepared);
    const auto people = TRY(chosen(tx, case_id, act));
    if (act.what == "ask")
      return ask_people(tx, house, viewer, row, TRY(open_evidence(tx, viewer, case_id)), people, due_on);
    return ask_openings(tx, house, viewer, row, people, act.what.substr(5), act.reason);
  });
}

}  // namespace waarborg::atypical
