#include "platform/web/refusals.h"

namespace waarborg::web {

Error refusal_error(int status) {
  switch (status) {
    case 405: return invalid("error.method");
    case 408: return invalid("web.timeout");
    case 413: return invalid("web.body_too_large");
    case 415: return invalid("web.media_type");
    case 431: return invalid("web.headers_too_large");
    case 500:
    case 503: return {ErrorKind::unavailable, "error.unavailable"};
    default: return invalid("error.bad_request");
  }
}

}  // namespace waarborg::web
