// Reading a file that came with a form. It rests sealed on the disk; here it is opened into memory.
#pragma once

#include <string>

#include "base/result.h"
#include "platform/http/message.h"

namespace waarborg::administration {

/// The uploaded file of that field, or null when none was chosen.
const http::Upload* upload_of(const http::Request& request, std::string_view field);
/// Errors: "error.file_too_large" (field), "error.file_damaged", "error.storage_unavailable".
Result<std::string> read_upload(const http::Upload& upload, std::uint64_t bytes_max, const std::string& bytes_max_text);

}  // namespace waarborg::administration
