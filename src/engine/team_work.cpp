#include "engine/team_work.h"

#include <algorithm>
#include <utility>

namespace waarborg::engine {

TeamWork::TeamWork(const Facts& facts, std::span<const std::uint32_t> peers, Window window,
                   const CaseSettings& settings)
    : personal_(settings.personal) {
  if (settings.team_actors == 0) return;
  const auto peer_of = [&](std::uint32_t actor) { return actor < peers.size() ? peers[actor] : 0; };
  const auto counts = [&](const PairDay& day) {
    return day.unexplained > 0 && (day.signs & personal_) == 0 && window.has(day.day);
  };
  RoughCounts rough(facts.pairs.size());
  // Each actor once for a subject: days of a pair stand together. What is far away is fetched in time.
  const auto for_each_pair = [&](const auto& act) {
    constexpr std::size_t kAhead = 16;
    const PairDay* last = nullptr;
    for (std::size_t i = 0; i < facts.pairs.size(); ++i) {
      if (i + kAhead < facts.pairs.size()) {
        const PairDay& coming = facts.pairs[i + kAhead];
        rough.fetch(coming.subject + peer_of(coming.actor));
      }
      const PairDay& day = facts.pairs[i];
      if (!counts(day) || (last != nullptr && last->actor == day.actor && last->subject == day.subject)) continue;
      last = &day;
      act(day, peer_of(day.actor));
    }
  };
  for_each_pair([&](const PairDay& day, std::uint32_t peer) { rough.add(day.subject + peer); });
  std::vector<std::pair<TeamSubject, std::uint32_t>> looks;
  for_each_pair([&](const PairDay& day, std::uint32_t peer) {
    if (rough.may_have(day.subject + peer, settings.team_actors))
      looks.emplace_back(TeamSubject{peer, day.subject}, day.actor);
  });
  std::sort(looks.begin(), looks.end());
  looks.erase(std::unique(looks.begin(), looks.end()), looks.end());
  for (std::size_t first = 0, last = 0; first < looks.size(); first = last) {
    while (last < looks.size() && looks[last].first == looks[first].first) ++last;
    if (last - first >= settings.team_actors) shared_.push_back(looks[first].first);
  }
  rough_.emplace(shared_.size() * 8);
  for (const auto& one : shared_) rough_->add(one.subject + one.peer);
}

bool TeamWork::cover(const PairDay& day, std::uint32_t peer) const {
  if (shared_.empty() || day.unexplained == 0 || (day.signs & personal_) != 0) return false;
  if (!rough_->may_have(day.subject + peer, 1)) return false;
  return std::binary_search(shared_.begin(), shared_.end(), TeamSubject{peer, day.subject});
}

}  // namespace waarborg::engine
