// Where somebody whose password another person made chooses their own; nothing else opens for them until then.
#pragma once

#include <string_view>

namespace waarborg::web {

inline constexpr std::string_view kFirstPasswordPath = "/first-password";

}  // namespace waarborg::web
