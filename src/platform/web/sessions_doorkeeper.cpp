// The everyday doorkeeper: auth::Sessions. Apart from application.cpp, so that a test with its own needs no auth.
#include "platform/web/context.h"

namespace waarborg::web {

Application::Application(Platform& platform, RouteTable table)
    : Application(platform, std::move(table),
                  {[&platform](const std::string& cookie) { return platform.sessions.viewer(cookie); },
                   [&platform](const std::string& header) { return platform.sessions.token_viewer(header); }}) {}

}  // namespace waarborg::web
