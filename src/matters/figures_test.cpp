#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "matters/closing.h"
#include "matters/matter_clocks.h"
#include "matters/monitor_figures.h"
#include "matters/testing.h"

namespace waarborg::matters {

namespace {

/// One line for each group, in words.
using Counts = std::map<std::string, std::int64_t>;

std::string month_of(Date date) { return to_iso(date).substr(0, 7); }

std::string line(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += word + " ";
  return out;
}

Counts counts_of(const Figures& figures, bool visible_alone = false) {
  Counts out;
  const auto add = [&](const FigureGroup& group, const std::string& text) {
    if (group.visible || !visible_alone) out[text] += group.count;
  };
  for (const auto& group : figures.by_kind)
    add(group, line({"kind", group.kind, group.phase, std::string(code_of(group.term)), month_of(group.received_on),
                     group.closed_on ? month_of(*group.closed_on) : "", group.merged ? "merged" : ""}));
  for (const auto& group : figures.by_unit) add(group, line({"unit", group.unit_id}));
  for (const auto& group : figures.days_by_kind)
    add(group, line({"days", group.kind, std::to_string(group.days), std::string(code_of(group.term))}));
  for (const auto& group : figures.days_by_unit)
    add(group, line({"days", group.unit_id, std::to_string(group.days), std::string(code_of(group.term))}));
  return out;
}

TermState term_of(storage::Transaction& tx, const Matter& matter, Date today) {
  const auto all = clocks(tx, matter.id);
  if (!matter.is_open()) {
    for (const auto& clock : all) {
      const bool extended = std::ranges::any_of(all, [&](const auto& other) { return other.extends == clock.id; });
      if (clock.state == ClockState::stopped && *clock.stopped_on > clock.due_on && !extended) return TermState::missed;
    }
    return TermState::met;
  }
  const auto due = matter.due();
  if (!due) {
    for (const auto& clock : all)
      if (clock.state == ClockState::paused) return TermState::paused;
    return TermState::none;
  }
  const int left = days_between(today, *due);
  return left < 0 ? TermState::late : left <= 7 ? TermState::soon : TermState::on_time;
}

/// Every matter there is, asked one by one.
Counts brute_force(TestHouse& house, const std::vector<std::string>& ids,
                   const std::function<bool(storage::Transaction&, const Matter&)>& counts) {
  return house.write([&](storage::Transaction& tx) {
    Counts out;
    for (const auto& id : ids) {
      const auto matter = load_matter(tx, id).value();
      if (!counts(tx, matter)) continue;
      const bool open = matter.is_open();
      const std::string term(code_of(term_of(tx, matter, house.today())));
      ++out[line({"kind", matter.kind, open ? matter.phase : "", term, month_of(matter.received_on),
                  matter.closed_on ? month_of(*matter.closed_on) : "", matter.state == "merged" ? "merged" : ""})];
      ++out[line({"unit", matter.unit_id})];
      if (open || matter.state == "merged") continue;
      const std::string days = std::to_string(std::max(0, days_between(matter.received_on, *matter.closed_on)));
      ++out[line({"days", matter.kind, days, term})];
      ++out[line({"days", matter.unit_id, days, term})];
    }
    return out;
  });
}

/// Matters of many kinds, units and months; some with a second principal, some that keep somebody out, some closed.
std::vector<std::string> random_matters(TestHouse& house, int count) {
  std::mt19937 random(7);
  const std::vector<std::string> keep_out{"tessa", "carla", "ina", "aart", "tom"};
  std::vector<std::string> ids;
  for (int i = 0; i < count; ++i) {
    auto request = random() % 3 == 0 ? house.complaint() : house.report();
    request.unit_id = random() % 5 == 0 ? "" : house.unit(std::vector<std::string>{"N", "N1", "Z"}[random() % 3]);
    request.received_on = add_days(house.today(), -static_cast<int>(random() % 120));
    if (random() % 3 == 0)
      request.exclusions.emplace_back(
          house.house().keys().person_token(house.who(keep_out[random() % keep_out.size()]).person_id), "keep_out");
    auto opened = house.open(request);
    ids.push_back(opened.matter.id);
    const bool shared = random() % 3 == 0;
    const bool ends = random() % 4 == 0;
    house.write([&](storage::Transaction& tx) -> Result<Done> {
      if (shared) give_access(tx, opened.matter, account_principal(house.account("tessa")));
      if (ends) return close_matter(tx, house.house(), opened, house.account("tom"), "Geleerd.");
      return Done{};
    });
  }
  return ids;
}

Figures figures(TestHouse& house, const identity::Viewer& viewer, const FigureQuery& query) {
  return house.read([&](storage::Transaction& tx) { return FigureReader(tx, house.house(), viewer).count(query); });
}

TEST_CASE("[INV-13] Figures_OfOnesOwn_CountExactlyWhatOneMaySee") {
  for_each_house([](TestHouse& house) {
    const auto ids = random_matters(house, 60);
    for (const auto* name : {"tessa", "tom", "carla", "ina", "aart", "emma"}) {
      CAPTURE(name);
      const auto viewer = house.viewer(name);
      const auto sees = [&](storage::Transaction& tx, const Matter& matter) { return may_see(tx, viewer, matter.id); };
      CHECK(counts_of(figures(house, viewer, {})) == brute_force(house, ids, sees));
      FigureQuery some{
          .kind = "report", .year = 2026, .in_unit = [&](const std::string& unit) { return unit == house.unit("Z"); }};
      CHECK(counts_of(figures(house, viewer, some)) ==
            brute_force(house, ids, [&](storage::Transaction& tx, const Matter& matter) {
              return sees(tx, matter) && matter.kind == "report" &&
                     static_cast<int>(matter.received_on.year()) == 2026 && matter.unit_id == house.unit("Z");
            }));
    }
  });
}

TEST_CASE("[INV-13] Figures_OverAScope_LeaveOutWhatKeepsTheViewerOut") {
  for_each_house([](TestHouse& house) {
    const auto ids = random_matters(house, 60);
    const FigureQuery query{.over = FiguresOver::scope, .received_before = add_days(house.today(), -20)};
    for (const auto* name : {"ina", "aart", "tessa"}) {
      CAPTURE(name);
      const auto viewer = house.viewer(name);
      const auto found = figures(house, viewer, query);
      const auto in_scope = [&](storage::Transaction& tx, const Matter& matter) {
        return !is_excluded(tx, matter.id, viewer.person_token) && matter.received_on < *query.received_before;
      };
      CHECK(counts_of(found) == brute_force(house, ids, in_scope));
      CHECK(counts_of(found, true) == brute_force(house, ids, [&](storage::Transaction& tx, const Matter& matter) {
              return in_scope(tx, matter) && may_see(tx, viewer, matter.id);
            }));
    }
  });
}

TEST_CASE("Figures_OfAClosedMatter_SayWhetherATermWasMissed") {
  for_each_house([](TestHouse& house) {
    auto request = house.report();
    request.received_on = add_days(house.today(), -150);
    auto late = house.open(request);
    house.write([&](storage::Transaction& tx) -> Result<Done> {
      const auto* rule = late.procedure->clock("feedback");
      start_matter_clock(tx, house.house(), late.matter, *rule, late.matter.received_on);
      return close_matter(tx, house.house(), late, house.account("tom"), "");
    });
    auto quick = house.open(house.report());
    house.write(
        [&](storage::Transaction& tx) { return close_matter(tx, house.house(), quick, house.account("tom"), ""); });
    const auto found = figures(house, house.viewer("tessa"), {});
    REQUIRE(found.days_by_kind.size() == 2);
    for (const auto& group : found.days_by_kind)
      CHECK(group.term == (group.days == 150 ? TermState::missed : TermState::met));
  });
}

TEST_CASE("[INV-13] MonitorFigures_OfAMonth_CountWhatWasReceivedAndClosedInIt") {
  for_each_house([](TestHouse& house) {
    const auto ids = random_matters(house, 60);
    const DaySpan span{add_days(house.today(), -40), add_days(house.today(), -9)};
    const DaySpan now{house.today(), add_days(house.today(), 1)};
    const auto viewer = house.viewer("ina");
    house.write([&](storage::Transaction& tx) {
      const auto found = matters_in(FigureReader(tx, house.house(), viewer), {span, now}, {});
      const auto sum = [](const std::vector<MatterGroup>& groups) {
        std::int64_t all = 0;
        for (const auto& group : groups) all += group.count;
        return all;
      };
      std::int64_t received = 0, closed = 0;
      for (const auto& id : ids) {
        if (is_excluded(tx, id, viewer.person_token)) continue;
        const auto matter = load_matter(tx, id).value();
        received += matter.received_on >= span.from && matter.received_on < span.until ? 1 : 0;
        closed += matter.closed_on == house.today() ? 1 : 0;
      }
      CHECK(sum(found[0].received) == received);
      CHECK(sum(found[1].closed) == closed);
      CHECK(received > 0);
      CHECK(closed > 0);
    });
  });
}

}  // namespace

}  // namespace waarborg::matters
