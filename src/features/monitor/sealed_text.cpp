#include "features/monitor/sealed_text.h"

namespace waarborg::monitor {
namespace {

// A key in a sealed box: 32 bytes, an ephemeral public key and a tag.
constexpr std::size_t kWrappedBytes = 32 + 32 + 16;
constexpr char kBetween = '\0';  ///< stands in no value of a log

std::string officer_place(std::uint32_t number, std::string_view part) {
  return "monitor_officers:" + std::to_string(number) + ":" + std::string(part);
}

}  // namespace

Bytes seal_for(const sealing::PublicKey& holder, std::string_view place, ByteView plain) {
  const auto key = sealing::Key::random();
  Bytes out = sealing::wrap(key, holder);
  const Bytes sealed = sealing::seal(key, place, plain);
  out.insert(out.end(), sealed.begin(), sealed.end());
  return out;
}

std::optional<Bytes> open_with(const sealing::KeyPair& holder, std::string_view place, ByteView sealed) {
  if (sealed.size() < kWrappedBytes) return std::nullopt;
  const auto key = sealing::unwrap(sealed.first(kWrappedBytes), holder);
  if (!key) return std::nullopt;
  return sealing::open(*key, place, sealed.subspan(kWrappedBytes));
}

Bytes seal_officer(const sealing::PublicKey& approval, const sealing::PublicKey& monitor, std::uint32_t number,
                   const OfficerIdentity& identity) {
  const std::string text = identity.value + kBetween + identity.person_id;
  const Bytes inner = seal_for(approval, officer_place(number, "inner"), as_bytes(text));
  return seal_for(monitor, officer_place(number, "outer"), inner);
}

std::optional<Bytes> open_officer_outside(const sealing::KeyPair& monitor, std::uint32_t number, ByteView sealed) {
  return open_with(monitor, officer_place(number, "outer"), sealed);
}

std::optional<OfficerIdentity> open_officer(const sealing::KeyPair& approval, std::uint32_t number, ByteView inner) {
  const auto bytes = open_with(approval, officer_place(number, "inner"), inner);
  if (!bytes) return std::nullopt;
  const std::string text = as_text(*bytes);
  const auto between = text.find(kBetween);
  if (between == std::string::npos) return std::nullopt;
  return OfficerIdentity{text.substr(0, between), text.substr(between + 1)};
}

std::string reason_place(std::uint32_t number) { return "monitor_reasons:" + std::to_string(number); }

}  // namespace waarborg::monitor
