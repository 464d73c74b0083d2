#include "platform/auth/device.h"

#include <array>
#include <charconv>

#include "base/text.h"

namespace waarborg::auth {
namespace {

constexpr auto kLife = std::chrono::days(365);
constexpr std::size_t kEntriesMax = 8;
constexpr std::size_t kCookieBytesMax = 2000;

struct Sign {
  std::string_view in_user_agent, name;
};
// The order matters: Edge calls itself Chrome as well, and Chrome calls itself Safari.
constexpr std::array<Sign, 6> kBrowsers{{{"Edg", "Edge"},
                                         {"OPR/", "Opera"},
                                         {"SamsungBrowser", "Samsung Internet"},
                                         {"Firefox/", "Firefox"},
                                         {"Chrome/", "Chrome"},
                                         {"Safari/", "Safari"}}};
constexpr std::array<Sign, 7> kSystems{{{"Android", "Android"},
                                        {"iPhone", "iOS"},
                                        {"iPad", "iPadOS"},
                                        {"Windows", "Windows"},
                                        {"CrOS", "ChromeOS"},
                                        {"Mac OS X", "macOS"},
                                        {"Linux", "Linux"}}};

template <std::size_t N>
std::string_view first_sign(const std::array<Sign, N>& signs, std::string_view user_agent) {
  for (const auto& sign : signs) {
    if (user_agent.find(sign.in_user_agent) != std::string_view::npos) return sign.name;
  }
  return {};
}

std::string entry_of(const identity::InstanceKeys& keys, std::string_view account_id, const std::string& device_id,
                     const std::string& expiry) {
  const std::string text = std::string(account_id) + "|" + device_id + "|" + expiry;
  return device_id + "." + expiry + "." + to_base64url(sealing::keyed_token(keys.cookie, "device", text));
}

std::optional<std::string> device_in(const identity::InstanceKeys& keys, const std::string& entry,
                                     std::string_view account_id, Instant now) {
  const auto parts = split(entry, '.');
  if (parts.size() != 3) return std::nullopt;
  std::int64_t expiry = 0;
  const auto end = std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), expiry);
  if (end.ec != std::errc{} || expiry <= to_millis(now)) return std::nullopt;
  if (!sealing::same(as_bytes(entry), as_bytes(entry_of(keys, account_id, parts[0], parts[1])))) return std::nullopt;
  return parts[0];
}

std::vector<std::string> entries_of(std::string_view cookie) {
  if (cookie.empty() || cookie.size() > kCookieBytesMax) return {};
  auto entries = split(cookie, '~');
  if (entries.size() > kEntriesMax) entries.resize(kEntriesMax);
  return entries;
}

}  // namespace

std::string device_name(std::string_view user_agent) {
  const std::string_view browser = first_sign(kBrowsers, user_agent);
  const std::string_view system = first_sign(kSystems, user_agent);
  std::string name(browser);
  if (!browser.empty() && !system.empty()) name += ", ";
  return name.append(system);
}

std::optional<std::string> known_device(const identity::InstanceKeys& keys, std::string_view cookie,
                                        std::string_view account_id, Instant now) {
  for (const auto& entry : entries_of(cookie)) {
    if (auto device = device_in(keys, entry, account_id, now)) return device;
  }
  return std::nullopt;
}

std::string with_device(const identity::InstanceKeys& keys, std::string_view cookie, std::string_view account_id,
                        const std::string& device_id, Instant now) {
  std::vector<std::string> entries{entry_of(keys, account_id, device_id, std::to_string(to_millis(now + kLife)))};
  for (const auto& entry : entries_of(cookie)) {
    if (entries.size() < kEntriesMax && !device_in(keys, entry, account_id, now)) entries.push_back(entry);
  }
  return join(entries, "~");
}

}  // namespace waarborg::auth
