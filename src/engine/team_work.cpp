#include "engine/team_work.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/pair_looks.h"

namespace waarborg::engine {

TeamWork::TeamWork(const Facts& facts, std::span<const std::uint32_t> peers, Window window,
                   const CaseSettings& settings, unsigned threads)
    : personal_(settings.personal) {
  if (settings.team_actors == 0) return;
  const auto peer_of = [&](const PairDay& day) { return day.actor < peers.size() ? peers[day.actor] : 0; };
  using Look = std::pair<TeamSubject, std::uint32_t>;
  std::array<std::vector<TeamSubject>, kLookParts> shared;
  gather_shared<Look>(
      facts.pairs, settings.team_actors, threads,
      [&](const PairDay& day) { return day.unexplained > 0 && (day.signs & personal_) == 0 && window.has(day.day); },
      [&](const PairDay& day) { return day.subject + peer_of(day); },
      [&](const PairDay& day) {
        return Look{{peer_of(day), day.subject}, day.actor};
      },
      [&](std::size_t part, std::span<const Look> looks) {
        for (std::size_t first = 0, last = 0; first < looks.size(); first = last) {
          while (last < looks.size() && looks[last].first == looks[first].first) ++last;
          if (last - first >= settings.team_actors) shared[part].push_back(looks[first].first);
        }
      });
  for (const auto& some : shared) shared_.insert(shared_.end(), some.begin(), some.end());
  std::sort(shared_.begin(), shared_.end());
  rough_.emplace(shared_.size() * 8);
  for (const auto& one : shared_) rough_->add(one.subject + one.peer);
}

bool TeamWork::cover(const PairDay& day, std::uint32_t peer) const {
  if (shared_.empty() || day.unexplained == 0 || (day.signs & personal_) != 0) return false;
  if (!rough_->may_have(day.subject + peer, 1)) return false;
  return std::binary_search(shared_.begin(), shared_.end(), TeamSubject{peer, day.subject});
}

}  // namespace waarborg::engine
