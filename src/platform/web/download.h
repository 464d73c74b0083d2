// Answers that a browser keeps as a file and never shows as a page of this site.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/http/message.h"
#include "platform/sealing/sealing.h"

namespace waarborg::web {

/// The header that says so, RFC 6266: an ASCII name for old clients and the whole name percent-encoded. Quotes,
/// backslashes, line ends and other controls never reach it: the name may come from outside.
std::string attachment(std::string_view file_name);

/// A file made here. The ending of its name tells its type: .csv, .ods, .pdf, .xlsx.
http::Response download(std::string content, std::string_view file_name);

/// A file that was sent in, opened while it is sent; `size` is that of the content, where it is known. Never the type
/// that the sender claimed: nothing of outside is run as part of this site. Errors: as sealing::SealedFileReader::open.
Result<http::Response> download_sealed(const std::filesystem::path& file, const sealing::Key& key,
                                       std::string_view file_name, std::optional<std::uint64_t> size);

}  // namespace waarborg::web
