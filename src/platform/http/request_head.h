// From the parsed head of a request to a Request, with every check that needs no body.
#pragma once

#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/message.hpp>
#include <string_view>

#include "platform/http/exchange.h"

namespace waarborg::http {

/// Fills exchange.request and how to answer. Answers 0, or the status to refuse with (400, 405).
int fill_from_head(Exchange& exchange, const boost::beast::http::request<boost::beast::http::buffer_body>& head);
/// Drops what tells who or with what device someone came: for anonymous routes.
void forget_sender(Request& request);
bool ascii_equal(std::string_view a, std::string_view b);

}  // namespace waarborg::http
