#include "features/monitor/sealed_text.h"

namespace waarborg::monitor {
namespace {

constexpr char kBetween = '\0';  ///< stands in no value of a log

std::string officer_place(std::uint32_t number, std::string_view part) {
  return "monitor_officers:" + std::to_string(number) + ":" + std::string(part);
}

}  // namespace

Bytes seal_officer(const sealing::Sealer& approval, const sealing::Sealer& monitor, std::uint32_t number,
                   const OfficerIdentity& identity) {
  const std::string text = identity.value + kBetween + identity.person_id;
  const Bytes inner = approval.seal(officer_place(number, "inner"), as_bytes(text));
  return monitor.seal(officer_place(number, "outer"), inner);
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
