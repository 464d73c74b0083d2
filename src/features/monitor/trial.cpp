// Two simulations beside each other.
#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "features/monitor/contract/trials.h"
#include "features/monitor/rules_in_force.h"
#include "features/monitor/simulate.h"
#include "features/monitor/trial_settings.h"

namespace waarborg::monitor {
namespace {

namespace json = boost::json;

/// (officer, 0), or (0, subject) of an event.
using Whom = std::pair<std::uint32_t, std::uint32_t>;

Whom whom(const engine::Listed& listed) {
  return {listed.actor, listed.actor == 0 && !listed.subjects.empty() ? listed.subjects.front() : 0};
}

std::vector<KeyOfRank> keys_of(const engine::Grounds& grounds, const DetectionContent& content) {
  std::vector<KeyOfRank> all;
  for (const auto& sign : content.signs)
    if ((grounds.signs & sign.bit) != 0) all.push_back({"sign", sign.key});
  for (std::size_t at = 0; at < content.pair_measures.size(); ++at)
    if ((grounds.pair_measures >> at & 1U) != 0) all.push_back({"measure", content.pair_measures[at].key});
  for (std::size_t at = 0; at < content.actor_measures.size(); ++at)
    if ((grounds.actor_measures >> at & 1U) != 0) all.push_back({"officer", content.actor_measures[at].key});
  return all;
}

void add_times(const Simulation& simulation, TriedLine::Times TriedLine::*side, std::map<Whom, TriedLine>& lines) {
  std::map<Whom, engine::Grounds> grounds;
  for (const auto& listed : simulation.told().lists) {
    auto& times = lines[whom(listed)].*side;
    grounds[whom(listed)].add(listed.grounds);
    if (times.times++ > 0) continue;
    times.first = date_of(listed.day);
    // What puts an event before all others is no points of it.
    times.points = listed.actor == 0 ? 0 : listed.points;
  }
  for (const auto& [key, its] : grounds) (lines[key].*side).keys = keys_of(its, simulation.content());
}

json::array list_json(const engine::Listed& one) {
  json::array subjects(one.subjects.begin(), one.subjects.end());
  return {one.day,
          one.actor,
          one.points,
          one.grounds.signs,
          one.grounds.pair_measures,
          one.grounds.actor_measures,
          std::move(subjects)};
}

engine::Listed listed_from(const json::array& list) {
  const auto number = [&](std::size_t at) { return list.at(at).to_number<std::uint32_t>(); };
  engine::Listed one{list.at(0).to_number<engine::DayNumber>(),
                     number(1),
                     list.at(2).to_number<engine::Points>(),
                     {},
                     {number(3), number(4), number(5)}};
  for (const auto& subject : list.at(6).as_array()) one.subjects.push_back(subject.to_number<std::uint32_t>());
  return one;
}

class BothSides : public Trial {
 public:
  BothSides(matters::House& house, DetectionContent now, std::optional<DetectionContent> then, int days)
      : house_(house), now_(house, std::move(now), days) {
    if (then) then_.emplace(house, std::move(*then), days);
  }

  /// REQUIRES: `kept` is of this class.
  void go_on_from(const std::string& kept) {
    const json::value value = json::parse(kept);
    if (value.at("content").as_string() != content_name()) return;
    const auto go_on = [&](const char* side, Simulation& simulation) {
      std::vector<engine::Listed> lists;
      for (const auto& one : value.at(side).as_array()) lists.push_back(listed_from(one.as_array()));
      simulation.go_on_from(std::move(lists), value.at("last").to_number<engine::DayNumber>(),
                            value.at("look_ups").to_number<std::int64_t>());
    };
    go_on("now", now_);
    if (then_) go_on("then", *then_);
  }

  Result<bool> work(std::chrono::milliseconds time) override {
    const auto until = std::chrono::steady_clock::now() + time;
    while (side_ < sides()) {
      auto& one = side_ == 0 ? now_ : *then_;
      if (!TRY(one.step())) {
        ++side_;
      } else if (one.total() > 0) {
        total_ = one.total() * sides();
        done_ = side_ * one.total() + one.done();
      }
      if (std::chrono::steady_clock::now() >= until) break;
    }
    return side_ < sides();
  }
  [[nodiscard]] std::int64_t done() const override { return done_; }
  [[nodiscard]] std::int64_t total() const override { return total_; }

  [[nodiscard]] std::string keep() const override {
    const auto lists = [](const Simulation& simulation) {
      json::array all;
      for (const auto& one : simulation.told().lists) all.push_back(list_json(one));
      return all;
    };
    return json::serialize(json::object{{"content", content_name()},
                                        {"last", now_.told().last},
                                        {"look_ups", now_.told().look_ups},
                                        {"now", lists(now_)},
                                        {"then", then_ ? lists(*then_) : json::array{}}});
  }

  [[nodiscard]] Tried tell() const override {
    Tried told;
    const auto& now = now_.told();
    told.first_day = date_of(now.first);
    told.day = date_of(now.last);
    told.content = content_name();
    told.look_ups = now.look_ups;
    told.unexplained_now = told.unexplained_then = now.unexplained;
    auto officers = now.officers;
    std::map<Whom, TriedLine> lines;
    add_times(now_, &TriedLine::now, lines);
    if (then_) {
      const auto& then = then_->told();
      told.unexplained_then = then.unexplained;
      officers.insert(then.officers.begin(), then.officers.end());
      add_times(*then_, &TriedLine::then, lines);
    }
    std::map<std::string, std::int64_t> teams, roles;
    for (const auto& [officer, its] : officers) {
      ++teams[its.team];
      ++roles[its.role];
    }
    for (const auto& [name, count] : teams) told.teams.push_back({name, count});
    for (const auto& [name, count] : roles) told.roles.push_back({name, count});
    for (auto& [key, line] : lines) {
      std::tie(line.officer, line.subject) = key;
      if (const auto its = officers.find(line.officer); its != officers.end()) {
        line.team = its->second.team;
        line.role = its->second.role;
      }
      told.lines.push_back(line);
    }
    return told;
  }

  [[nodiscard]] Result<std::string> annex(const i18n::Translator& t) const override {
    std::string text;
    TRY(tell_annex(house_, t, now_.content(), now_.told(), [&](std::string_view line) {
      text.append(line);
      text += '\n';
    }));
    return text;
  }

 private:
  [[nodiscard]] std::string content_name() const { return now_.content().version + " " + now_.content().fingerprint; }
  [[nodiscard]] int sides() const { return then_ ? 2 : 1; }
  matters::House& house_;
  Simulation now_;
  std::optional<Simulation> then_;
  int side_ = 0;
  std::int64_t done_ = 0, total_ = 0;
};

}  // namespace

Result<std::unique_ptr<Trial>> Trial::open(matters::House& house, const Changes& changes, int days,
                                           const std::string& kept) {
  auto now = TRY(rules_in_force(house));
  std::optional<DetectionContent> then;
  if (!changes.empty()) then = TRY(changed(now, changes));
  auto made = std::make_unique<BothSides>(house, std::move(now), std::move(then), days);
  if (!kept.empty()) made->go_on_from(kept);
  return std::unique_ptr<Trial>(std::move(made));
}

}  // namespace waarborg::monitor
