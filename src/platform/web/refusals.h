// Refusals with a status of their own, which no kind of Error stands for (400, 401, 405, 415, 431, 500).
#pragma once

#include "platform/web/context.h"

namespace waarborg::web {

http::Response refusal_page(Context& context, int status, const Errors& errors);
http::Response refusal_document(Context& context, int status, const Errors& errors);
/// The sentence for a request that could not be read.
Error refusal_error(int status);

}  // namespace waarborg::web
