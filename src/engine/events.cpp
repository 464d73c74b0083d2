#include "engine/events.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/pair_looks.h"

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

/// How many groups of peers there are.
std::uint32_t groups_of(const Facts& facts, std::span<const std::uint32_t> peers) {
  std::vector<bool> groups(1);
  for (const auto& day : facts.actors) {
    const std::uint32_t group = day.actor < peers.size() ? peers[day.actor] : 0;
    if (group >= groups.size()) groups.resize(group + 1);
    groups[group] = true;
  }
  return static_cast<std::uint32_t>(std::count(groups.begin(), groups.end(), true));
}

}  // namespace

Events::Events(const Facts& facts, std::span<const std::uint32_t> peers, Window window, const CaseSettings& settings,
               unsigned threads)
    : personal_(settings.personal) {
  if (settings.event_actors == 0 || settings.event_days == 0) return;
  // Whoever looks is of a group.
  groups_ =
      settings.event_groups <= 1 ? settings.event_groups : std::min(settings.event_groups, groups_of(facts, peers));
  std::array<std::vector<Event>, kLookParts> found;
  gather_shared<Look>(
      facts.pairs, settings.event_actors, threads,
      [&](const PairDay& day) { return day.unexplained > 0 && window.has(day.day); },
      [](const PairDay& day) { return day.subject; },
      [](const PairDay& day) {
        return Look{day.subject, day.day, day.actor};
      },
      [&](std::size_t part, std::span<const Look> looks) {
        for (std::size_t first = 0, last = 0; first < looks.size(); first = last) {
          while (last < looks.size() && looks[last].subject == looks[first].subject) ++last;
          if (last - first >= settings.event_actors)
            find(looks.subspan(first, last - first), peers, settings, found[part]);
        }
      });
  for (const auto& some : found) {
    for (const auto& one : some) {
      all_.push_back(one);
      days_[one.subject].push_back({one.first_day, one.last_day});
    }
  }
  std::sort(all_.begin(), all_.end(), [](const Event& a, const Event& b) {
    return std::tuple(b.actors, a.subject, a.first_day) < std::tuple(a.actors, b.subject, b.first_day);
  });
}

/// Stretches of event_days with enough different actors; those that overlap or touch are one event. A stretch that
/// begins on a day without looks has no more in it than the one of the next day with looks.
void Events::find(Looks looks, std::span<const std::uint32_t> peers, const CaseSettings& settings,
                  std::vector<Event>& found) const {
  const std::uint32_t subject = looks.front().subject;
  const auto peer_of = [&](std::uint32_t actor) { return actor < peers.size() ? peers[actor] : 0; };
  std::vector<Window> stretches;
  Different actors, groups;
  std::size_t next = 0;
  for (std::size_t at = 0; at < looks.size(); ++at) {
    const DayNumber begin = looks[at].day, end = begin + static_cast<DayNumber>(settings.event_days) - 1;
    for (; next < looks.size() && looks[next].day <= end; ++next) {
      actors.add(looks[next].actor);
      groups.add(peer_of(looks[next].actor));
    }
    const bool starts = at == 0 || looks[at - 1].day != begin;
    if (starts && actors.count() >= settings.event_actors && groups.count() >= groups_) {
      const DayNumber last = looks[next - 1].day;
      const bool goes_on = !stretches.empty() && begin <= stretches.back().last + 1;
      if (goes_on) stretches.back().last = last;
      if (!goes_on) stretches.push_back({begin, last});
    }
    actors.take(looks[at].actor);
    groups.take(peer_of(looks[at].actor));
  }
  for (const auto& one : stretches) {
    Different its;
    for (const auto& look : looks) {
      if (one.has(look.day)) its.add(look.actor);
    }
    found.push_back({subject, one.first, one.last, its.count()});
  }
}

bool Events::cover(const PairDay& day) const {
  if (days_.empty() || day.unexplained == 0 || (day.signs & personal_) != 0) return false;
  const auto found = days_.find(day.subject);
  return found != days_.end() &&
         std::any_of(found->second.begin(), found->second.end(), [&](const Window& one) { return one.has(day.day); });
}

}  // namespace waarborg::engine
