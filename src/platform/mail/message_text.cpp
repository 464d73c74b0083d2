#include "platform/mail/message_text.h"

#include <array>

#include "base/bytes.h"
#include "base/text.h"

namespace waarborg::mail {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";
constexpr std::size_t kLineMax = 76;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
bool has_control(std::string_view text) {
  for (const char c : text) {
    if (is_control(c)) return true;
  }
  return false;
}

std::string escaped(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return {'=', kDigits[byte >> 4U], kDigits[byte & 15U]};
}

/// RFC 2047 words of at most 75 characters; plain ASCII stays as it is.
std::string header_text(std::string_view text) {
  bool plain = true;
  for (const char c : text) plain = plain && static_cast<unsigned char>(c) < 0x80;
  if (plain && text.find("=?") == std::string_view::npos) return std::string(text);
  std::string words;
  while (!text.empty()) {
    // Eighteen bytes become at most 54 characters, and a character is never cut in two.
    const std::string_view part = cut_utf8(text, 18);
    words += words.empty() ? "=?UTF-8?Q?" : "\r\n =?UTF-8?Q?";
    for (const char c : part) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      words += c == ' ' ? "_" : letter ? std::string(1, c) : escaped(c);
    }
    words += "?=";
    text.remove_prefix(part.size());
  }
  return words;
}

/// Quoted-printable of one line, broken softly. A leading dot is escaped too, so no line is a dot alone.
std::string quoted_line(std::string_view line) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool last_space = (c == ' ' || c == '\t') && i + 1 == line.size();
    const bool plain =
        !is_control(c) && static_cast<unsigned char>(c) < 0x80 && c != '=' && !last_space && !(c == '.' && width == 0);
    const std::string piece = plain ? std::string(1, c) : escaped(c);
    if (width + piece.size() >= kLineMax) {
      out += "=\r\n";
      width = 0;
    }
    out += piece;
    width += piece.size();
  }
  return out;
}

std::string quoted_printable(std::string_view body) {
  std::string out;
  for (const std::string& line : split(body, '\n')) {
    const std::string_view bare = line.ends_with('\r') ? std::string_view(line).substr(0, line.size() - 1) : line;
    out += quoted_line(bare) + "\r\n";
  }
  return out;
}

/// "Sun, 22 Nov 2026 10:42:07 +0000".
std::string mail_date(Instant now) {
  static constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto days = std::chrono::floor<std::chrono::days>(now);
  const Date date{days};
  const std::string iso = to_iso(now);  // 2026-11-22T10:42:07Z
  const auto month = static_cast<unsigned>(date.month()) - 1;
  return std::string(kDays[std::chrono::weekday{days}.c_encoding()]) + ", " + iso.substr(8, 2) + " " +
         std::string(kMonths[month]) + " " + iso.substr(0, 4) + " " + iso.substr(11, 8) + " +0000";
}

}  // namespace

bool is_mail_address(const std::string& address) {
  const std::size_t at = address.find('@');
  const bool whole = at != std::string::npos && at > 0 && at + 1 < address.size() && address.rfind('@') == at;
  return whole && address.size() <= 254 && is_clean_utf8(address) && !has_control(address) &&
         address.find_first_of(" <>,;:\"\\()[]") == std::string::npos && address.front() != '-';
}

Result<Done> check(const std::string& from, const Message& message) {
  Errors errors;
  if (!is_mail_address(from)) errors.push_back(invalid("mail.bad_address", "from"));
  if (!is_mail_address(message.to)) errors.push_back(invalid("mail.bad_address", "to"));
  if (has_control(message.subject) || !is_clean_utf8(message.subject)) {
    errors.push_back(invalid("mail.bad_text", "subject"));
  }
  if (!is_clean_utf8(message.body)) errors.push_back(invalid("mail.bad_text", "body"));
  if (!errors.empty()) return errors;
  return Done{};
}

std::string to_mail(const std::string& from, const std::string& from_name, const Message& message, Instant now) {
  const std::string host = from.substr(from.find('@') + 1);
  std::string name;
  for (const char c : from_name) {
    if (!is_control(c) && c != '"' && c != '\\' && c != '<' && c != '>') name += c;
  }
  const std::string encoded = header_text(name);
  const std::string shown = encoded == name ? "\"" + name + "\"" : encoded;
  return "From: " + shown + " <" + from + ">\r\nTo: <" + message.to + ">\r\nSubject: " + header_text(message.subject) +
         "\r\nDate: " + mail_date(now) + "\r\nMessage-ID: <" + new_id() + "@" + host +
         ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
         "Content-Transfer-Encoding: quoted-printable\r\nAuto-Submitted: auto-generated\r\n\r\n" +
         quoted_printable(message.body);
}

}  // namespace waarborg::mail
