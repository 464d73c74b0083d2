#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "platform/auth/sessions.h"
#include "platform/auth/totp_secret.h"

namespace waarborg::auth {
namespace {

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t kStepSeconds = 30;
constexpr int kStepsAround = 1;  // clocks of phones are off by some seconds

Bytes from_base32(std::string_view text) {
  Bytes out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto value = kBase32.find(c);
    if (value == std::string_view::npos) continue;
    bits = bits << 5U | static_cast<std::uint32_t>(value);
    count += 5;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<std::uint8_t>(bits >> count & 255U));
  }
  return out;
}

std::int64_t step_at(Instant at) {
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() / kStepSeconds;
}

std::string code_of_step(ByteView secret, std::int64_t step) {
  std::array<std::uint8_t, 8> message{};
  for (unsigned i = 0; i < 8; ++i)
    message[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(step) >> (56U - 8U * i));
  std::array<std::uint8_t, 20> mac{};
  unsigned size = mac.size();
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), message.data(), message.size(), mac.data(), &size);
  const std::size_t at = mac[19] & 15U;
  const std::uint32_t number =
      (mac[at] & 127U) << 24U | std::uint32_t{mac[at + 1]} << 16U | std::uint32_t{mac[at + 2]} << 8U | mac[at + 3];
  std::string code = std::to_string(number % 1000000U);
  return std::string(6 - code.size(), '0') + code;
}

}  // namespace

std::string new_totp_secret() {
  const Bytes random = random_bytes(32);
  std::string secret;
  for (const std::uint8_t byte : random) secret.push_back(kBase32[byte & 31U]);
  return secret;
}

std::string totp_code(std::string_view base32_secret, Instant at) {
  return code_of_step(from_base32(base32_secret), step_at(at));
}

bool totp_matches(std::string_view base32_secret, std::string_view code, Instant at, std::int64_t& step_out) {
  Bytes secret = from_base32(base32_secret);
  bool found = false;
  for (std::int64_t step = step_at(at) - kStepsAround; step <= step_at(at) + kStepsAround; ++step) {
    if (!sealing::same(as_bytes(code_of_step(secret, step)), as_bytes(code))) continue;
    found = true;
    step_out = step;
  }
  sealing::wipe(secret);
  return found;
}

}  // namespace waarborg::auth
