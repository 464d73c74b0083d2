// The header that makes a browser save a file, with a name that came from outside.
#pragma once

#include <string>
#include <string_view>

namespace waarborg::casework {

/// RFC 6266: an ASCII name for old clients and the whole name percent-encoded. Quotes, backslashes, line ends and
/// other controls never reach the header.
std::string attachment(std::string_view file_name);

}  // namespace waarborg::casework
