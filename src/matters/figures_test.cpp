#include <doctest/doctest.h>

#include <map>
#include <random>
#include <tuple>

#include "matters/closing.h"
#include "matters/figures.h"
#include "matters/matter_clocks.h"
#include "matters/testing.h"

namespace waarborg::matters {

namespace {

using Counts = std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, std::int64_t>;

std::string month_of(Date date) { return to_iso(date).substr(0, 7); }

Counts counts_of(const std::vector<FigureGroup>& groups) {
  Counts out;
  for (const auto& group : groups)
    out[{group.kind, group.unit_id, group.is_open() ? group.phase : "closed",
         std::string(group.is_open() ? code_of(group.term) : ""), month_of(group.received_on)}] += group.count;
  return out;
}

std::string term_of(storage::Transaction& tx, const Matter& matter, Date today) {
  const auto due = matter.due();
  if (!due) {
    for (const auto& clock : clocks(tx, matter.id))
      if (clock.state == ClockState::paused) return "paused";
    return "none";
  }
  const int left = days_between(today, *due);
  return left < 0 ? "late" : left <= 7 ? "soon" : "on_time";
}

/// Every matter there is, asked one by one.
Counts brute_force(TestHouse& house, const std::vector<std::string>& ids,
                   const std::function<bool(storage::Transaction&, const std::string&)>& counts) {
  return house.write([&](storage::Transaction& tx) {
    Counts out;
    for (const auto& id : ids) {
      if (!counts(tx, id)) continue;
      const auto matter = load_matter(tx, id).value();
      out[{matter.kind, matter.unit_id, matter.is_open() ? matter.phase : "closed",
           matter.is_open() ? term_of(tx, matter, house.today()) : "", month_of(matter.received_on)}] += 1;
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

TEST_CASE("[INV-13] OwnFigures_OfRandomMatters_CountExactlyWhatOneMaySee") {
  for_each_house([](TestHouse& house) {
    const auto ids = random_matters(house, 60);
    for (const auto* name : {"tessa", "tom", "carla", "ina", "aart", "emma"}) {
      CAPTURE(name);
      const auto viewer = house.viewer(name);
      const auto found = house.write([&](storage::Transaction& tx) { return own_figures(tx, house.house(), viewer); });
      CHECK(counts_of(found) == brute_force(house, ids, [&](storage::Transaction& tx, const std::string& id) {
              return may_see(tx, viewer, id);
            }));
    }
  });
}

TEST_CASE("[INV-13] ScopeFigures_OfRandomMatters_LeaveOutWhatKeepsTheViewerOut") {
  for_each_house([](TestHouse& house) {
    const auto ids = random_matters(house, 60);
    const Date before = add_days(house.today(), -20);
    for (const auto* name : {"ina", "aart", "tessa"}) {
      CAPTURE(name);
      const auto viewer = house.viewer(name);
      const auto found =
          house.write([&](storage::Transaction& tx) { return scope_figures(tx, house.house(), viewer, before); });
      const auto in_scope = [&](storage::Transaction& tx, const std::string& id) {
        return !is_excluded(tx, id, viewer.person_token) && load_matter(tx, id)->received_on < before;
      };
      CHECK(counts_of(found) == brute_force(house, ids, in_scope));
      std::vector<FigureGroup> visible;
      for (const auto& group : found)
        if (group.visible) visible.push_back(group);
      CHECK(counts_of(visible) == brute_force(house, ids, [&](storage::Transaction& tx, const std::string& id) {
              return in_scope(tx, id) && may_see(tx, viewer, id);
            }));
    }
  });
}

TEST_CASE("OwnFigures_OfAClosedMatter_SayWhetherATermWasMissed") {
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
    const auto viewer = house.viewer("tessa");
    const auto found = house.write([&](storage::Transaction& tx) { return own_figures(tx, house.house(), viewer); });
    REQUIRE(found.size() == 2);
    for (const auto& group : found)
      CHECK(group.term == (group.received_on == late.matter.received_on ? TermState::missed : TermState::met));
  });
}

}  // namespace

}  // namespace waarborg::matters
