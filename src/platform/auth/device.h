// The device a person signs in from: a coarse name, and the cookie that tells a known device from a stranger's
// (docs/decisions/0004-lock-out-by-device-cookie.md). Private to auth.
//
// The cookie holds up to eight entries, newest first, "~" between them: people share workstations. An entry is
// "DEVICE.EXPIRY.MAC": a random id, milliseconds since 1970, and a keyed hash over account, device and expiry.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "platform/identity/instance_keys.h"

namespace waarborg::auth {

/// "Firefox, Linux"; empty parts when the user agent is not of a browser that many people use.
std::string device_name(std::string_view user_agent);

/// The id of the device, when the cookie proves that `account_id` signed in from it within the last year.
std::optional<std::string> known_device(const identity::InstanceKeys& keys, std::string_view cookie,
                                        std::string_view account_id, Instant now);
/// The cookie with an entry for `account_id` added or renewed.
std::string with_device(const identity::InstanceKeys& keys, std::string_view cookie, std::string_view account_id,
                        const std::string& device_id, Instant now);

}  // namespace waarborg::auth
