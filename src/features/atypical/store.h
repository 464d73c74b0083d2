// Rows of cases and runs, as values. No authorisation here (seats.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/monitor/contract/detection.h"

namespace waarborg::atypical {

struct CaseRow {
  std::string id, number, run_id;
  bool shadow = false;
  std::string kind;  ///< case, event, control
  std::uint32_t officer = 0, subject = 0;
  std::string group;
  monitor::Points points = 0;
  Date first_day, last_day;
  std::string state;  ///< open, asked, answered, closed
  Instant opened_at;
  std::optional<Date> closed_on;
  std::string closed_by, outcome, matter_id;
  std::string from_control;  ///< id of the doubtful control that the case came from
};
/// Random, so that a number says nothing of how many there are, and a case that is kept from somebody leaves no gap.
std::string new_number(storage::Transaction& tx, const matters::House& house);
std::optional<CaseRow> find_case(storage::Transaction& tx, const std::string& id);
/// The case that a control became.
std::optional<CaseRow> case_from_control(storage::Transaction& tx, const std::string& control_id);
/// Earlier and other live cases of the same officer.
std::vector<CaseRow> other_cases(storage::Transaction& tx, const CaseRow& of);

using monitor::KeyOfRank;
/// What stands out in a case, most points first, each key once.
std::vector<KeyOfRank> keys_of(storage::Transaction& tx, const std::string& case_id);

/// After which row the next page of a list begins: its place in the order, and its id. In addresses "PLACE.ID".
struct Cursor {
  std::int64_t place = 0;
  std::string id;
};
/// Nothing for what is no cursor.
Cursor cursor_from(const std::string& text);
std::string cursor_text(const Cursor& cursor);
/// Of a list by moment, the newest first: its beginning for what is no cursor.
Cursor newest_from(const std::string& text);
std::string newest_text(Instant at, const std::string& id);

struct CaseQuery {
  std::string state{};  ///< empty: what waits; open, asked, answered, closed, all
  std::string group{};
  std::string kind{};
  std::string run{};             ///< id; empty: all live ones
  std::string sort = "-points";  ///< points, -points, opened, -opened
  std::string after{};
  int limit = 50;
};
struct CasePage {
  std::vector<CaseRow> rows;
  std::string next;
};
/// Without those that hold look-ups of `own`.
CasePage list(storage::Transaction& tx, const CaseQuery& query, std::uint32_t own);
std::int64_t waiting(storage::Transaction& tx, std::uint32_t own);
/// Those of cases, but of such that hold look-ups of `own` alone.
std::vector<std::string> groups(storage::Transaction& tx, std::uint32_t own);

struct RunRow {
  std::string id;
  bool shadow = false;
  Date first_day, day;
  std::string content;
  std::int64_t look_ups = 0, unexplained = 0, officers = 0, ranked = 0;
  double budget = 0;
  std::int64_t cases = 0, events = 0, controls = 0;
  std::int64_t pairs_plain = 0, pairs_left_out = 0;  ///< monitor::Detected
  Instant made_at;
  std::optional<std::chrono::milliseconds> took{};  ///< the detection; nothing: it was not kept yet
};
std::optional<RunRow> find_run(storage::Transaction& tx, const std::string& id);
std::optional<RunRow> latest_run(storage::Transaction& tx);
/// Errors: "atypical.run_already" (a live run of that day is kept).
Result<Done> may_run(storage::Transaction& tx, Date day);
/// When the last run was made that people act upon, or that was in the shadow.
std::optional<Instant> last_run_made(storage::Transaction& tx, bool shadow);
struct RunPage {
  std::vector<RunRow> rows;
  std::string next;
};
struct RunQuery {
  std::string mode{};          ///< live, shadow; empty: both
  std::string sort = "-made";  ///< made, -made
  std::string after{};
  int limit = 50;
};
RunPage runs(storage::Transaction& tx, const RunQuery& query);
/// Counts no case, event or control of the run that holds look-ups of `own`, as the list has none of them.
void leave_out_own(storage::Transaction& tx, std::uint32_t own, RunRow& run);

struct OpeningRow {
  std::string id, case_id, number;
  std::uint32_t officer = 0;
  std::string purpose;  ///< talk, triage, other
  std::string asked_by;
  Instant asked_at;
  std::string state;  ///< waiting, granted, refused
  std::string decided_by;
  std::optional<Instant> decided_at;
  Bytes passed_on;
  std::int64_t people = 1;  ///< of an event: how many the request is about (of lists alone)
};
OpeningRow opening_from(const storage::Row& row);
std::optional<OpeningRow> find_opening(storage::Transaction& tx, const std::string& id);
/// Newest first.
std::vector<OpeningRow> openings_of(storage::Transaction& tx, const std::string& case_id);

struct AskedLookUp {
  Instant at;
  std::uint32_t subject = 0;
  std::string system, place;
};
struct QuestionRow {
  std::string id, case_id;
  std::uint32_t officer = 0;
  std::string asked_by;
  Instant asked_at;
  Date due_on;
  std::optional<Date> answered_on;
};
QuestionRow question_from(const storage::Row& row);
std::vector<QuestionRow> questions_of(storage::Transaction& tx, const std::string& case_id);
std::vector<AskedLookUp> asked_in(storage::Transaction& tx, const std::string& question_id);

}  // namespace waarborg::atypical
