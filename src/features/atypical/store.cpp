#include "features/atypical/store.h"

#include <limits>

#include "base/text.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using storage::Row;
using storage::Transaction;

std::uint32_t number_in(const Row& row, const char* column) { return static_cast<std::uint32_t>(row.integer(column)); }

CaseRow case_from(const Row& row) {
  CaseRow out;
  out.id = row.text("id");
  out.number = row.text("number");
  out.run_id = row.text("run_id");
  out.shadow = row.flag("shadow");
  out.kind = row.text("kind");
  out.officer = number_in(row, "officer");
  out.subject = number_in(row, "subject");
  out.group = row.text("group_name");
  out.points = static_cast<monitor::Points>(row.integer("points"));
  out.first_day = row.date("first_day");
  out.last_day = row.date("last_day");
  out.state = row.text("state");
  out.opened_at = row.instant("opened_at");
  out.closed_on = row.maybe_date("closed_on");
  out.closed_by = row.maybe_text("closed_by").value_or("");
  out.outcome = row.maybe_text("outcome").value_or("");
  out.matter_id = row.maybe_text("matter_id").value_or("");
  out.from_control = row.maybe_text("from_control").value_or("");
  return out;
}

RunRow run_from(const Row& row) {
  RunRow out;
  out.id = row.text("id");
  out.shadow = row.flag("shadow");
  out.first_day = row.date("first_day");
  out.day = row.date("day");
  out.content = row.text("content");
  out.look_ups = row.integer("look_ups");
  out.unexplained = row.integer("unexplained");
  out.officers = row.integer("officers");
  out.ranked = row.integer("ranked");
  out.budget = static_cast<double>(row.integer("budget_thousandths")) / 1000;
  out.cases = row.integer("cases");
  out.events = row.integer("events");
  out.controls = row.integer("controls");
  out.pairs_plain = row.integer("pairs_plain");
  out.pairs_left_out = row.integer("pairs_left_out");
  out.made_at = row.instant("made_at");
  if (const auto took = row.maybe_integer("took_milliseconds")) out.took = std::chrono::milliseconds(*took);
  return out;
}

}  // namespace

std::string new_number(Transaction& tx, const matters::House& house) {
  while (true) {
    const std::string number = "BEV-" + std::to_string(static_cast<int>(house.today().year())) + "-" + random_base32(6);
    if (!tx.find(sql::case_by_number, {number})) return number;
  }
}

std::optional<CaseRow> find_case(Transaction& tx, const std::string& id) {
  const auto row = tx.find(sql::case_find, {id});
  return row ? std::optional(case_from(*row)) : std::nullopt;
}

std::optional<CaseRow> case_from_control(Transaction& tx, const std::string& control_id) {
  const auto row = tx.find(sql::case_from_control, {control_id});
  return row ? std::optional(case_from(*row)) : std::nullopt;
}

std::vector<CaseRow> other_cases(Transaction& tx, const CaseRow& of) {
  std::vector<CaseRow> out;
  if (of.officer == 0) return out;
  for (const auto& row : tx.query(sql::cases_of_officer, {static_cast<std::int64_t>(of.officer), of.id}))
    out.push_back(case_from(row));
  return out;
}

std::vector<KeyOfRank> keys_of(Transaction& tx, const std::string& case_id) {
  std::vector<KeyOfRank> out;
  for (const auto& row : tx.query(sql::parts_of, {case_id})) out.push_back({row.text("kind"), row.text("key")});
  return out;
}

Cursor cursor_from(const std::string& text) {
  const auto dot = text.find('.');
  if (dot == std::string::npos || dot == 0) return {};
  char* end = nullptr;
  const long long place = std::strtoll(text.c_str(), &end, 10);
  if (end != text.c_str() + dot) return {};
  return {place, text.substr(dot + 1)};
}

std::string cursor_text(const Cursor& cursor) { return std::to_string(cursor.place) + "." + cursor.id; }

Cursor newest_from(const std::string& text) {
  Cursor from = cursor_from(text);
  if (from.id.empty() || from.place < 0) return {std::numeric_limits<std::int64_t>::max(), ""};
  return from;
}

std::string newest_text(Instant at, const std::string& id) { return cursor_text({to_millis(at), id}); }

