// Files that came in: sealed in the uploads folder, waiting to be taken.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/http/message.h"

namespace waarborg::http {

/// One that the program itself makes, as if it came in. Errors: those of writing a sealed file.
Result<Upload> sealed_upload(const std::filesystem::path& uploads, const std::string& file_name,
                             const std::string& content_type, const std::string& content);

/// Writes what an upload holds to `target`, open: for a folder that nobody else may look into. Memory is one chunk.
/// Errors: "error.storage_unavailable", "error.file_damaged".
Result<Done> unseal_upload(const Upload& upload, const std::filesystem::path& target);
/// The name that a file came with, as one that cannot lead out of its folder and is not hidden.
std::string plain_file_name(const std::string& given);
/// Removes what lies in the folder under a name that begins so, and that nobody changed for so long. What cannot be
/// removed stays.
void remove_forgotten(const std::filesystem::path& folder, std::string_view beginning,
                      std::chrono::hours after = std::chrono::hours(24 * 7));

}  // namespace waarborg::http
