#include "features/atypical/asking.h"

#include <algorithm>
#include <boost/json.hpp>

#include "features/atypical/sealed.h"
#include "matters/matter.h"
#include "platform/audit/audit.h"
#include "platform/web/field_checks.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace json = boost::json;
namespace sql = queries::feature_atypical;
using identity::Viewer;
using storage::Transaction;

std::vector<monitor::SeenLookUp> to_ask(const Evidence& evidence, const std::vector<std::size_t>& findings) {
  std::vector<monitor::SeenLookUp> out;
  for (const std::size_t at : findings)
    if (at < evidence.found.findings.size())
      out.insert(out.end(), evidence.found.findings[at].look_ups.begin(), evidence.found.findings[at].look_ups.end());
  std::ranges::stable_sort(out, {}, [](const auto& seen) { return !seen.rule.empty(); });
  if (out.size() > kAskedMax) out.resize(kAskedMax);
  std::ranges::stable_sort(out, {}, [](const auto& seen) { return seen.at; });
  return out;
}

void keep_question(Transaction& tx, matters::House& house, const Viewer& viewer, const CaseRow& row,
                   std::uint32_t officer, Date due_on, const std::vector<monitor::SeenLookUp>& about) {
  const std::string id = new_id();
  tx.execute(sql::question_add,
             {id, row.id, static_cast<std::int64_t>(officer), viewer.account_id, house.clock().now(), due_on});
  int position = 0;
  for (const auto& seen : about)
    tx.execute(sql::question_asked_add,
               {id, position++, seen.at, static_cast<std::int64_t>(seen.subject), seen.system, seen.place});
  tx.execute(sql::case_set_state, {row.id, "asked"});
}

/// Nothing is decided yet about the case, nor of an event about this person.
bool is_undecided(Transaction& tx, const QuestionRow& question) {
  const auto row = find_case(tx, question.case_id);
  if (!row || row->state == "closed") return false;
  const auto person = tx.find(sql::case_officer_find, {question.case_id, static_cast<std::int64_t>(question.officer)});
  return person && !person->maybe_text("outcome");
}

bool waits_for(const std::vector<QuestionRow>& asked, std::uint32_t officer) {
  return std::ranges::any_of(asked, [&](const QuestionRow& one) { return one.officer == officer && !one.answered_on; });
}

}  // namespace

Result<Done> ask(matters::House& house, const Viewer& viewer, const std::string& case_id,
                 const std::vector<std::size_t>& findings) {
  const std::uint32_t own = TRY(own_number(house, viewer));
  const Date due_on = TRY(question_due(house));
  return house.database().write([&](Transaction& tx) -> Result<Done> {
    const auto row = TRY(enter_case(tx, house, viewer, own, Act::ask, case_id));
    if (row.kind != "case") return conflict("atypical.no_officer");
    if (waits_for(questions_of(tx, case_id), row.officer)) return conflict("atypical.asked_already");
    const auto about = to_ask(TRY(open_evidence(tx, viewer, case_id)), findings);
    if (about.empty()) return invalid("error.choose", "findings");
    keep_question(tx, house, viewer, row, row.officer, due_on, about);
    return Done{};
  });
}

Result<Date> question_due(const matters::House& house) {
  const int days = TRY(monitor::rule_book(house)).question_days;
  if (days <= 0) return house.holidays.ordinary_day_from(house.today());
  return calendar::add_working_days(house.holidays, house.today(), days);
}

Result<std::size_t> ask_people(Transaction& tx, matters::House& house, const Viewer& viewer, const CaseRow& row,
                               const Evidence& evidence, const std::vector<std::uint32_t>& people, Date due_on) {
  const auto before = questions_of(tx, row.id);
  std::size_t asked = 0;
  for (const auto& one : evidence.event.officers) {
    if (std::ranges::find(people, one.officer) == people.end() || one.seen.empty()) continue;
    if (waits_for(before, one.officer)) continue;
    keep_question(tx, house, viewer, row, one.officer, due_on, one.seen);
    ++asked;
  }
  if (asked == 0) return conflict("atypical.asked_already");
  return asked;
}

std::vector<OwnQuestion> own_questions(Transaction& tx, std::uint32_t own) {
  std::vector<OwnQuestion> out;
  if (own == 0) return out;
  for (const auto& row : tx.query(sql::questions_of_officer, {static_cast<std::int64_t>(own)})) {
    OwnQuestion one;
    one.row = question_from(row);
    one.open = !one.row.answered_on && is_undecided(tx, one.row);
    one.look_ups = asked_in(tx, one.row.id);
    out.push_back(std::move(one));
  }
  return out;
}

std::int64_t count_open_questions(Transaction& tx, std::uint32_t own) {
  if (own == 0) return 0;
  return tx.find(sql::questions_open, {static_cast<std::int64_t>(own)})->integer("count");
}

Result<Done> answer(matters::House& house, const Viewer& viewer, const std::string& question_id, const Answer& given) {
  const std::uint32_t own = TRY(own_number(house, viewer));
  return house.database().write([&](Transaction& tx) -> Result<Done> {
    const auto row = tx.find(sql::question_find, {question_id});
    if (!row || own == 0) return not_found();
    const auto question = question_from(*row);
    if (question.officer != own) return not_found();
    Errors errors;
    if (std::ranges::find(kWhys, given.why) == kWhys.end()) errors.push_back(invalid("error.choose", "why"));
    web::check_text(errors, "text", given.text, kReasonMax, true);
    if (!errors.empty()) return errors;
    if (!is_undecided(tx, question)) return conflict("atypical.answered");
    if (tx.execute(sql::question_answer, {question_id, house.today()}) == 0) return conflict("atypical.answered");
    TRY(seal_for_desk(tx, question_id, "answer", monitor::kMonitorDesk,
                      json::serialize(json::object{{"why", given.why}, {"text", given.text}})));
    const bool all = tx.find(sql::questions_waiting, {question.case_id})->integer("count") == 0;
    if (all) tx.execute(sql::case_set_state, {question.case_id, "answered"});
    // Not who: whoever reads the log, and the case with the day of the answer, would know whom the number stands for.
    audit::record(tx, house.clock(),
                  {audit::Chain::staff, "officer", "atypical.answer", "", "", find_case(tx, question.case_id)->number});
    return Done{};
  });
}

std::optional<Answer> read_answer(Transaction& tx, const Viewer& viewer, const std::string& question_id) {
  const auto text = unsealed(tx, viewer, question_id, "answer");
  if (!text) return std::nullopt;
  const json::value value = json::parse(*text);
  const auto field = [&](const char* name) { return std::string(value.as_object().at(name).as_string()); };
  return Answer{field("why"), field("text")};
}

std::vector<OwnOpening> own_openings(Transaction& tx, std::uint32_t own) {
  std::vector<OwnOpening> out;
  if (own == 0) return out;
  for (const auto& row : tx.query(sql::openings_of_officer, {static_cast<std::int64_t>(own)})) {
    if (row.text("case_state") != "closed") continue;
    const auto matter = matters::load_matter(tx, row.maybe_text("matter_id").value_or(""));
    if (matter && matter->is_open()) continue;
    const auto opening = opening_from(row);
    out.push_back({opening.number, opening.purpose, opening.decided_at.value_or(opening.asked_at)});
  }
  return out;
}

}  // namespace waarborg::atypical
