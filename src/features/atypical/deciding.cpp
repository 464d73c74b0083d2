#include "features/atypical/deciding.h"

#include <algorithm>
#include <boost/json.hpp>

#include "features/atypical/sealed.h"
#include "features/atypical/to_matter.h"
#include "platform/web/field_checks.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace json = boost::json;
namespace sql = queries::feature_atypical;
using identity::Viewer;
using storage::Transaction;

std::vector<std::string> outcomes_of(const std::string& kind) {
  if (kind == "control") return {"work", "unclear", "doubtful"};
  return {"explained", "nothing", "talk", "triage"};
}

Errors check(const std::string& kind, const Decision& decision, Date today) {
  Errors errors;
  const auto known = outcomes_of(kind);
  if (std::ranges::find(known, decision.outcome) == known.end()) errors.push_back(invalid("error.choose", "outcome"));
  web::check_text(errors, "reason", decision.reason, kReasonMax, true);
  check_until(errors, decision.until, today);
  return errors;
}

Result<Prepared> prepare(matters::House& house, const Viewer& viewer, const std::string& case_id) {
  const auto words = TRY(words_for(house, {house.platform.texts, viewer.language, house.platform.config.zone}));
  std::string number;
  auto out = house.database().read([&](Transaction& tx) -> Result<Prepared> {
    const auto row = find_case(tx, case_id);
    if (!row || !is_analyst(viewer)) return not_found();
    const auto person = opened_identity(tx, viewer, case_id);
    if (!person) return conflict("atypical.not_opened", "outcome");
    Prepared made;
    made.people.push_back(*person);
    made.text = evidence_text(words, *row, TRY(open_evidence(tx, viewer, case_id)));
    number = row->number;
    return made;
  });
  if (!out.ok()) return out;
  TRY(seal_paper(house, number, *out));
  return out;
}

void put_aside(Transaction& tx, const CaseRow& row, const Decision& decision) {
  if (row.kind != "case") return;
  tx.execute(sql::finding_put_aside, {row.id, aside_until(decision)});
}

}  // namespace

Result<Evidence> open_evidence(Transaction& tx, const Viewer& viewer, const std::string& case_id) {
  const auto text = unsealed(tx, viewer, case_id, "evidence");
  if (!text) return conflict("atypical.sealed");
  Evidence out = evidence_from(*text);
  if (!is_analyst(viewer)) return out;
  const auto& pair = desk_pair(viewer, monitor::kMonitorDesk);
  for_each_reason(out, [&](std::uint32_t reason) {
    if (out.reasons.contains(reason)) return;
    if (auto words = monitor::reason_text(tx, pair, reason)) out.reasons[reason] = std::move(*words);
  });
  return out;
}

std::map<std::uint32_t, Identity> opened_identities(Transaction& tx, const Viewer& viewer, const std::string& case_id) {
  std::map<std::uint32_t, Identity> out;
  for (const auto& opening : openings_of(tx, case_id)) {
    if (opening.state != "granted" || out.contains(opening.officer)) continue;
    const auto text = unsealed(tx, viewer, opening.id, "identity");
    if (!text) continue;
    const json::value value = json::parse(*text);
    const auto field = [&](const char* name) { return std::string(value.as_object().at(name).as_string()); };
    out[opening.officer] = {field("value"), field("name"), field("person")};
  }
  return out;
}

std::optional<Identity> opened_identity(Transaction& tx, const Viewer& viewer, const std::string& case_id) {
  const auto all = opened_identities(tx, viewer, case_id);
  return all.empty() ? std::nullopt : std::optional(all.begin()->second);
}

Result<std::vector<WaitingCase>> waiting_cases(matters::House& house, const Viewer& viewer) {
  const std::uint32_t own = TRY(own_number(house, viewer));
  return house.database().write([&](Transaction& tx) -> Result<std::vector<WaitingCase>> {
    TRY(enter(tx, house, viewer, Act::list));
    std::vector<WaitingCase> waiting;
    CaseQuery query;
    query.sort = "opened";
    do {
      auto page = list(tx, query, own);
      for (auto& row : page.rows) waiting.push_back({row.id, row.kind, row.officer, row.opened_at});
      query.after = page.next;
    } while (!query.after.empty());
    return waiting;
  });
}

std::string aside_until(const Decision& decision) { return decision.outcome == "explained" ? decision.until : ""; }

void check_until(Errors& errors, const std::string& text, Date today) {
  if (text.empty()) return;
  const auto until = date_from_iso(text);
  if (!until)
    errors.push_back(invalid("error.date", "until"));
  else if (*until < today || *until > add_days(today, kAsideDaysMax))
    errors.push_back(invalid("atypical.until_range", "until", {std::to_string(kAsideDaysMax)}));
}

std::string identity_json(const Identity& identity) {
  return json::serialize(
      json::object{{"value", identity.value}, {"name", identity.name}, {"person", identity.person_id}});
}

Result<std::string> decide(matters::House& house, const Viewer& viewer, const std::string& case_id,
                           const Decision& decision) {
  const std::uint32_t own = TRY(own_number(house, viewer));
  std::optional<Prepared> prepared;
  if (makes_matter(decision.outcome)) prepared = TRY(prepare(house, viewer, case_id));
  return house.database().write([&](Transaction& tx) -> Result<std::string> {
    const auto row = find_case(tx, case_id);
    if (!row || row->kind == "event") return not_found();
    const auto entered =
        TRY(enter_case(tx, house, viewer, own, row->kind == "control" ? Act::judge : Act::decide, case_id));
    if (Errors errors = check(entered.kind, decision, house.today()); !errors.empty()) return errors;
    std::optional<std::string> matter_id;
    std::string number;
    if (prepared) {
      const auto matter = TRY(open_case_matter(tx, house, viewer, entered, decision, *prepared));
      matter_id = matter.id;
      number = matter.number;
    }
    TRY(seal_for_desk(tx, case_id, "reason", monitor::kMonitorDesk, decision.reason));
    put_aside(tx, entered, decision);
    if (tx.execute(sql::case_close, {case_id, decision.outcome, house.today(), viewer.account_id, matter_id}) == 0)
      return conflict("atypical.closed");
    return number;
  });
}

}  // namespace waarborg::atypical
