// Two simulations beside each other.
#include <algorithm>
#include <set>

#include "features/monitor/contract/trials.h"
#include "features/monitor/simulate.h"
#include "features/monitor/trial_settings.h"

namespace waarborg::monitor {
namespace {

/// (officer, 0), or (0, subject) of an event.
using Whom = std::pair<std::uint32_t, std::uint32_t>;

Whom whom(const engine::Listed& listed) {
  return {listed.actor, listed.actor == 0 && !listed.subjects.empty() ? listed.subjects.front() : 0};
}

void add_times(const std::vector<engine::Listed>& lists, TriedLine::Times TriedLine::*side,
               std::map<Whom, TriedLine>& lines) {
  for (const auto& listed : lists) {
    auto& line = lines[whom(listed)];
    auto& times = line.*side;
    if (times.times++ > 0) continue;
    times.first = date_of(listed.day);
    // What puts an event before all others is no points of it.
    times.points = listed.actor == 0 ? 0 : listed.points;
  }
}

class BothSides : public Trial {
 public:
  BothSides(matters::House& house, DetectionContent now, std::optional<DetectionContent> then, int days)
      : house_(house), now_(house, std::move(now), days) {
    if (then) then_.emplace(house, std::move(*then), days);
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

  [[nodiscard]] Tried tell() const override {
    Tried told;
    const auto& now = now_.told();
    told.first_day = date_of(now.first);
    told.day = date_of(now.last);
    told.content = now_.content().version + " " + now_.content().fingerprint;
    told.look_ups = now.look_ups;
    told.unexplained_now = told.unexplained_then = now.unexplained;
    auto officers = now.officers;
    std::map<Whom, TriedLine> lines;
    add_times(now.lists, &TriedLine::now, lines);
    if (then_) {
      const auto& then = then_->told();
      told.unexplained_then = then.unexplained;
      officers.insert(then.officers.begin(), then.officers.end());
      add_times(then.lists, &TriedLine::then, lines);
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
  [[nodiscard]] int sides() const { return then_ ? 2 : 1; }
  matters::House& house_;
  Simulation now_;
  std::optional<Simulation> then_;
  int side_ = 0;
  std::int64_t done_ = 0, total_ = 0;
};

}  // namespace

Result<std::unique_ptr<Trial>> Trial::open(matters::House& house, const Changes& changes, int days) {
  auto now = TRY(load_detection(house.platform.config.content, house.jurisdiction()));
  std::optional<DetectionContent> then;
  if (!changes.empty()) then = TRY(changed(now, changes));
  return std::unique_ptr<Trial>(std::make_unique<BothSides>(house, std::move(now), std::move(then), days));
}

}  // namespace waarborg::monitor
