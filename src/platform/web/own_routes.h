// The routes that the platform itself answers.
#pragma once

#include "platform/web/context.h"

namespace waarborg::web {

/// /static/{file}, /language, /healthz and /api/v1/openapi.json.
std::vector<Route> own_routes(const Platform& platform);

/// Remembers the reader's choice in their browser.
void set_language(http::Response& response, i18n::Language language);

}  // namespace waarborg::web
