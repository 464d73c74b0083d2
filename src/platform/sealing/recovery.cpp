#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cassert>

#include "platform/sealing/sealing.h"

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

Bytes seal_for(ByteView plain, const PublicKey& holder) {
  Bytes sealed(plain.size() + crypto_box_SEALBYTES);
  crypto_box_seal(sealed.data(), plain.data(), plain.size(), holder.data());
  return sealed;
}

std::optional<Bytes> open_with(ByteView sealed, const KeyPair& holder) {
  if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
  Bytes plain(sealed.size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(), holder.public_key.data(),
                           holder.secret_key.view().data()) != 0) {
    return std::nullopt;
  }
  return plain;
}

const KeyPair* find_pair(const std::vector<std::pair<int, KeyPair>>& present, int custodian) {
  for (const auto& [index, pair] : present) {
    if (index == custodian) return &pair;
  }
  return nullptr;
}

/// Opens the layers from the outermost, which belongs to the first custodian of the share.
std::optional<Key> open_share(const RecoveryShare& share, const std::vector<std::pair<int, KeyPair>>& present) {
  Bytes layer = share.sealed;
  for (const int custodian : share.custodians) {
    const KeyPair* pair = find_pair(present, custodian);
    if (pair == nullptr) return std::nullopt;
    auto inner = open_with(layer, *pair);
    if (!inner) return std::nullopt;
    layer = std::move(*inner);
  }
  if (share.custodians.empty() || layer.size() != Key::size) return std::nullopt;
  Key key = Key::from(layer);
  wipe(layer);
  return key;
}

}  // namespace

std::vector<RecoveryShare> split_for_custodians(const Key& secret, const std::vector<PublicKey>& custodians,
                                                int needed) {
  assert(needed >= 1 && custodians.size() <= kCustodiansMax && static_cast<std::size_t>(needed) <= custodians.size());
  std::vector<RecoveryShare> shares;
  for (unsigned set = 1; set < 1U << custodians.size(); ++set) {
    if (std::popcount(set) != needed) continue;
    RecoveryShare share{members_of(set), {secret.view().begin(), secret.view().end()}};
    for (auto custodian = share.custodians.rbegin(); custodian != share.custodians.rend(); ++custodian) {
      Bytes sealed = seal_for(share.sealed, custodians[static_cast<std::size_t>(*custodian)]);
      wipe(share.sealed);
      share.sealed = std::move(sealed);
    }
    shares.push_back(std::move(share));
  }
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
