// A share: for one set of custodians the secret is the sum (XOR) of as many random parts, each wrapped for one of them,
// one after the other. Fewer parts than all of them say nothing of the secret, and they come in any order.
#include <algorithm>
#include <bit>
#include <cassert>

#include "platform/sealing/recovery_parts.h"

namespace waarborg::sealing {
namespace {

constexpr std::size_t kCustodiansMax = 8;

std::vector<int> members_of(unsigned set) {
  std::vector<int> members;
  for (int i = 0; set >> static_cast<unsigned>(i) != 0; ++i) {
    if ((set >> static_cast<unsigned>(i) & 1U) != 0) members.push_back(i);
  }
  return members;
}

/// Random parts, and a last one that makes their sum the secret.
std::vector<Key> split(const Key& secret, std::size_t count) {
  std::vector<Key> parts;
  for (std::size_t i = 1; i < count; ++i) parts.push_back(Key::random());
  parts.push_back(secret);
  const Key last = sum_of(parts);
  parts.back() = last;
  return parts;
}

RecoveryShare share_of(const Key& secret, const std::vector<PublicKey>& custodians, const std::vector<int>& members) {
  RecoveryShare share{members, {}};
  const auto parts = split(secret, members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Bytes wrapped = wrap(parts[i], custodians[static_cast<std::size_t>(members[i])]);
    share.sealed.insert(share.sealed.end(), wrapped.begin(), wrapped.end());
  }
  return share;
}

const KeyPair* find_pair(const std::vector<std::pair<int, KeyPair>>& present, int custodian) {
  for (const auto& [index, pair] : present) {
    if (index == custodian) return &pair;
  }
  return nullptr;
}

std::optional<Key> open_share(const RecoveryShare& share, const std::vector<std::pair<int, KeyPair>>& present) {
  std::vector<Key> parts;
  for (const int custodian : share.custodians) {
    const KeyPair* pair = find_pair(present, custodian);
    const auto part = pair != nullptr ? part_of(share, custodian, *pair) : std::nullopt;
    if (!part) return std::nullopt;
    parts.push_back(*part);
  }
  if (parts.empty()) return std::nullopt;
  return sum_of(parts);
}

}  // namespace

Key sum_of(const std::vector<Key>& parts) {
  Key sum;
  for (const auto& part : parts)
    for (std::size_t i = 0; i < Key::size; ++i) sum.data()[i] ^= part.view()[i];
  return sum;
}

std::optional<Key> part_of(const RecoveryShare& share, int custodian, const KeyPair& pair) {
  const auto found = std::ranges::find(share.custodians, custodian);
  if (found == share.custodians.end() || share.sealed.size() % share.custodians.size() != 0) return std::nullopt;
  const std::size_t size = share.sealed.size() / share.custodians.size();
  const auto begin = share.sealed.begin() + (found - share.custodians.begin()) * static_cast<std::ptrdiff_t>(size);
  return unwrap(Bytes(begin, begin + static_cast<std::ptrdiff_t>(size)), pair);
}

std::vector<RecoveryShare> split_for_custodians(const Key& secret, const std::vector<PublicKey>& custodians,
                                                int needed) {
  assert(needed >= 1 && custodians.size() <= kCustodiansMax && static_cast<std::size_t>(needed) <= custodians.size());
  std::vector<RecoveryShare> shares;
  for (unsigned set = 1; set < 1U << custodians.size(); ++set)
    if (std::popcount(set) == needed) shares.push_back(share_of(secret, custodians, members_of(set)));
  return shares;
}

std::optional<Key> recover(const std::vector<RecoveryShare>& shares,
                           const std::vector<std::pair<int, KeyPair>>& present) {
  for (const auto& share : shares) {
    if (auto key = open_share(share, present)) return key;
  }
  return std::nullopt;
}

}  // namespace waarborg::sealing
