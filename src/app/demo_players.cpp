#include "app/demo_players.h"

#include "matters/participants.h"
#include "platform/directory/directory.h"
#include "platform/http/sealed_upload.h"

namespace waarborg::app {

namespace {

identity::Viewer viewer_from(storage::Transaction& tx, const matters::House& house, const DemoSignIn& player) {
  identity::Viewer viewer;
  viewer.account_id = player.account_id;
  viewer.name = player.name;
  if (const auto account = directory::find_account(tx, player.account_id)) viewer.person_id = account->person_id;
  viewer.grants = directory::grants_of(tx, player.account_id, house.today());
  viewer.person_token = house.keys().person_token(viewer.person_id);
  viewer.key = player.pair;
  viewer.desks = directory::desks_of(tx, player.account_id, player.pair);
  return viewer;
}

const std::map<std::string, const char*>& parts() {
  static const std::map<std::string, const char*> kPlayers{{"participant:handler", "onderzoeker"},
                                                           {"participant:decider", "gezag2"},
                                                           {"role:team_chief", "chef-noord"},
                                                           {"role:complaint_handler", "klachten"},
                                                           {"role:complaint_committee", "commissie"},
                                                           {"role:confidential_adviser", "vertrouwen"},
                                                           {"desk:triage", "triage"},
                                                           {"desk:complaints", "klachten"},
                                                           {"desk:central", "onderzoeker"},
                                                           {"desk:welfare", "vertrouwen"},
                                                           {"desk:prosecution", "justitie"}};
  return kPlayers;
}

}  // namespace

Result<Players> Players::of(matters::House& house, const DemoForce& force) {
  Players players(house, force);
  TRY(house.database().read([&](storage::Transaction& tx) -> Result<Done> {
    for (const auto& each : force.sign_ins) players.viewers_[each.account_id] = viewer_from(tx, house, each);
    return Done{};
  }));
  return players;
}

std::string Players::account(const std::string& sign_in) const {
  for (const auto& each : force_->sign_ins)
    if (each.sign_in == sign_in) return each.account_id;
  return {};
}

std::string Players::doer_of(storage::Transaction& tx, const matters::Opened& opened,
                             const std::string& responsible) const {
  if (responsible.starts_with("participant:"))
    if (const auto holder = matters::active_participant(tx, opened.matter.id, responsible.substr(12)); !holder.empty())
      return holder.substr(2);
  const auto player = parts().find(responsible);
  return account(player == parts().end() ? "gezag" : player->second);
}

std::string Players::second_of(const std::string& first) const {
  static const std::vector<std::pair<const char*, const char*>> kColleagues{
      {"triage", "triage2"}, {"klachten", "klachten2"}, {"justitie", "justitie2"}, {"gezag2", "gezag"}};
  for (const auto& [one, other] : kColleagues)
    if (account(one) == first) return account(other);
  return account("gezag2");
}

const identity::Viewer& Players::at_desk(const std::string& desk) const {
  const auto player = parts().find("desk:" + desk);
  return viewer(player == parts().end() ? "gezag" : player->second);
}

Result<http::Upload> demo_paper(const matters::House& house, const std::string& name, const std::string& text) {
  return http::sealed_upload(house.platform.config.uploads(), name, "text/plain", text);
}

}  // namespace waarborg::app