CasePage list(Transaction& tx, const CaseQuery& query, std::uint32_t own) {
  const bool down = starts_with(query.sort, "-");
  const std::string by = query.sort.substr(down ? 1 : 0);
  const Cursor after = cursor_from(query.after);
  const auto rows =
      tx.query(sql::cases_list, {query.state, query.group, query.kind, query.run, static_cast<std::int64_t>(own), by,
                                 down ? -1 : 1, after.place, after.id, query.limit + 1});
  CasePage out;
  for (const auto& row : rows) {
    if (out.rows.size() == static_cast<std::size_t>(query.limit)) {
      const Row& last = rows[out.rows.size() - 1];
      out.next = cursor_text({last.integer("place"), last.text("id")});
      break;
    }
    out.rows.push_back(case_from(row));
  }
  return out;
}

std::int64_t waiting(Transaction& tx, std::uint32_t own) {
  return tx.find(sql::cases_waiting, {static_cast<std::int64_t>(own)})->integer("count");
}

std::vector<std::string> groups(Transaction& tx, std::uint32_t own) {
  std::vector<std::string> out;
  for (const auto& row : tx.query(sql::cases_groups, {static_cast<std::int64_t>(own)}))
    out.push_back(row.text("group_name"));
  return out;
}

std::optional<RunRow> find_run(Transaction& tx, const std::string& id) {
  const auto row = tx.find(sql::run_find, {id});
  return row ? std::optional(run_from(*row)) : std::nullopt;
}

std::optional<RunRow> latest_run(Transaction& tx) {
  const auto row = tx.find(sql::run_latest);
  return row ? std::optional(run_from(*row)) : std::nullopt;
}

std::optional<Instant> last_run_made(Transaction& tx, bool shadow) {
  const auto row = tx.find(sql::run_last_made, {shadow ? 1 : 0});
  if (!row) return std::nullopt;
  return row->instant("made_at");
}

RunPage runs(Transaction& tx, const RunQuery& query) {
  const Cursor after = cursor_from(query.after);
  const auto rows =
      tx.query(sql::runs_list, {query.sort == "made" ? 1 : -1, query.mode, after.place, after.id, query.limit + 1});
  RunPage out;
  for (const auto& row : rows) {
    if (out.rows.size() == static_cast<std::size_t>(query.limit)) {
      const Row& last = rows[out.rows.size() - 1];
      out.next = cursor_text({last.integer("place"), last.text("id")});
      break;
    }
    out.rows.push_back(run_from(row));
  }
  return out;
}

void leave_out_own(Transaction& tx, std::uint32_t own, RunRow& run) {
  for (const auto& row : tx.query(sql::run_own, {static_cast<std::int64_t>(own), run.id})) {
    const std::string kind = row.text("kind");
    (kind == "case" ? run.cases : kind == "event" ? run.events : run.controls) -= row.integer("count");
  }
}

OpeningRow opening_from(const Row& row) {
  OpeningRow out;
  out.id = row.text("id");
  out.case_id = row.text("case_id");
  out.number = row.text("number");
  out.officer = number_in(row, "officer");
  out.purpose = row.text("purpose");
  out.asked_by = row.text("asked_by");
  out.asked_at = row.instant("asked_at");
  out.state = row.text("state");
  out.decided_by = row.maybe_text("decided_by").value_or("");
  out.decided_at = row.maybe_instant("decided_at");
  out.passed_on = row.blob("passed_on");
  return out;
}

std::optional<OpeningRow> find_opening(Transaction& tx, const std::string& id) {
  const auto row = tx.find(sql::opening_find, {id});
  return row ? std::optional(opening_from(*row)) : std::nullopt;
}

std::vector<OpeningRow> openings_of(Transaction& tx, const std::string& case_id) {
  std::vector<OpeningRow> out;
  for (const auto& row : tx.query(sql::openings_of, {case_id})) out.push_back(opening_from(row));
  return out;
}

QuestionRow question_from(const Row& row) {
  QuestionRow out;
  out.id = row.text("id");
  out.case_id = row.text("case_id");
  out.officer = number_in(row, "officer");
  out.asked_by = row.text("asked_by");
  out.asked_at = row.instant("asked_at");
  out.due_on = row.date("due_on");
  out.answered_on = row.maybe_date("answered_on");
  return out;
}

std::vector<QuestionRow> questions_of(Transaction& tx, const std::string& case_id) {
  std::vector<QuestionRow> out;
  for (const auto& row : tx.query(sql::questions_of_case, {case_id})) out.push_back(question_from(row));
  return out;
}

std::vector<AskedLookUp> asked_in(Transaction& tx, const std::string& question_id) {
  std::vector<AskedLookUp> out;
  for (const auto& row : tx.query(sql::question_asked, {question_id}))
    out.push_back({row.instant("at"), number_in(row, "subject"), row.text("system"), row.text("place")});
  return out;
}

}  // namespace waarborg::atypical
