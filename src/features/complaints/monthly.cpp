#include "features/complaints/monthly.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "matters/access.h"
#include "matters/content.h"
#include "platform/directory/directory.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {

namespace sql = queries::feature_complaints;

using identity::Role;
using matters::Listed;
using storage::Transaction;

namespace {

constexpr int kMonthsBefore = 12;

Date first_of(Date day) { return {day.year(), day.month(), std::chrono::day(1)}; }
Date next_month(Date first) { return first_of(add_days(first, 31)); }
Date month_before(Date first) { return first_of(add_days(first, -1)); }

std::vector<Listed> as_it_stands(Transaction& tx, const matters::House& house, const matters::DaySpan& span) {
  return matters::running_in(tx, "complaint", span, house.content.complaint_terms.monthly_report->outside_step);
}

Listed listed_from(const storage::Row& row) {
  return {row.text("matter_id"), row.text("number"),        row.text("unit_id"),     row.text("category"),
          row.text("phase"),     row.text("procedure_key"), row.date("received_on"), row.maybe_date("closed_on"),
          row.text("outcome"),   row.flag("outside")};
}

/// Whether a role of the viewer covers the unit; a complaint of no unit is of the whole force.
class Scope {
 public:
  Scope(Transaction& tx, const identity::Viewer& viewer) : tx_(tx), viewer_(viewer) {}
  bool covers(const std::string& unit_id) {
    const auto [place, is_new] = known_.try_emplace(unit_id);
    if (is_new) place->second = reckon(unit_id);
    return place->second;
  }

 private:
  bool reckon(const std::string& unit_id) const {
    return std::ranges::any_of(viewer_.grants, [&](const identity::Grant& grant) {
      if (grant.role != Role::authority && grant.role != Role::complaint_handler) return false;
      if (!unit_id.empty()) return directory::is_within(tx_, unit_id, grant.unit_id);
      const auto unit = directory::find_unit(tx_, grant.unit_id);
      return unit && unit->parent_id.empty();
    });
  }
  Transaction& tx_;
  const identity::Viewer& viewer_;
  std::map<std::string, bool> known_;
};

}  // namespace

bool reports_monthly(const matters::House& house) { return house.content.complaint_terms.monthly_report.has_value(); }

std::optional<matters::DaySpan> month_span(const std::string& month, Date today) {
  const auto first = month.size() == 7 ? date_from_iso(month + "-01") : std::nullopt;
  if (!first || *first > today) return std::nullopt;
  return matters::DaySpan{*first, next_month(*first)};
}

std::string month_code(Date day) { return to_iso(day).substr(0, 7); }

std::vector<std::string> months_shown(Date today) {
  std::vector<std::string> out;
  Date first = first_of(today);
  for (int i = 0; i <= kMonthsBefore; ++i, first = month_before(first)) out.push_back(month_code(first));
  return out;
}

std::int64_t MonthlyReport::received() const {
  return std::ranges::count_if(rows, [&](const Listed& one) { return one.received_on >= span.from; });
}
std::int64_t MonthlyReport::closed() const {
  return std::ranges::count_if(rows, [&](const Listed& one) { return one.closed_on && *one.closed_on < span.until; });
}
std::int64_t MonthlyReport::running() const { return static_cast<std::int64_t>(rows.size()) - closed(); }
std::int64_t MonthlyReport::from_outside() const {
  return std::ranges::count_if(rows, [](const Listed& one) { return one.marked; });
}

Result<MonthlyReport> monthly_report(Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                                     const std::string& month) {
  const auto span = month_span(month, house.today());
  if (!span || !reports_monthly(house)) return not_found();
  MonthlyReport out{month, *span, std::nullopt};
  if (const auto kept = tx.find(sql::month_find, {month})) {
    out.kept_on = kept->date("made_on");
    for (const auto& row : tx.query(sql::month_rows, {month})) out.rows.push_back(listed_from(row));
  } else {
    out.rows = as_it_stands(tx, house, *span);
  }
  Scope scope(tx, viewer);
  std::erase_if(out.rows, [&](const Listed& one) {
    return !scope.covers(one.unit_id) || matters::is_excluded(tx, one.id, viewer.person_token);
  });
  audit::record(tx, house.clock(), {audit::Chain::staff, viewer.account_id, "complaint.monthly", "", "", month});
  return out;
}

std::vector<std::string> kept_months(Transaction& tx) {
  std::vector<std::string> out;
  for (const auto& row : tx.query(sql::months_kept)) out.push_back(row.text("month"));
  return out;
}

Result<Done> keep_last_month(Transaction& tx, const matters::House& house) {
  if (!reports_monthly(house)) return Done{};
  const Date first = month_before(first_of(house.today()));
  const std::string month = month_code(first);
  if (tx.execute(sql::month_add, {month, house.today()}) != 1) return Done{};
  int position = 0;
  for (const auto& one : as_it_stands(tx, house, {first, next_month(first)}))
    tx.execute(sql::month_row_add, {month, one.id, ++position, one.number, one.unit_id, one.theme, one.phase,
                                    one.procedure_key, one.received_on, one.closed_on, one.outcome, one.marked});
  return Done{};
}

}  // namespace waarborg::complaints
