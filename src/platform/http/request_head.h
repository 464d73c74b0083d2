// From the parsed head of a request to a Request, with every check that needs no body.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/exchange.h"

namespace waarborg::http {

/// A request's head as it came. Views into the parser's memory.
struct RawHead {
  std::string_view method;
  std::string_view target;
  bool old_version = false;  ///< HTTP/1.0
  bool keep_alive = false;
  std::vector<std::pair<std::string_view, std::string_view>> headers;
};

/// Fills exchange.request and how to answer. Answers 0, or the status to refuse with (400, 405).
int fill_from_head(Exchange& exchange, const RawHead& head);
/// Drops what tells who or with what device someone came: for anonymous routes.
void forget_sender(Request& request);
bool ascii_equal(std::string_view a, std::string_view b);

}  // namespace waarborg::http
