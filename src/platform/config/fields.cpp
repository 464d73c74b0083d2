#include "platform/config/fields.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "platform/calendar/calendar.h"

namespace waarborg::config {
namespace {

/// Configured words end up in headers of mails and answers, so none may hold a line break.
bool is_one_line(const std::string& word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
}

bool is_address(const std::string& word) {
  const std::size_t at = word.find('@');
  const bool whole = at != std::string::npos && at > 0 && at + 1 < word.size() && word.rfind('@') == at;
  return whole && is_one_line(word) && word.find_first_of(" <>,;\"") == std::string::npos;
}

bool is_listening_address(const std::string& word) {
  in6_addr ignored{};
  return word == "localhost" || inet_pton(AF_INET, word.c_str(), &ignored) == 1 ||
         inet_pton(AF_INET6, word.c_str(), &ignored) == 1;
}

template <auto member>
bool text(Config& config, const std::string& word) {
  if (!is_one_line(word)) return false;
  config.*member = word;
  return true;
}

template <auto member>
bool some_text(Config& config, const std::string& word) {
  return !trim(word).empty() && text<member>(config, word);
}

template <auto member, long long least, long long most>
bool number(Config& config, const std::string& word) {
  long long value = 0;
  const auto [end, bad] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (bad != std::errc{} || end != word.data() + word.size() || value < least || value > most) return false;
  using Number = std::remove_reference_t<decltype(config.*member)>;
  config.*member = static_cast<Number>(value);
  return true;
}

bool content(Config& config, const std::string& word) {
  if (word.empty() || !is_one_line(word)) return false;
  config.content = word;
  return true;
}
bool jurisdiction(Config& config, const std::string& word) {
  return calendar::jurisdiction_from(word).has_value() && text<&Config::jurisdiction>(config, word);
}
bool zone(Config& config, const std::string& word) {
  return calendar::is_zone(word) && text<&Config::zone>(config, word);
}
bool http_address(Config& config, const std::string& word) {
  return is_listening_address(word) && text<&Config::http_address>(config, word);
}
bool public_origin(Config& config, const std::string& word) {
  return (word.empty() || !host_of(word).empty()) && text<&Config::public_origin>(config, word);
}
bool demo(Config& config, const std::string& word) {
  if (word != "true" && word != "false") return false;
  config.demo = word == "true";
  return true;
}
bool mail(Config& config, const std::string& word) {
  return (word == "off" || word == "outbox" || word == "smtp") && text<&Config::mail>(config, word);
}
template <auto member>
bool address(Config& config, const std::string& word) {
  return (word.empty() || is_address(word)) && text<member>(config, word);
}

constexpr const char* kLine = "expected.line";
const content::Expected kPort("expected.port", {"1", "65535"});
constexpr const char* kMail = "expected.mail";

const Field kFields[]{
    {"content", "expected.content_path", content},
    {"jurisdiction", "expected.jurisdiction", jurisdiction},
    {"force_name", "expected.some_line", some_text<&Config::force_name>},
    {"zone", "expected.zone", zone},
    {"database", "expected.database", text<&Config::database>},
    {"http_address", "expected.address", http_address},
    {"http_port", kPort, number<&Config::http_port, 1, 65535>},
    {"http_workers", {"expected.threads", {"1", "256"}}, number<&Config::http_workers, 1, 256>},
    {"public_origin", "expected.origin", public_origin},
    {"demo", "expected.flag", demo},
    {"upload_bytes_max",
     {"expected.bytes", {"1000000", "10000000000"}},
     number<&Config::upload_bytes_max, 1'000'000, 10'000'000'000>},
    {"session_idle_minutes", {"expected.minutes", {"5", "720"}}, number<&Config::session_idle_minutes, 5, 720>},
    {"session_hours_max", {"expected.hours", {"1", "24"}}, number<&Config::session_hours_max, 1, 24>},
    {"mail", "expected.mail_way", mail},
    {"smtp_host", kLine, text<&Config::smtp_host>},
    {"smtp_port", kPort, number<&Config::smtp_port, 1, 65535>},
    {"mail_from", kMail, address<&Config::mail_from>},
    {"contact_name", kLine, text<&Config::contact_name>},
    {"contact_address", kLine, text<&Config::contact_address>},
    {"contact_mail", kMail, address<&Config::contact_mail>},
    {"contact_phone", kLine, text<&Config::contact_phone>},
    {"password_memory_mib", {"expected.mebibytes", {"8", "4096"}}, number<&Config::password_memory_mib, 8, 4096>},
    {"small_number_threshold", {"expected.count", {"3", "100"}}, number<&Config::small_number_threshold, 3, 100>},
};

}  // namespace

std::span<const Field> fields() { return kFields; }

bool is_loopback(const std::string& address) {
  in_addr four{};
  if (inet_pton(AF_INET, address.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24U) == 127;
  return address == "localhost" || address == "::1" || address == "[::1]";
}

std::string host_of(const std::string& origin) {
  const bool secure = starts_with(origin, "https://");
  if (!secure && !starts_with(origin, "http://")) return {};
  std::string host = origin.substr(secure ? 8 : 7);
  if (host.find_first_of("/?#@ \t") != std::string::npos) return {};
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');
  if (colon != std::string::npos && (bracket == std::string::npos || colon > bracket)) {
    const std::string port = host.substr(colon + 1);
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos) return {};
    host.resize(colon);
  }
  return secure || is_loopback(host) ? host : std::string();
}

}  // namespace waarborg::config
