// /.well-known/security.txt (RFC 9116): where to tell of a weakness.
#include <fmt/format.h>

#include <fstream>

#include "base/text.h"
#include "features/account/pages.h"

namespace waarborg::account {
namespace {

/// Well within the year that RFC 9116 asks for; the file renews itself with every answer.
constexpr int kDaysValid = 180;

std::string replaced(std::string text, std::string_view place, const std::string& value) {
  for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
    text.replace(at, place.size(), value);
  return text;
}

std::string origin_of(const config::Config& config) {
  if (!config.public_origin.empty()) return config.public_origin;
  return fmt::format("http://{}:{}", config.http_address, config.http_port);
}

}  // namespace

http::Response security_txt(web::Context& context) {
  const config::Config& config = context.platform.config;
  const std::string origin = origin_of(config);
  const std::string contact = config.contact_mail.empty() ? origin + "/contact" : "mailto:" + config.contact_mail;
  const std::string expires = to_iso(add_days(context.platform.today(), kDaysValid)) + "T00:00:00Z";
  std::ifstream file(config.content / "well-known" / "security.txt");
  http::Response response;
  response.content_type = "text/plain; charset=utf-8";
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || starts_with(line, "#")) continue;
    response.body += replaced(replaced(replaced(line, "{contact}", contact), "{expires}", expires), "{origin}", origin);
    response.body += "\n";
  }
  if (response.body.empty()) return web::error_page(context, {not_found()});
  return response;
}

}  // namespace waarborg::account
