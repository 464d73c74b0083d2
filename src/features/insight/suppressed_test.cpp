// Whatever is asked over a scope, no small number follows from the answers.
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "features/insight/population.h"
#include "features/insight/tables.h"

namespace waarborg::insight {

namespace {

using matters::TermState;

const std::vector<std::string>& kinds() {
  static const std::vector<std::string> kAll{"report", "complaint", "compliment", "line_talk", "central"};
  return kAll;
}

struct PlainLabels final : Labels {
  [[nodiscard]] std::string text(std::string_view key) const override { return std::string(key); }
  [[nodiscard]] std::string kind(const std::string& key) const override { return key; }
  [[nodiscard]] std::string phase(const std::string&, const std::string& phase) const override { return phase; }
  [[nodiscard]] std::string month(Date first) const override { return to_iso(first); }
  [[nodiscard]] std::vector<std::string> kinds() const override { return insight::kinds(); }
};

constexpr std::int64_t kThreshold = 5;
const Date kToday{std::chrono::year(2026) / 11 / 2};

UnitTree force() {
  std::vector<directory::Unit> units{{"K", "K", "K", "", "/K/"},          {"N", "N", "N", "K", "/K/N/"},
                                     {"N1", "N1", "N1", "N", "/K/N/N1/"}, {"N2", "N2", "N2", "N", "/K/N/N2/"},
                                     {"Z", "Z", "Z", "K", "/K/Z/"},       {"Z1", "Z1", "Z1", "Z", "/K/Z/Z1/"}};
  return {std::move(units), {"K"}, true};
}

Groups random_groups(std::mt19937& random, int count, bool some_visible) {
  const std::vector<std::string> units{"K", "N", "N1", "N2", "Z", "Z1", ""};
  Groups out;
  for (int i = 0; i < count; ++i) {
    matters::FigureGroup group;
    group.kind = kinds()[std::min<std::size_t>(random() % 9, random() % 5)];
    group.unit_id = units[random() % units.size()];
    group.received_on = add_days(kToday, -static_cast<int>(random() % 900));
    group.count = 1;
    group.visible = some_visible && random() % 4 == 0;
    if (random() % 2 == 0) {
      group.days = static_cast<std::int64_t>(random() % 80);
      group.closed_on = add_days(group.received_on, static_cast<int>(group.days));
      group.term = random() % 3 == 0 ? TermState::missed : TermState::met;
    } else {
      group.phase = std::vector<std::string>{"received", "triage", "closing"}[random() % 3];
      group.term = std::vector<TermState>{TermState::late, TermState::soon, TermState::on_time, TermState::none,
                                          TermState::paused}[random() % 5];
    }
    out.push_back(std::move(group));
  }
  return out;
}

const Table* find(const Dashboard& dashboard, std::string_view key) {
  for (const auto& table : dashboard.tables)
    if (table.key == key) return &table;
  return nullptr;
}

/// Each way of grouping may know more than it is asked.
matters::Figures figures_of(const Groups& groups) { return {groups, groups, groups, groups}; }

Dashboard wide(const Groups& groups, const std::string& kind = "", const std::string& unit = "", int year = 0) {
  static const UnitTree kForce = force();
  static const PlainLabels kLabels;
  return make_dashboard([&](const Filters&) { return figures_of(groups); }, kForce, kLabels,
                        {{true, kind, unit, year}, kToday, kThreshold});
}

/// How many of these the reader does not see themselves.
std::int64_t others(const Groups& groups, const std::function<bool(const matters::FigureGroup&)>& wanted) {
  std::int64_t out = 0;
  for (const auto& group : groups)
    if (!group.visible && wanted(group)) out += group.count;
  return out;
}

bool may_stand(std::int64_t count) { return count == 0 || count >= kThreshold; }

TEST_CASE("[REP-02] HideSmallParts_OfAnyWhole_LeavesNoSmallRest") {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::int64_t> parts(1 + random() % 8);
    for (auto& part : parts) part = random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % 14);
    const auto hide = hide_small_parts(parts, kThreshold);
    std::int64_t hidden = 0;
    bool all = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (hide[i])
        hidden += parts[i];
      else
        CHECK(may_stand(parts[i]));
      all = all && (hide[i] || parts[i] == 0);
    }
    if (!all) CHECK(may_stand(hidden));
  }
}

TEST_CASE("[INV-13] Units_OverAScope_AreHiddenAlikeWhateverUnitIsAsked") {
  std::mt19937 random(3);
  const UnitTree tree = force();
  for (int round = 0; round < 60; ++round) {
    const auto groups = random_groups(random, 10 + static_cast<int>(random() % 60), round % 2 == 0);
    const UnitCounts counts(tree, groups, kThreshold);
    for (const std::string unit : {"K", "N", "Z"}) {
      const auto within = [&](const std::string& id) {
        return others(groups, [&](const auto& group) {
          return tree.is_within(group.unit_id, id) || (group.unit_id.empty() && id == "K");
        });
      };
      if (!counts.shown(unit)) {
        for (const auto& child : tree.children(unit)) CHECK_FALSE(counts.shown(child));
        continue;
      }
      std::int64_t rest = within(unit);
      bool any_hidden = !counts.own(unit);
      for (const auto& child : tree.children(unit)) {
        if (counts.shown(child)) rest -= within(child);
        any_hidden = any_hidden || !counts.shown(child);
      }
      CHECK(may_stand(within(unit)));
      if (any_hidden) CHECK(rest >= kThreshold);
    }
  }
}

