#include "features/casework/queue_people.h"

#include <algorithm>
#include <map>

#include "platform/directory/directory.h"

namespace waarborg::casework {

std::vector<html::Choice> colleagues(storage::Transaction& tx, const i18n::Translator& t, const matters::House& house,
                                     const identity::Viewer& viewer) {
  std::map<std::string, std::string> person_of;
  for (const auto& desk : viewer.desks)
    for (const auto& member : directory::desk_members(tx, desk.desk_id))
      person_of[member.account_id] = member.person_id;
  for (const auto& grant : viewer.grants)
    for (const auto& account : directory::accounts_with(tx, identity::Role::handler, grant.unit_id, house.today()))
      person_of[account.account_id] = account.person_id;
  person_of.erase(viewer.account_id);
  std::vector<html::Choice> out;
  for (const auto& [account_id, person_id] : person_of) {
    const auto account = directory::find_account(tx, account_id);
    if (account && !account->closed) out.push_back({account_id, directory::person_name(tx, house.keys(), person_id)});
  }
  std::ranges::sort(out, [&](const auto& a, const auto& b) { return t.compare(a.label, b.label) < 0; });
  return out;
}

}  // namespace waarborg::casework
