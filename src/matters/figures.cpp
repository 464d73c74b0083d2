#include "matters/figures.h"

#include "base/text.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

constexpr int kSoonDays = 7;

TermState term_from(const std::string& code) {
  for (const auto state : {TermState::on_time, TermState::soon, TermState::late, TermState::paused})
    if (code_of(state) == code) return state;
  return TermState::none;
}

FigureGroup running_group(const storage::Row& row) {
  FigureGroup group;
  group.kind = row.text("kind");
  group.unit_id = row.maybe_text("unit_id").value_or("");
  group.phase = row.text("phase");
  group.term = term_from(row.text("term"));
  group.received_on = date_from_iso(row.text("received") + "-01").value_or(Date{});
  group.count = row.integer("count");
  return group;
}

FigureGroup closed_group(const storage::Row& row) {
  FigureGroup group;
  group.kind = row.text("kind");
  group.unit_id = row.maybe_text("unit_id").value_or("");
  group.term = row.flag("missed") ? TermState::missed : TermState::met;
  group.received_on = row.date("received_on");
  group.closed_on = row.maybe_date("closed_on").value_or(group.received_on);
  group.merged = row.text("state") == "merged";
  group.count = row.integer("count");
  return group;
}

/// The principals as one argument, for a statement that asks whether one is among them. Ids hold no '|' or '%'.
std::string listed(const std::vector<std::string>& principals) { return "|" + join(principals, "|") + "|"; }

}  // namespace

std::vector<FigureGroup> own_figures(storage::Transaction& tx, const House& house, const identity::Viewer& viewer) {
  std::vector<FigureGroup> out;
  const auto principals = viewer.principals();
  const std::string list = listed(principals);
  for (const auto& principal : principals) {
    tx.for_each(sql::figures_own_running,
                {principal, list, viewer.person_token, house.today(), add_days(house.today(), kSoonDays)},
                [&](const storage::Row& row) { out.push_back(running_group(row)); });
    tx.for_each(sql::figures_own_closed, {principal, list, viewer.person_token},
                [&](const storage::Row& row) { out.push_back(closed_group(row)); });
  }
  return out;
}

std::vector<FigureGroup> scope_figures(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                       Date received_before) {
  std::vector<FigureGroup> out;
  const auto keep = [&](FigureGroup group, const storage::Row& row) {
    group.visible = row.flag("visible");
    out.push_back(std::move(group));
  };
  const std::string list = listed(viewer.principals());
  tx.for_each(sql::figures_scope_running,
              {received_before, list, viewer.person_token, house.today(), add_days(house.today(), kSoonDays)},
              [&](const storage::Row& row) { keep(running_group(row), row); });
  tx.for_each(sql::figures_scope_closed, {received_before, list, viewer.person_token},
              [&](const storage::Row& row) { keep(closed_group(row), row); });
  return out;
}

}  // namespace waarborg::matters
