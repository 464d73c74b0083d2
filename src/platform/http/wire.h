// Text on the wire, as pure functions: the head of a response, the frame of a chunk, a line of the access log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace waarborg::http {

enum class Framing { sized, chunked, until_close };

struct HeadOptions {
  Framing framing = Framing::sized;
  std::uint64_t size = 0;
  bool keep_alive = true;
  bool old_version = false;  ///< the request was HTTP/1.0
};

/// Status line and headers with the empty line. Control characters in a header value become blanks, so no
/// value can end a line.
std::string response_head(const Response& response, const HeadOptions& options);
/// The chunk in hexadecimal-length framing; the last one when `content` is empty.
std::string chunk_of(std::string_view content);
std::string_view reason_of(int status);
/// One JSON line: method, path without query, status, microseconds. No address, no user.
std::string access_line(std::string_view method, std::string_view target, int status, std::int64_t microseconds);

}  // namespace waarborg::http
