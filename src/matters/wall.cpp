#include "matters/wall.h"

#include <algorithm>
#include <set>

#include "matters/participants.h"
#include "platform/directory/directory.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

using Accounts = std::set<std::string>;

Bytes token_of(storage::Transaction& tx, const House& house, const std::string& account_id) {
  const auto account = directory::find_account(tx, account_id);
  return account ? house.keys().person_token(account->person_id) : Bytes{};
}

/// Accounts with a part in the matter, past ones too.
Accounts with_part(storage::Transaction& tx, const std::string& matter_id) {
  Accounts out;
  for (const auto& participant : participants(tx, matter_id))
    if (participant.principal.front() == 'a') out.insert(participant.principal.substr(2));
  return out;
}

/// Accounts that can see the matter now, by themselves or from a desk.
Accounts with_access(storage::Transaction& tx, const House& house, const std::string& matter_id) {
  Accounts out;
  for (const auto& row : tx.query(sql::access_principals, {matter_id})) {
    const std::string& principal = row.text("principal");
    if (principal.front() == 'a') {
      if (!is_excluded(tx, matter_id, token_of(tx, house, principal.substr(2)))) out.insert(principal.substr(2));
      continue;
    }
    for (const auto& member : directory::desk_members(tx, principal.substr(2)))
      if (!is_excluded(tx, matter_id, house.keys().person_token(member.person_id))) out.insert(member.account_id);
  }
  return out;
}

Accounts on_matter(storage::Transaction& tx, const House& house, const std::string& matter_id) {
  Accounts out = with_part(tx, matter_id);
  out.merge(with_access(tx, house, matter_id));
  return out;
}

void shut_out(storage::Transaction& tx, const House& house, const std::string& matter_id,
              const std::string& account_id) {
  exclude(tx, matter_id, token_of(tx, house, account_id), std::string(kWallReason));
}

/// The matters of the case on a track, this one's opposite or any.
std::vector<Matter> on_a_track(storage::Transaction& tx, const std::string& matter_id) {
  std::vector<Matter> out;
  for (const auto& id : case_of(tx, matter_id))
    if (auto matter = load_matter(tx, id); matter && matter->track != Track::none) out.push_back(std::move(*matter));
  return out;
}

std::vector<Matter> other_side(storage::Transaction& tx, const Matter& matter) {
  if (matter.track == Track::none) return {};
  auto out = on_a_track(tx, matter.id);
  std::erase_if(out, [&](const Matter& other) { return !are_opposed(matter.track, other.track); });
  return out;
}

Accounts side_of(storage::Transaction& tx, const std::string& matter_id, Track track) {
  Accounts out;
  for (const auto& matter : on_a_track(tx, matter_id))
    if (matter.track == track) out.merge(with_part(tx, matter.id));
  return out;
}

bool overlap(const Accounts& one, const Accounts& other) {
  return std::ranges::any_of(one, [&](const std::string& account) { return other.contains(account); });
}

/// Of two opposed matters that one person can see, the one they lose.
const Matter& to_lose(const Accounts& parts_in_one, const std::string& account, const Matter& one, const Matter& other,
                      const Accounts& parts_in_other) {
  if (parts_in_one.contains(account)) return other;
  if (parts_in_other.contains(account)) return one;
  return one.received_on <= other.received_on ? other : one;
}

void part_two(storage::Transaction& tx, const House& house, const Matter& one, const Matter& other) {
  const Accounts parts_in_one = with_part(tx, one.id);
  const Accounts parts_in_other = with_part(tx, other.id);
  const Accounts there = on_matter(tx, house, other.id);
  for (const auto& account : on_matter(tx, house, one.id))
    if (there.contains(account))
      shut_out(tx, house, to_lose(parts_in_one, account, one, other, parts_in_other).id, account);
  for (const auto& account : parts_in_one) shut_out(tx, house, other.id, account);
  for (const auto& account : parts_in_other) shut_out(tx, house, one.id, account);
}

}  // namespace

std::vector<std::string> case_of(storage::Transaction& tx, const std::string& matter_id) {
  std::vector<std::string> found{matter_id};
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const auto& row : tx.query(sql::links_of, {found[i]})) {
      const std::string& other = row.text("matter_id");
      if (std::find(found.begin(), found.end(), other) == found.end()) found.push_back(other);
    }
  return found;
}

Result<Done> check_wall_between(storage::Transaction& tx, const Matter& one, const Matter& other) {
  if (are_opposed(one.track, other.track)) return invalid("wall.other_side", "into");
  const auto meets = [&](Track here, Track there) {
    return overlap(side_of(tx, one.id, here), side_of(tx, other.id, there));
  };
  if (meets(Track::disciplinary, Track::criminal) || meets(Track::criminal, Track::disciplinary))
    return invalid("wall.other_side", "into");
  return Done{};
}

Result<Done> check_wall(storage::Transaction& tx, const House& house, const Matter& matter,
                        const std::string& principal) {
  for (const auto& other : other_side(tx, matter))
    if (on_matter(tx, house, other.id).contains(principal.substr(2))) return invalid("wall.other_side", "account");
  return Done{};
}

void shut_out_other_side(storage::Transaction& tx, const House& house, const Matter& matter) {
  for (const auto& other : other_side(tx, matter))
    for (const auto& account : on_matter(tx, house, other.id)) shut_out(tx, house, matter.id, account);
}

void part_sides(storage::Transaction& tx, const House& house, const std::string& matter_id) {
  const auto all = on_a_track(tx, matter_id);
  for (const auto& one : all)
    for (const auto& other : all)
      if (one.track == Track::disciplinary && are_opposed(one.track, other.track)) part_two(tx, house, one, other);
}

void keep_wall_at_desk(storage::Transaction& tx, const House& house, const std::string& desk_id,
                       const std::string& account_id) {
  for (const auto& row : tx.query(sql::access_on_track, {desk_principal(desk_id)})) {
    const auto matter = load_matter(tx, row.text("matter_id"));
    if (matter && !check_wall(tx, house, *matter, account_principal(account_id)).ok())
      shut_out(tx, house, matter->id, account_id);
  }
}

void remember_reader(storage::Transaction& tx, const House& house, const Opened& opened,
                     const std::string& account_id) {
  if (opened.matter.track == Track::none) return;
  const std::string principal = account_principal(account_id);
  for (const auto& participant : participants(tx, opened.matter.id))
    if (participant.principal == principal) return;
  const std::string part(kReaderPart);
  tx.execute(sql::participant_add, {new_id(), opened.matter.id, principal, part, house.today(), "look"});
  tx.execute(sql::participant_end, {opened.matter.id, principal, part, house.today(), "look"});
}

}  // namespace waarborg::matters
