#include "engine/events.h"

#include <algorithm>
#include <tuple>

#include "engine/rough_counts.h"

namespace waarborg::engine {

namespace {

/// How many different actors or groups there are within a stretch that days are added to in front and taken from
/// behind.
class Different {
 public:
  void add(std::uint32_t one) { ++times_[one]; }
  void take(std::uint32_t one) {
    const auto found = times_.find(one);
    if (--found->second == 0) times_.erase(found);
  }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(times_.size()); }

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> times_;
};

}  // namespace

Events::Events(const Facts& facts, std::span<const std::uint32_t> peers, Window window, const CaseSettings& settings)
    : personal_(settings.personal) {
  if (settings.event_actors == 0 || settings.event_days == 0) return;
  const auto counts = [&](const PairDay& day) { return day.unexplained > 0 && window.has(day.day); };
  RoughCounts rough(facts.pairs.size());
  for (const auto& day : facts.pairs) {
    if (counts(day)) rough.add(day.subject);
  }
  std::unordered_map<std::uint32_t, Looks> looks;
  for (const auto& day : facts.pairs) {
    if (counts(day) && rough.may_have(day.subject, settings.event_actors))
      looks[day.subject].emplace_back(day.day, day.actor);
  }
  std::vector<bool> groups(1);
  for (const auto& day : facts.actors) {
    const std::uint32_t group = day.actor < peers.size() ? peers[day.actor] : 0;
    if (group >= groups.size()) groups.resize(group + 1);
    groups[group] = true;
  }
  const auto different = std::count(groups.begin(), groups.end(), true);
  groups_ = std::min(settings.event_groups, static_cast<std::uint32_t>(different));
  for (auto& [subject, its] : looks) {
    if (its.size() < settings.event_actors) continue;
    std::sort(its.begin(), its.end());
    find(subject, its, peers, settings);
  }
  std::sort(all_.begin(), all_.end(), [](const Event& a, const Event& b) {
    return std::tuple(b.actors, a.subject, a.first_day) < std::tuple(a.actors, b.subject, b.first_day);
  });
}

/// Stretches of event_days with enough different actors; those that overlap or touch are one event. A stretch that
/// begins on a day without looks has no more in it than the one of the next day with looks.
void Events::find(std::uint32_t subject, const Looks& looks, std::span<const std::uint32_t> peers,
                  const CaseSettings& settings) {
  const auto peer_of = [&](std::uint32_t actor) { return actor < peers.size() ? peers[actor] : 0; };
  std::vector<Window> stretches;
  Different actors, groups;
  std::size_t next = 0;
  for (std::size_t at = 0; at < looks.size(); ++at) {
    const DayNumber begin = looks[at].first, end = begin + static_cast<DayNumber>(settings.event_days) - 1;
    for (; next < looks.size() && looks[next].first <= end; ++next) {
      actors.add(looks[next].second);
      groups.add(peer_of(looks[next].second));
    }
    const bool starts = at == 0 || looks[at - 1].first != begin;
    if (starts && actors.count() >= settings.event_actors && groups.count() >= groups_) {
      const DayNumber last = looks[next - 1].first;
      const bool goes_on = !stretches.empty() && begin <= stretches.back().last + 1;
      if (goes_on) stretches.back().last = last;
      if (!goes_on) stretches.push_back({begin, last});
    }
    actors.take(looks[at].second);
    groups.take(peer_of(looks[at].second));
  }
  for (const auto& one : stretches) {
    Different its;
    for (const auto& [day, actor] : looks) {
      if (one.has(day)) its.add(actor);
    }
    all_.push_back({subject, one.first, one.last, its.count()});
  }
  if (!stretches.empty()) days_.emplace(subject, std::move(stretches));
}

bool Events::cover(const PairDay& day) const {
  if (days_.empty() || day.unexplained == 0 || (day.signs & personal_) != 0) return false;
  const auto found = days_.find(day.subject);
  return found != days_.end() &&
         std::any_of(found->second.begin(), found->second.end(), [&](const Window& one) { return one.has(day.day); });
}

}  // namespace waarborg::engine
