// The rules of sessions as this installation is configured.
#pragma once

#include "platform/auth/sessions.h"
#include "platform/config/config.h"

namespace waarborg::web {

auth::SessionPolicy session_policy(const config::Config& config);

}  // namespace waarborg::web
