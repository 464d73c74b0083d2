// A file that the program itself makes, as one that came in: sealed in the uploads folder, waiting to be taken.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "platform/http/message.h"

namespace waarborg::http {

/// Errors: those of writing a sealed file.
Result<Upload> sealed_upload(const std::filesystem::path& uploads, const std::string& file_name,
                             const std::string& content_type, const std::string& content);

}  // namespace waarborg::http
