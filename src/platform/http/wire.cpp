#include "platform/http/wire.h"

#include <fmt/format.h>

#include <array>
#include <ctime>

namespace waarborg::http {
namespace {

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 40> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text.data(), size};
}

void add_header(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  out += ": ";
  for (const char c : value) out.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c);
  out += "\r\n";
}

}  // namespace

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
  }
}

std::string response_head(const Response& response, const HeadOptions& options) {
  std::string out = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  add_header(out, "Date", http_date());
  const bool bodyless = response.status == 204 || response.status == 304;
  if (!bodyless && response.status != 303) add_header(out, "Content-Type", response.content_type);
  for (const auto& [name, value] : response.headers) add_header(out, name, value);
  if (options.framing == Framing::sized && !bodyless) add_header(out, "Content-Length", std::to_string(options.size));
  if (options.framing == Framing::chunked) add_header(out, "Transfer-Encoding", "chunked");
  if (!options.keep_alive) add_header(out, "Connection", "close");
  if (options.keep_alive && options.old_version) add_header(out, "Connection", "keep-alive");
  out += "\r\n";
  return out;
}

std::string chunk_of(std::string_view content) {
  if (content.empty()) return "0\r\n\r\n";
  return fmt::format("{:x}\r\n{}\r\n", content.size(), content);
}

std::string access_line(std::string_view method, std::string_view target, int status, std::int64_t microseconds) {
  std::string path;
  for (const char c : target.substr(0, target.find('?'))) {
    if (c == '"' || c == '\\') path.push_back('\\');
    path.push_back(static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F ? '?' : c);
  }
  return fmt::format("{{\"log\":\"access\",\"method\":\"{}\",\"path\":\"{}\",\"status\":{},\"microseconds\":{}}}\n",
                     method, path, status, microseconds);
}

}  // namespace waarborg::http
