#include "platform/web/session_policy.h"

namespace waarborg::web {

auth::SessionPolicy session_policy(const config::Config& config) {
  auth::SessionPolicy policy;
  policy.idle_minutes = config.session_idle_minutes;
  policy.hours_max = config.session_hours_max;
  policy.cost.memory_bytes = config.password_memory_mib << 20U;
  policy.zone = config.zone;
  return policy;
}

}  // namespace waarborg::web