TEST_CASE("[INV-13] Kinds_OverAScope_NoFilterShowsWhatAnotherHides") {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    const auto groups = random_groups(random, 12 + static_cast<int>(random() % 120), round % 2 == 0);
    const auto plain = wide(groups);
    const auto* kinds_table = find(plain, "kinds");
    if (plain.too_few) {
      CHECK(plain.tables.empty());
      continue;
    }
    REQUIRE(kinds_table != nullptr);
    for (const auto& row : kinds_table->rows) {
      if (row.label == "total" || row.label == "other_kinds") continue;
      // The same row, the same cells, when that kind alone is asked for.
      const auto alone = wide(groups, row.label);
      const auto* same = find(alone, "kinds");
      REQUIRE(same->rows.size() == 1);
      for (std::size_t at = 0; at < row.cells.size(); ++at) {
        CHECK(same->rows[0].cells[at].state == row.cells[at].state);
        CHECK(same->rows[0].cells[at].value == row.cells[at].value);
      }
    }
  }
}

TEST_CASE("[REP-02] Months_OfAllKindsLessThoseOfEachKind_LeaveNoSmallNumber") {
  std::mt19937 random(9);
  for (int round = 0; round < 25; ++round) {
    const auto groups = random_groups(random, 40 + static_cast<int>(random() % 200), round % 2 == 0);
    for (const int year : {2025, 2026}) {
      const auto all = wide(groups, "", "", year);
      const auto* total = find(all, "months");
      REQUIRE(total != nullptr);
      for (std::size_t month = 0; month < total->rows.size(); ++month) {
        if (total->rows[month].cells[0].state != CellState::number) continue;
        const auto in_month = [&](const matters::FigureGroup& group) {
          return to_iso(group.received_on).substr(0, 7) == total->rows[month].label.substr(0, 7);
        };
        std::int64_t rest = others(groups, in_month);
        CHECK(may_stand(rest));
        for (const auto& kind : all.kinds) {
          const auto one = wide(groups, kind, "", year);
          if (find(one, "months")->rows[month].cells[0].state != CellState::number) continue;
          const auto part = others(groups, [&](const auto& group) { return group.kind == kind && in_month(group); });
          CHECK(may_stand(part));
          rest -= part;
        }
        CHECK(may_stand(rest));
      }
    }
  }
}

TEST_CASE("[REP-02] Dashboard_OverAScopeWithFewMatters_ShowsNothing") {
  std::mt19937 random(2);
  CHECK(wide(random_groups(random, 4, false)).too_few);
  CHECK_FALSE(wide(random_groups(random, 5, false)).too_few);
}

TEST_CASE("[INV-13] KindAndUnit_OverAScope_AreNotCrossed") {
  std::mt19937 random(2);
  const auto groups = random_groups(random, 300, false);
  const auto crossed = wide(groups, "report", "N");
  CHECK(crossed.unit_set_aside);
  CHECK(find(crossed, "units") == nullptr);
  const auto unit = wide(groups, "", "N");
  CHECK(find(unit, "kinds") == nullptr);
  CHECK_FALSE(unit.summed);
  CHECK(find(unit, "units") != nullptr);
}

TEST_CASE("Durations_MedianAndNinetiethPercentile_ByNearestRank") {
  CHECK(median_of({4}) == 4);
  CHECK(median_of({1, 4}) == 3);
  CHECK(median_of({1, 2, 9}) == 2);
  const auto durations_of = [](std::int64_t count) {
    Durations durations;
    for (std::int64_t days = 1; days <= count; ++days) {
      ++durations.closed.visible;
      durations.days[days] += 1;
    }
    return durations.cells(kThreshold);
  };
  CHECK(durations_of(1)[0].value == 1);
  CHECK(durations_of(1)[1].value == 1);
  CHECK(durations_of(10)[0].value == 6);
  CHECK(durations_of(10)[1].value == 9);
  CHECK(durations_of(11)[0].value == 6);
  CHECK(durations_of(11)[1].value == 10);
}

TEST_CASE("Dashboard_OfOnesOwnMatters_HidesNothing") {
  static const UnitTree kForce = force();
  static const PlainLabels kLabels;
  matters::FigureGroup one;
  one.kind = "report";
  one.unit_id = "N1";
  one.phase = "triage";
  one.term = TermState::late;
  one.received_on = kToday;
  one.count = 1;
  const auto dashboard =
      make_dashboard([&](const Filters&) { return figures_of({one}); }, kForce, kLabels, {{}, kToday, kThreshold});
  for (const auto& table : dashboard.tables)
    for (const auto& row : table.rows)
      for (const auto& cell : row.cells) CHECK(cell.state != CellState::few);
  CHECK(dashboard.late == Figure{1});
}

}  // namespace

}  // namespace waarborg::insight
