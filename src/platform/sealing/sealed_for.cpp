#include "platform/sealing/sealed_for.h"

namespace waarborg::sealing {
namespace {

// A key in a sealed box: 32 bytes, an ephemeral public key and a tag.
constexpr std::size_t kWrappedBytes = 32 + 32 + 16;

}  // namespace

Bytes seal_for(const PublicKey& holder, std::string_view place, ByteView plain) {
  const auto key = Key::random();
  Bytes out = wrap(key, holder);
  const Bytes sealed = seal(key, place, plain);
  out.insert(out.end(), sealed.begin(), sealed.end());
  return out;
}

std::optional<Bytes> open_with(const KeyPair& holder, std::string_view place, ByteView sealed) {
  if (sealed.size() < kWrappedBytes) return std::nullopt;
  const auto key = unwrap(sealed.first(kWrappedBytes), holder);
  if (!key) return std::nullopt;
  return open(*key, place, sealed.subspan(kWrappedBytes));
}

}  // namespace waarborg::sealing
